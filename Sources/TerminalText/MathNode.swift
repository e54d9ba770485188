/// A formula as it was meant: what ``MathParser`` makes of TeX.
enum MathNode: Equatable, Sendable {
  case atom(String, AtomKind)
  case row([MathNode])
  indirect case fraction(MathNode, MathNode)
  indirect case root(MathNode)
  indirect case scripts(base: MathNode, lower: MathNode?, upper: MathNode?)
  indirect case accent(MathAccent, MathNode)
  indirect case fenced(left: String, MathNode, right: String)
  case grid(GridKind, [[MathNode]])

  /// What an atom is decides the space around it.
  enum AtomKind: Sendable {
    case ordinary, binary, relation, opening, closing, punctuation
    /// `∑` and its like: scripts are set above and below.
    case big
    /// `max`, `log`: upright, with a space behind.
    case named
    case space
    case text
  }

  /// The environments.
  enum GridKind: Sendable { case plain, brackets, parentheses, bars, cases, aligned }
}

/// A sign over a symbol.
enum MathAccent: String, Sendable {
  case hat, bar, tilde, vec, dot, overline, widehat

  /// The combining character that sets it over one letter.
  var combining: String {
    switch self {
    case .hat, .widehat: "\u{302}"
    case .bar, .overline: "\u{304}"
    case .tilde: "\u{303}"
    case .vec: "\u{20D7}"
    case .dot: "\u{307}"
    }
  }

  /// What stands in the line above where there is more than one letter, or only ASCII.
  func line(over width: Int, unicode: Bool) -> String {
    switch self {
    case .hat, .widehat: padded("^", to: width, alignment: .center)
    case .bar, .overline: String(repeating: "_", count: width)
    case .tilde: padded("~", to: width, alignment: .center)
    case .vec: padded(unicode ? "→" : "->", to: width, alignment: .center)
    case .dot: padded(".", to: width, alignment: .center)
    }
  }
}

extension MathNode {
  static let empty = MathNode.row([])

  /// The nodes in a row of this and nothing else around them.
  var elements: [MathNode] {
    if case .row(let nodes) = self { return nodes }
    return [self]
  }

  var atomKind: AtomKind {
    switch self {
    case .atom(_, let kind): kind
    case .scripts(let base, _, _): base.atomKind
    case .accent(_, let base): base.atomKind
    case .row(let nodes) where nodes.count == 1: nodes[0].atomKind
    default: .ordinary
    }
  }

  /// Whether it can stand beside `/`, `√` or `^` without parentheses in a line.
  var isSimple: Bool {
    switch self {
    case .atom(_, let kind): kind != .binary && kind != .relation && kind != .text
    case .scripts, .accent, .fenced: true
    case .grid(let kind, _): kind != .plain && kind != .aligned
    case .fraction: false
    case .root: true
    case .row(let nodes):
      nodes.count == 1 ? nodes[0].isSimple : nodes.first == .atom("∂", .ordinary) && isProduct
    }
  }

  /// Whether it is only factors, so that no parentheses are needed before `/`.
  var isProduct: Bool {
    elements.allSatisfy { node in
      switch node.atomKind {
      case .binary, .relation, .punctuation, .text, .big: false
      default: node.elements.count == 1 && node != .empty && !node.isFraction
      }
    }
  }

  private var isFraction: Bool {
    if case .fraction = self { return true }
    return false
  }
}
