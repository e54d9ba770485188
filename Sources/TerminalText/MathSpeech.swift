/// Writes a formula in words, for screen readers.
struct MathSpeech {
  func text(_ node: MathNode) -> String {
    var text = ""
    for word in words(node).utf8.split(separator: 0x20) {
      // No space behind an opening bracket, nor before a closing one and a comma.
      let isBehindBracket = text.utf8.isEmpty || text.utf8.last == UInt8(ascii: "(")
      if !isBehindBracket, word.first != UInt8(ascii: ")"), word.first != UInt8(ascii: ",") {
        text += " "
      }
      text += Substring(word)
    }
    return text
  }

  private func words(_ node: MathNode) -> String {
    switch node {
    case .atom(let text, let kind):
      return kind == .text ? sanitized(text) : MathSymbols.spoken[text] ?? sanitized(text)
    case .row(let nodes): return nodes.map(words).joined(separator: " ")
    case .fraction(let numerator, let denominator):
      return "\(grouped(numerator)) over \(grouped(denominator))"
    case .root(let inner): return "the square root of \(grouped(inner))"
    case .scripts(let base, let lower, let upper): return scripts(base, lower, upper)
    case .accent(let accent, let inner): return "\(words(inner)) \(accent.rawValue)"
    case .fenced(let left, let inner, let right):
      return "\(words(.atom(left, .opening))) \(words(inner)) \(words(.atom(right, .closing)))"
    case .grid(let kind, let rows): return grid(kind, rows)
    }
  }

  private func grouped(_ node: MathNode) -> String {
    node.isProduct ? words(node) : "( \(words(node)) )"
  }

  /// Three letters or more in a script are a word: `out`.
  private func script(_ node: MathNode) -> String {
    let letters = node.elements.map { element in
      if case .atom(let text, .ordinary) = element, text.count == 1, text.first?.isLetter ?? false {
        return text
      }
      return ""
    }
    if letters.count > 2, letters.allSatisfy({ !$0.isEmpty }) { return letters.joined() }
    return node.elements.count == 1 ? words(node) : grouped(node)
  }

  private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> String {
    var text = words(base)
    if base.atomKind == .big {
      if let lower { text += upper == nil ? " over \(words(lower))" : " from \(words(lower))" }
      if let upper { text += " to \(words(upper))" }
      return text + " of"
    }
    if let lower { text += " sub \(script(lower))" }
    switch upper {
    case nil: break
    case .atom("2", _), .row([.atom("2", .ordinary)]): text += " squared"
    case .some(let upper): text += " to the power of \(script(upper))"
    }
    return text
  }

  private func grid(_ kind: MathNode.GridKind, _ rows: [[MathNode]]) -> String {
    switch kind {
    case .aligned: return rows.map { $0.map(words).joined(separator: " ") }.joined(separator: "; ")
    case .cases:
      return "either "
        + rows.map { $0.map(words).joined(separator: ", ") }.joined(separator: "; or ")
    default:
      let cells = rows.map { row in row.map { MatrixLayout.Cell(text($0)) } }
      return MatrixLayout(rows: cells).description.dropLast() + ";"
    }
  }
}
