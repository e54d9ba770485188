internal import TerminalText

extension MarkdownDocument {
  /// Something that is shown as it stands in the source, because it could not be understood.
  public struct Problem: Sendable, Equatable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    /// What is not understood, in words.
    public let message: String

    public var description: String { "Line \(line): \(message)" }
  }

  /// What an author should mend: formulas that are not understood, matrices that are none, HTML, and
  /// tables, which CommonMark does not have.
  public var problems: [Problem] {
    var problems: [Problem] = []
    var line = 1
    var walk = NodeWalk(tree.root)
    while let step = walk.next() {
      guard case .enter(let node) = step else { continue }
      if node.startLine > 0 { line = node.startLine }
      for message in node.problems {
        problems.append(Problem(line: line, message: sanitized(message)))
      }
    }
    return problems
  }
}

extension HTMLText {
  fileprivate var problems: [String] {
    if hasOpenComment { return ["The comment is never closed, and hides all that follows."] }
    return shown.contains("<") ? ["HTML is shown as it stands; write it in Markdown."] : []
  }
}

extension CommonMarkNode {
  fileprivate var problems: [String] {
    switch kind {
    case .codeBlock where fenceInfo == "math":
      Formula(literal).problems.map { "The formula has \($0)." }
    case .codeBlock where fenceInfo.hasPrefix("matrix"):
      MatrixLayout(parsing: literal) == nil ? ["The matrix has a cell that is no number."] : []
    case .code where isFormula:
      Formula(literal).problems.map { "The formula `\(literal)` has \($0)." }
    case .htmlBlock, .htmlInline: HTMLText(literal).problems
    case .text where looksLikeTable:
      ["CommonMark has no tables; use a list or a matrix."]
    default: []
    }
  }

  /// Whether this code stands between dollar signs.
  private var isFormula: Bool {
    guard let before = previous, let after = next, before.kind == .text, after.kind == .text else {
      return false
    }
    return before.literal.hasSuffix("$") && after.literal.hasPrefix("$")
  }

  /// Whether this is the line below a table's head.
  private var looksLikeTable: Bool {
    let text = literal
    return text.contains("|") && text.contains("--") && text.allSatisfy { " |-:".contains($0) }
  }
}
