internal import TerminalMarkdown

/// One line that a person types at the bottom of a window.
public struct LineEditor: Sendable, Equatable {
  public private(set) var text: String
  public var prompt: String

  public init(prompt: String, text: String = "") {
    self.prompt = prompt
    self.text = text
  }

  public enum Outcome: Sendable, Equatable {
    case editing
    case submitted(String)
    case cancelled
  }

  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): text.append(character)
    case .backspace:
      // Deleting before the first letter leaves the line, as in a pager.
      if text.isEmpty { return .cancelled }
      text.removeLast()
    case .control("u"): text = ""
    case .enter: return .submitted(text)
    case .escape, .control("g"): return .cancelled
    default: break
    }
    return .editing
  }

  /// Pasted text goes in as one line.
  public mutating func paste(_ pasted: String) {
    text += pasted.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(200)
  }

  /// The prompt and the line behind it, and the column where the cursor stands in the last line.
  ///
  /// A prompt that leaves little room stands above the line; of a long line the end is shown.
  public func lines(columns: Int) -> (lines: [String], cursor: Int) {
    var shown = prompt + sanitized(text)
    var above: [String] = []
    if !prompt.isEmpty, cellWidth(of: prompt) + 8 > columns {
      above = wrapped(prompt, width: max(1, columns))
      shown = sanitized(text)
    }
    while cellWidth(of: shown) >= columns, !shown.isEmpty { shown.removeFirst() }
    return (above + [shown], cellWidth(of: shown))
  }
}
