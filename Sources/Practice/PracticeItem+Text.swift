internal import Course
internal import Judge
internal import LessonFolder
public import TerminalText

// An item in words and pictures; nothing here gives the answer away.
extension PracticeItem {
  /// The question in one sentence or two.
  public var sentence: String {
    switch question {
    case .result:
      guard case .tuple(let fields) = answer else { return "What does it return?\(rounding)" }
      return "What does it return? Type \(list(fields.map(\.label))), in this order.\(rounding)"
    case .cell(let place): return "What is \(name(place))?\(rounding)"
    case .shape(let labels):
      let whole = name(ElementPath(labels: labels, []))
      guard answerCount > 1 else { return "How many numbers has \(whole)?" }
      return "How many rows and columns has \(whole)?"
    case .matrix(let labels):
      return "What is all of \(name(ElementPath(labels: labels, [])))?\(rounding)"
    case .argument(_, let cell, let value):
      return "A question mark hides one number. \(name(cell, isSubject: true)) is "
        + "\(ValueText.shown(.number(value))). Which number is hidden?"
    case .change(let place, let cell):
      return "\(self.name(of: place)) grows by 1. By how much does \(name(cell)) grow? (Where it "
        + "falls, the answer is negative.)"
    case .fault(let labels, let shown):
      let place = answerCount > 1 ? "in which row and column does it stand" : "at which place is it"
      return
        "One of these \(shown.leaves.count) numbers of \(name(ElementPath(labels: labels, []))) "
        + "is wrong: \(place), counted from 0?"
    case .mistake: return "A program with a mistake returned this. Which mistake was it?"
    case .operation: return "Which of these functions makes this result of \(list(names))?"
    }
  }

  private var rounding: String { isRounded ? " Two decimals will do." : "" }

  private func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }

  /// `result.z[0][1]`, or for a result that is one number "the result".
  private func name(_ place: ElementPath, isSubject: Bool = false) -> String {
    let path = place.description
    if path.isEmpty { return isSubject ? "The result" : "the result" }
    return "result" + (path.hasPrefix("[") ? "" : ".") + path
  }

  /// `input[0][1]`, as in Swift.
  public func name(of place: Place) -> String {
    names[place.argument]
      + arguments[place.argument].way(to: place.path).map(\.description).joined()
  }

  /// How the arguments are called: where the function is asked for, its names would tell.
  var names: [String] {
    if case .operation = question {
      return arguments.indices.map { String("ABCDEFGH".dropFirst($0).prefix(1)) }
    }
    return function.parameters.map(\.name)
  }

  /// The arguments as they are shown: what is asked for is a question mark.
  var shownArguments: [Value] {
    guard case .argument(let place, _, _) = question else { return arguments }
    var arguments = arguments
    arguments[place.argument] = arguments[place.argument]
      .replacing(place.path, with: .text("?"))
    return arguments
  }

  /// The call with what is short in it, and the names of what stands below it.
  func call(inFull: Bool) -> String {
    let list = zip(function.parameters, zip(names, shownArguments)).map { parameter, argument in
      let value = inFull || argument.1.isInline ? argument.1.inline : argument.0
      return parameter.label == "_" ? value : "\(parameter.label): \(value)"
    }
    return "\(function.name)(\(list.joined(separator: ", ")))"
  }

  /// All of it on one line, for programs.
  public var text: String {
    var text: String
    switch question {
    case .operation(let shown, let choices):
      text =
        zip(names, arguments).map { "\($0) = \($1.inline)" }.joined(separator: ", ")
        + ", result = \(shown.inline). \(sentence) \(choices.joined(separator: "; "))"
    case .mistake(let shown, let choices):
      text =
        "\(call(inFull: true)), returned \(shown.inline). \(sentence) "
        + choices.joined(separator: "; ")
    case .fault(_, let shown): text = "\(call(inFull: true)), shown \(shown.inline). \(sentence)"
    default: text = "\(call(inFull: true)). \(sentence)"
    }
    return text
  }

  /// The item for a window, without a line for what is typed.
  public func lines(_ capabilities: TerminalCapabilities) -> [String] {
    func prose(_ text: String, _ style: TextStyle = .plain) -> [String] {
      wrapped(capabilities.cleaned(text), width: capabilities.width)
        .map { capabilities.styled($0, style) }
    }
    var pictures: [MatrixLayout] = []
    var lines: [String] = []
    if case .operation = question {
    } else {
      lines += prose(call(inFull: false), .code)
      if !summary.isEmpty { lines += prose(summary, .dim) }
      lines.append("")
    }
    for (name, value) in zip(names, shownArguments) {
      if case .operation = question, value.isInline {
        lines += prose("\(name) = \(value.inline)")
      } else if !value.isInline {
        pictures += value.layouts(name)
      }
    }
    switch question {
    case .mistake(let shown, _), .operation(let shown, _), .fault(_, let shown):
      if shown.isInline {
        lines += prose("It returned \(shown.inline).")
      } else {
        pictures += shown.layouts("result")
      }
    default: break
    }
    if !pictures.isEmpty { lines += MatrixLayout.flowing(pictures, for: capabilities) + [""] }
    lines += prose(sentence, .bold)
    for (letter, choice) in zip("abcdefgh", choices) {
      let text = wrapped(capabilities.cleaned(choice), width: capabilities.width - 4)
      lines += text.enumerated().map { ($0 == 0 ? " \(letter)  " : "    ") + $1 }
    }
    return lines
  }
}

