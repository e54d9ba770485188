/// Draws a formula in two dimensions.
///
/// Letters, minus signs and fraction bars lie on one line, the axis; limits, numerators and scripts
/// that have no Unicode form are set above and below it.
struct MathLayout {
  let unicode: Bool

  /// - Parameter tight: true inside scripts and limits, where signs have no space around them.
  func box(_ node: MathNode, tight: Bool = false) -> MathBox {
    switch node {
    case .atom(let text, _): MathBox(spelled(text))
    case .row(let nodes): row(nodes, tight: tight)
    case .fraction(let numerator, let denominator): fraction(numerator, denominator, tight: tight)
    case .root(let inner): root(inner)
    case .scripts(let base, let lower, let upper):
      base.hasLimits && !tight
        ? limits(base, lower, upper) : scripts(base, lower, upper, tight: tight)
    case .accent(let accent, let inner): accented(inner, accent, tight: tight)
    case .fenced(let left, let inner, let right):
      box(inner, tight: tight).fenced(
        left: spelledBracket(left), right: spelledBracket(right), unicode: unicode)
    case .grid(let kind, let rows): grid(kind, rows)
    }
  }

  func spelled(_ text: String) -> String { sanitized(text, unicode: unicode) }

  /// Floor and ceiling stay signs where they can be drawn tall.
  private func spelledBracket(_ bracket: String) -> String {
    unicode || bracket == "⌊" || bracket == "⌋" ? bracket : spelled(bracket)
  }

  // MARK: Rows

  /// A node of a row, drawn.
  struct Item {
    var box: MathBox
    var kind: MathNode.AtomKind
    /// The cells between it and the one before it.
    var gap: Int
  }

  func items(_ nodes: [MathNode], tight: Bool) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(nodes.count)
    var previous: MathNode.AtomKind?
    for index in nodes.indices {
      let kind = nodes[index].kind(behind: previous)
      var hasGap = false
      if let previous {
        hasGap = needsGap(nodes[index - 1], previous, nodes[index], kind, tight: tight)
      }
      items.append(Item(box: box(nodes[index], tight: tight), kind: kind, gap: hasGap ? 1 : 0))
      previous = kind
    }
    return items
  }

  private func row(_ nodes: [MathNode], tight: Bool) -> MathBox {
    var boxes: [MathBox] = []
    boxes.reserveCapacity(nodes.count * 2)
    for item in items(nodes, tight: tight) {
      if item.gap > 0 { boxes.append(MathBox(" ")) }
      boxes.append(item.box)
    }
    return boxes.isEmpty ? .empty : .row(boxes)
  }

  /// Whether a space belongs between two neighbours.
  func needsGap(
    _ left: MathNode, _ leftKind: MathNode.AtomKind, _ right: MathNode,
    _ rightKind: MathNode.AtomKind, tight: Bool, inLine: Bool = false
  ) -> Bool {
    if leftKind == .space || rightKind == .space { return false }
    if leftKind == .named { return rightKind != .opening }
    if right.isPrime { return false }
    if !unicode, left.isWord || right.isWord, !leftKind.isBracket, !rightKind.isBracket {
      return true
    }
    if tight { return false }
    if leftKind.isSign || rightKind.isSign { return true }
    if leftKind == .punctuation || leftKind == .big { return true }
    if rightKind == .big || rightKind == .named { return leftKind != .opening }
    // The bar of a fraction must not run into its neighbour.
    return !inLine && (left.isTall || right.isTall)
      && !leftKind.isBracket && !rightKind.isBracket
      && rightKind != .punctuation
  }

  // MARK: Fractions and roots

  private func fraction(_ numerator: MathNode, _ denominator: MathNode, tight: Bool) -> MathBox {
    if tight { return MathBox(MathLine(unicode: unicode).text(.fraction(numerator, denominator))) }
    let upper = box(numerator)
    let lower = box(denominator)
    let width = max(upper.width, lower.width) + 2
    let bar = MathBox(String(repeating: unicode ? "─" : "-", count: width))
    return .column([upper, bar, lower], axisOf: 1, alignment: .center)
  }

  private func root(_ inner: MathNode) -> MathBox {
    let box = box(inner)
    guard unicode else {
      return .row([MathBox("sqrt"), box.fenced(left: "(", right: ")", unicode: false)])
    }
    if box.height == 1, box.width == 1 || (inner.isSimple && inner.elements.count == 1) {
      return .row([MathBox("√"), box])
    }
    let lines = box.lines.enumerated().map { index, line in
      (index == box.height - 1 ? "√" : "│") + line
    }
    return MathBox(
      lines: [" " + String(repeating: "_", count: box.width)] + lines, axis: box.axis + 1)
  }

  // MARK: Scripts

  /// A sum with what it runs over below and above.
  private func limits(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> MathBox {
    var boxes = [box(base)]
    if let lower { boxes.append(box(lower, tight: true)) }
    if let upper { boxes.insert(box(upper, tight: true), at: 0) }
    return .column(boxes, axisOf: upper == nil ? 0 : 1, alignment: .center)
  }

  private func scripts(
    _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, tight: Bool
  ) -> MathBox {
    let baseBox = box(base, tight: tight)
    var inline = ""
    var lowerBox: MathBox?
    var upperBox: MathBox?
    if let lower {
      if baseBox.height == 1, let text = scriptText(lower, MathSymbols.subscripts) {
        inline += text
      } else {
        lowerBox = box(lower, tight: true)
      }
    }
    if let upper {
      // A raised script stands over a lowered one, not behind it.
      if baseBox.height == 1, lowerBox == nil,
        let text = scriptText(upper, MathSymbols.superscripts)
      {
        inline += text
      } else {
        upperBox = box(upper, tight: true)
      }
    }
    let whole = inline.isEmpty ? baseBox : .row([baseBox, MathBox(inline)])
    guard lowerBox != nil || upperBox != nil else { return whole }
    // Beside something tall, scripts sit at its corners; beside a letter, above and below it.
    let overlap = whole.height > 1 ? 1 : 0
    let above = max(0, (upperBox?.height ?? 0) - overlap)
    let below = max(0, (lowerBox?.height ?? 0) - overlap)
    let height = above + whole.height + below
    let between = height - (upperBox?.height ?? 0) - (lowerBox?.height ?? 0)
    let blank = MathBox(lines: Array(repeating: "", count: between), axis: 0)
    let stack = [upperBox, blank, lowerBox].compactMap(\.self)
    var scripts = MathBox.column(stack, axisOf: 0, alignment: .left)
    scripts.axis = above + whole.axis
    return .row([whole, scripts])
  }

  private func scriptText(_ node: MathNode, _ letters: SmallLetters) -> String? {
    // Others have no small form, and writing nested ones at each level would take long.
    guard node.isPlain else { return nil }
    return small(MathLine(unicode: unicode, tight: true).text(node), letters)
  }

  /// A script in Unicode's small letters, if it is short and has them all.
  func small(_ text: String, _ letters: SmallLetters) -> String? {
    guard unicode, !text.isEmpty else { return nil }
    var small = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard index < 8, let letter = letters[scalar] else { return nil }
      small.append(letter)
    }
    return String(small)
  }

  private func accented(_ inner: MathNode, _ accent: MathAccent, tight: Bool) -> MathBox {
    let box = box(inner, tight: tight)
    if unicode, box.height == 1, box.width == 1 { return MathBox(box.lines[0] + accent.combining) }
    let width = max(box.width, unicode || accent != .vec ? 1 : 2)
    return .column(
      [MathBox(accent.line(over: width, unicode: unicode)), box], axisOf: 1, alignment: .center)
  }
}

