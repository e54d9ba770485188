/// Writes a formula on one line, for prose and for terminals that are too narrow to draw it.
struct MathLine {
  let unicode: Bool
  /// True inside scripts, where signs have no space around them.
  var tight = false

  func text(_ node: MathNode) -> String {
    switch node {
    case .atom(let text, _): return MathLayout(unicode: unicode).spelled(text)
    case .row(let nodes): return row(nodes)
    case .fraction(let numerator, let denominator):
      let upper = numerator.isProduct ? text(numerator) : "(\(text(numerator)))"
      return upper + "/" + grouped(denominator)
    case .root(let inner):
      if !unicode { return "sqrt(\(text(inner)))" }
      return "√" + grouped(inner)
    case .scripts(let base, let lower, let upper): return scripts(base, lower, upper)
    case .accent(let accent, let inner):
      let inner = text(inner)
      if unicode, inner.count == 1 { return inner + accent.combining }
      return "\(accent.rawValue)(\(inner))"
    case .fenced(let left, let inner, let right):
      let brackets = (text(.atom(left, .opening)), text(.atom(right, .closing)))
      return brackets.0 + text(inner) + brackets.1
    case .grid(let kind, let rows): return grid(kind, rows)
    }
  }

  private func row(_ nodes: [MathNode]) -> String {
    let layout = MathLayout(unicode: unicode)
    var line = ""
    var previous: (node: MathNode, kind: MathNode.AtomKind)?
    for node in nodes {
      let kind = node.kind(behind: previous?.kind)
      // The drawing knows where spaces belong.
      if let previous,
        layout.needsGap(previous.node, previous.kind, node, kind, tight: tight, inLine: true)
      {
        line += " "
      }
      line += text(node)
      previous = (node, kind)
    }
    return line
  }

  /// In parentheses unless it holds together by itself.
  private func grouped(_ node: MathNode) -> String {
    node.isSimple ? text(node) : "(\(text(node)))"
  }

  private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> String {
    let layout = MathLayout(unicode: unicode)
    let small = MathLine(unicode: unicode, tight: true)
    var line = text(base)
    if base.atomKind == .big, let lower, let upper {
      let dots = unicode ? "…" : ".."
      return line + "(\(small.text(lower))\(dots)\(small.text(upper)))"
    }
    // Each script is written only once: written twice, nested scripts would take for ever.
    if let lower {
      let text = small.text(lower)
      let isNamed = base.atomKind == .big || base.atomKind == .named
      line +=
        layout.small(text, MathSymbols.subscripts)
        ?? (isNamed ? "(\(text))" : lower.isSimple ? "_\(text)" : "_(\(text))")
    }
    if let upper {
      let text = small.text(upper)
      line +=
        layout.small(text, MathSymbols.superscripts) ?? (upper.isSimple ? "^\(text)" : "^(\(text))")
    }
    return line
  }

  private func grid(_ kind: MathNode.GridKind, _ rows: [[MathNode]]) -> String {
    let lines = rows.map { row in
      row.map(text).filter { !$0.isEmpty }.joined(
        separator: kind == .cases ? " " : kind == .aligned ? " " : ", ")
    }
    switch kind {
    case .cases: return "{ " + lines.joined(separator: "; ") + " }"
    case .aligned: return lines.joined(separator: "; ")
    case .bars: return "|" + lines.joined(separator: "; ") + "|"
    default: return "[" + lines.joined(separator: "; ") + "]"
    }
  }
}