extension Value {
  /// Whether it is shown within a line: a number, a few in a row, or a tuple of such.
  var isInline: Bool {
    switch self {
    case .list(let elements):
      elements.allSatisfy { $0.number != nil || $0.text != nil } && elements.count <= 6
    case .tuple(let fields): fields.allSatisfy(\.value.isInline)
    default: true
    }
  }

  /// As Swift writes it, with a bare question mark for what is hidden.
  var inline: String { ValueText.shown(self).replacing("\"?\"", with: "?") }

  /// Its matrices, each under its name: `network.filters[0]`.
  func layouts(_ name: String) -> [MatrixLayout] {
    switch self {
    case .tuple(let fields): return fields.flatMap { $0.value.layouts("\(name).\($0.label)") }
    case .list(let elements):
      if elements.allSatisfy(\.isCell) { return [MatrixLayout(rows: [cells], title: name)] }
      let rows = elements.map(\.cells)
      if elements.allSatisfy({ $0.isRow }) { return [MatrixLayout(rows: rows, title: name)] }
      return elements.enumerated().flatMap { $1.layouts("\(name)[\($0)]") }
    default: return [MatrixLayout(rows: [[MatrixLayout.Cell(inline)]], title: name)]
    }
  }

  private var isCell: Bool {
    if case .list = self { return false }
    if case .tuple = self { return false }
    return true
  }

  fileprivate var isRow: Bool {
    guard case .list(let elements) = self else { return false }
    return elements.allSatisfy(\.isCell)
  }

  private var cells: [MatrixLayout.Cell] {
    guard case .list(let elements) = self else { return [] }
    return elements.map { MatrixLayout.Cell($0.inline) }
  }
}

extension PracticeItem {
  /// The right answer as it is told: a number, a matrix row by row, or the words of a choice.
  public var answerText: String {
    guard choices.isEmpty else {
      let index = answer.integer ?? 0
      return "\(String("abcdefgh".dropFirst(index).prefix(1))), \(choices[index])"
    }
    guard case .list(let elements) = answer else {
      guard case .tuple(let fields) = answer else { return answer.inline }
      return fields.map { "\($0.label) \($0.value.inline)" }.joined(separator: ", ")
    }
    return elements.map { element in
      guard case .list(let numbers) = element else { return element.inline }
      return numbers.map(\.inline).joined(separator: " ")
    }.joined(separator: elements.contains(where: \.isRow) ? "; " : ", ")
  }
}