extension MathNode {
  /// Whether scripts belong above and below it.
  fileprivate var hasLimits: Bool {
    if case .atom(let text, let kind) = self {
      return kind == .big || (kind == .named && ["max", "min", "argmax", "argmin"].contains(text))
    }
    if case .row(let nodes) = self, nodes.count == 1 { return nodes[0].hasLimits }
    return false
  }

  /// A sign at the start of a row or behind another sign is not between two things.
  func kind(behind previous: AtomKind?) -> AtomKind {
    let kind = atomKind
    guard kind == .binary else { return kind }
    switch previous {
    case nil, .binary, .relation, .opening, .punctuation, .big, .named, .space: return .ordinary
    default: return kind
    }
  }

  /// Whether it is only letters, digits, signs and brackets.
  fileprivate var isPlain: Bool {
    switch self {
    case .atom: true
    case .row(let nodes): nodes.allSatisfy(\.isPlain)
    case .fenced(_, let inner, _): inner.isPlain
    case .fraction, .root, .scripts, .accent, .grid: false
    }
  }

  fileprivate var isPrime: Bool {
    if case .atom(let text, .ordinary) = self { return text.utf8.count == 3 && text == "′" }
    return false
  }

  fileprivate var isTall: Bool {
    switch self {
    case .fraction, .grid: true
    case .row(let nodes): nodes.count == 1 && nodes[0].isTall
    case .scripts(let base, _, _): base.isTall
    default: false
    }
  }

  /// Whether ASCII spells it as a word, like `sigma`.
  fileprivate var isWord: Bool {
    switch self {
    case .atom(let text, let kind):
      kind != .text && sanitized(text, unicode: false).filter(\.isLetter).count > 1
    case .scripts(let base, _, _), .accent(_, let base): base.isWord
    default: false
    }
  }
}

extension MathNode.AtomKind {
  fileprivate var isBracket: Bool { self == .opening || self == .closing }
  fileprivate var isSign: Bool { self == .relation || self == .binary }
}
