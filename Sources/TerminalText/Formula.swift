/// A formula in a small subset of TeX.
///
///     let formula = Formula(#"\frac{\partial C}{\partial b} = \sum_{i} \delta_i"#)
///     formula.lines(for: capabilities)
///     // ∂C
///     // ──── = ∑ δᵢ
///     //  ∂b    i
///     formula.line(for: capabilities)  // "∂C/∂b = ∑ᵢ δᵢ"
///
/// Known: `^ _ '`, `\frac`, `\sqrt`, `\sum \prod \int` with limits, Greek letters, `\partial`,
/// operators and relations, `\hat \bar \tilde \vec`, `\text{}`, `\left( … \right)`, and the
/// environments `bmatrix pmatrix matrix vmatrix cases aligned`.
package struct Formula: Sendable, Equatable {
  let source: String

  /// What the formula has that is not known, in words; empty if all is well.
  package let problems: [String]

  private let node: MathNode

  /// Longer ones would be drawn wider and taller than anyone could read.
  static let maximumLength = 4000

  package init(_ source: String) {
    self.source = source
    guard source.utf8.count <= Self.maximumLength else {
      node = .empty
      problems = ["more than \(Self.maximumLength) bytes"]
      return
    }
    var parser = MathParser(source)
    let parsed = parser.parse()
    problems = parser.problems
    // What is not understood may be nested too deep to be walked over.
    node = problems.isEmpty ? parsed : .empty
  }

  /// The formula drawn over several lines, none wider than the terminal.
  ///
  /// Where it is too wide it is broken before a relation or another sign; where even that does not
  /// help, it is written on lines of text. With ``problems``, the source is shown as it is.
  package func lines(for capabilities: TerminalCapabilities) -> [String] {
    guard problems.isEmpty else {
      let source = sanitized(source, unicode: capabilities.unicode, keepingNewlines: true)
      return wrapped(source, width: capabilities.width)
    }
    if capabilities.accessible { return wrapped("Formula: " + spoken, width: capabilities.width) }
    let layout = MathLayout(unicode: capabilities.unicode)
    let breaking = MathLineBreaking(node, layout: layout, width: capabilities.width)
    guard let boxes = breaking.boxes else {
      return wrapped(line(for: capabilities), width: capabilities.width, indent: "  ")
    }
    return boxes.flatMap { $0.lines.map(trimmed) }
  }

  /// The formula on one line, as it stands in prose. With ``problems``, its source.
  package func line(for capabilities: TerminalCapabilities) -> String {
    guard problems.isEmpty else { return sanitized(source, unicode: capabilities.unicode) }
    if capabilities.accessible { return spoken }
    return MathLine(unicode: capabilities.unicode).text(node)
  }

  /// The formula in words: "partial C over partial b equals the sum over i of δ sub i".
  var spoken: String {
    problems.isEmpty ? MathSpeech().text(node) : sanitized(source)
  }
}
