internal import LessonFolder

/// A lesson's Markdown, line by line: what is prose, what is a fenced block, what is a code span.
///
/// The reader of the terminal works on parsed Markdown; this keeps the line numbers that an author
/// needs.
public struct LessonSource: Sendable {
  /// A fenced block.
  public struct Block: Sendable, Equatable {
    /// What stands behind the opening fence.
    public var info: String
    /// The lines between the fences, each with its end.
    public var body: String
    /// The line of the opening fence, counted from 1.
    public var line: Int

    /// The first word behind the fence.
    public var name: Substring { info.prefix { $0 != " " } }
  }

  /// Text with its place in the file.
  public struct Line: Sendable, Equatable {
    /// Without the end of the line.
    public var text: String
    /// The line's number, counted from 1; of several lines that of the first.
    public var number: Int

    package init(text: String, number: Int) {
      self.text = text
      self.number = number
    }
  }

  /// The fenced blocks, in their order.
  public private(set) var blocks: [Block] = []
  /// Every line outside fenced blocks.
  public private(set) var prose: [Line] = []

  /// Reads the text of a lesson; a block that is left open goes on to its end.
  public init(_ text: String) {
    var open: Block?
    for (index, line) in text.byteLines.enumerated() {
      let line = String(line)
      if let block = open {
        if line.hasPrefix("```") {
          blocks.append(block)
          open = nil
        } else {
          open?.body += line + "\n"
        }
      } else if line.hasPrefix("```") {
        open = Block(info: trimmed(line.dropFirst(3)), body: "", line: index + 1)
      } else {
        prose.append(Line(text: line, number: index + 1))
      }
    }
    if let open { blocks.append(open) }
  }

  /// The headings of the second level: the lesson's steps.
  public var sections: [Line] {
    prose.filter { $0.text.hasPrefix("## ") }
      .map { Line(text: String($0.text.dropFirst(3)), number: $0.number) }
  }

  /// The prose in paragraphs and items of lists, each with all of its lines; headings aside.
  public var paragraphs: [Line] {
    var paragraphs: [Line] = []
    var last: Line?
    for line in prose {
      let isText = line.text.contains { !$0.isWhitespace } && !line.text.hasPrefix("#")
      let isItem = line.text.prefixMatch(of: /\s*(?:[-*+]|\d+[.)])\s/) != nil
      if isText, !isItem, let before = last, before.number + 1 == line.number {
        paragraphs[paragraphs.count - 1].text += "\n" + line.text
      } else if isText {
        paragraphs.append(line)
      }
      last = isText ? line : nil
    }
    return paragraphs
  }

  /// What stands between single backticks, the formulas in `` $`…`$ `` aside.
  public var codeSpans: [Line] {
    prose.flatMap { line in
      Self.parts(of: line.text).compactMap { part in
        part.isCode ? Line(text: part.text, number: line.number) : nil
      }
    }
  }

  /// The prose without its code spans and formulas.
  public var plainProse: [Line] { prose.map(\.withoutCode) }

  /// The targets of links and pictures, with what stands in their brackets.
  public var links: [(text: String, target: String, isPicture: Bool, line: Int)] {
    plainProse.flatMap { line in
      line.text.matches(of: /(!?)\[([^\]]*)\]\(([^)\s]*)\)/).map { match in
        (String(match.2), String(match.3), match.1 == "!", line.number)
      }
    }
  }

  fileprivate struct Part {
    var text: String
    var isCode: Bool
    var isFormula: Bool
  }

  fileprivate static func parts(of line: String) -> [Part] {
    let pieces = line.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return pieces.enumerated().map { index, piece in
      let isInside = index % 2 == 1
      let isFormula =
        isInside && pieces[index - 1].hasSuffix("$") && index + 1 < pieces.count
        && pieces[index + 1].hasPrefix("$")
      return Part(text: piece, isCode: isInside && !isFormula, isFormula: isFormula)
    }
  }
}

extension LessonSource.Line {
  /// Without its code spans and formulas, of which the ends of lines stay.
  package var withoutCode: LessonSource.Line {
    let parts = LessonSource.parts(of: text).map { part in
      part.isCode || part.isFormula ? part.text.filter { $0 == "\n" } : part.text
    }
    return LessonSource.Line(text: parts.joined(), number: number)
  }
}
