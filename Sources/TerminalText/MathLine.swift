/// Writes a formula on one line, for prose and for terminals that are too narrow to draw it.
struct MathLine {
  let unicode: Bool
  /// True inside scripts, where signs have no space around them.
  var tight = false

  func text(_ node: MathNode) -> String {
    var line = ""
    write(node, to: &line)
    return line
  }

  private func write(_ node: MathNode, to line: inout String) {
    switch node {
    case .atom(let text, _): line += MathLayout(unicode: unicode).spelled(text)
    case .row(let nodes): write(nodes, to: &line)
    case .fraction(let numerator, let denominator):
      write(numerator, grouped: !numerator.isProduct, to: &line)
      line += "/"
      write(denominator, grouped: !denominator.isSimple, to: &line)
    case .root(let inner):
      line += unicode ? "√" : "sqrt"
      write(inner, grouped: !unicode || !inner.isSimple, to: &line)
    case .scripts(let base, let lower, let upper): writeScripts(base, lower, upper, to: &line)
    case .accent(let accent, let inner):
      let inner = text(inner)
      line +=
        unicode && inner.count == 1
        ? inner + accent.combining : "\(accent.rawValue)(\(inner))"
    case .fenced(let left, let inner, let right):
      write(.atom(left, .opening), to: &line)
      write(inner, to: &line)
      write(.atom(right, .closing), to: &line)
    case .grid(let kind, let rows): line += grid(kind, rows)
    }
  }

  private func write(_ nodes: [MathNode], to line: inout String) {
    let layout = MathLayout(unicode: unicode)
    var previous: MathNode.AtomKind?
    for index in nodes.indices {
      let kind = nodes[index].kind(behind: previous)
      // The drawing knows where spaces belong.
      if let previous,
        layout.needsGap(nodes[index - 1], previous, nodes[index], kind, tight: tight, inLine: true)
      {
        line += " "
      }
      write(nodes[index], to: &line)
      previous = kind
    }
  }

  /// In parentheses unless it holds together by itself.
  private func write(_ node: MathNode, grouped: Bool, to line: inout String) {
    if grouped { line += "(" }
    write(node, to: &line)
    if grouped { line += ")" }
  }

  private func writeScripts(
    _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, to line: inout String
  ) {
    let layout = MathLayout(unicode: unicode)
    let small = MathLine(unicode: unicode, tight: true)
    write(base, to: &line)
    if base.atomKind == .big, let lower, let upper {
      line += "("
      small.write(lower, to: &line)
      line += unicode ? "…" : ".."
      small.write(upper, to: &line)
      line += ")"
      return
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
