/// Reads the TeX subset of the lessons.
///
/// What it does not know is reported, not guessed: see ``Formula/problems``.
struct MathParser {
  private var tokens: [MathToken]
  private var index = 0
  private var depth = 0
  private(set) var problems: [String] = []

  /// Formulas are small; what is nested deeper than this is no formula.
  private static let maximumDepth = 50

  init(_ source: String) { tokens = MathToken.tokens(of: Array(source.utf8)) }

  mutating func parse() -> MathNode {
    var nodes = [parseRow { _ in false }]
    while index < tokens.count {
      problems.append("a `\(tokens[index])` without its partner")
      index += 1
      nodes.append(parseRow { _ in false })
    }
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  // MARK: Rows

  /// Reads until a token that ends the row, which it leaves.
  private mutating func parseRow(_ ends: (MathToken) -> Bool) -> MathNode {
    guard enter() else { return .empty }
    defer { depth -= 1 }
    var nodes: [MathNode] = []
    nodes.reserveCapacity(8)
    while let token = peek(), !ends(token) {
      switch token {
      case .character("}"), .character("&"), .command("\\"), .command("right"), .command("end"):
        return .row(nodes)
      case .character("^"), .character("_"), .character("'"):
        let base = nodes.popLast() ?? .empty
        nodes.append(parseScripts(of: base))
      case .space: index += 1
      default: nodes.append(parseOne())
      }
    }
    return .row(nodes)
  }

  /// Goes one level deeper; where that is too deep, returns false and gives up on the rest.
  private mutating func enter() -> Bool {
    guard depth < Self.maximumDepth else {
      problems.append("more than \(Self.maximumDepth) levels of nesting")
      index = tokens.count
      return false
    }
    depth += 1
    return true
  }

  /// `^`, `_` and primes in any order behind a base.
  private mutating func parseScripts(of base: MathNode) -> MathNode {
    var base = base
    var lower: MathNode?
    var upper: MathNode?
    while let token = peek() {
      if token == .character("'") {
        index += 1
        base = .row(base.elements + [.atom("′", .ordinary)])
      } else if token == .character("^"), upper == nil {
        index += 1
        upper = parseArgument()
      } else if token == .character("_"), lower == nil {
        index += 1
        lower = parseArgument()
      } else {
        break
      }
    }
    if peek() == .character("^") || peek() == .character("_") {
      problems.append("two scripts at the same place")
      index += 1
    }
    if lower == nil, upper == nil { return base }
    return .scripts(base: base, lower: lower, upper: upper)
  }

  /// A group in braces, or the one thing that follows.
  private mutating func parseArgument() -> MathNode {
    skipSpace()
    guard let token = peek() else {
      problems.append("nothing where an argument belongs")
      return .empty
    }
    if token == .character("{") { return parseGroup() }
    if [.character("}"), .character("&"), .character("^"), .character("_")].contains(token) {
      problems.append("nothing where an argument belongs")
      return .empty
    }
    return parseOne()
  }

  private mutating func parseGroup() -> MathNode {
    index += 1
    let row = parseRow { $0 == .character("}") }
    expect(.character("}"))
    return row
  }

  private mutating func parseOne() -> MathNode {
    guard let token = peek(), enter() else { return .empty }
    defer { depth -= 1 }
    index += 1
    switch token {
    case .number(let digits): return .atom(digits, .ordinary)
    case .space: return .atom(" ", .space)
    case .command(let name): return parseCommand(name)
    case .character("{"):
      index -= 1
      return parseGroup()
    case .character(let character): return Self.atom(character)
    case .marked(let text): return .atom(text, .ordinary)
    }
  }

  private static func atom(_ character: Unicode.Scalar) -> MathNode {
    switch character {
    case "-": .atom("−", .binary)
    case "+", "·", "×", "−", "±", "∗": .atom(String(character), .binary)
    case "*": .atom("∗", .binary)
    case "=", "<", ">", "≤", "≥", "≠", "≈", "→", ":": .atom(String(character), .relation)
    case "(", "[": .atom(String(character), .opening)
    case ")", "]": .atom(String(character), .closing)
    case ",", ";": .atom(String(character), .punctuation)
    case "~": .atom(" ", .space)
    default: .atom(String(character), .ordinary)
    }
  }

  // MARK: Commands

  private mutating func parseCommand(_ name: String) -> MathNode {
    if let symbol = MathSymbols.commands[name] { return .atom(symbol.text, symbol.kind) }
    if let accent = MathAccent(rawValue: name) { return .accent(accent, parseArgument()) }
    switch name {
    case "frac", "dfrac", "tfrac":
      let numerator = parseArgument()
      return .fraction(numerator, parseArgument())
    case "sqrt": return .root(parseArgument())
    case "text", "mathrm", "operatorname", "textbf", "mathbf", "mathit", "mathbb", "mathcal":
      return .atom(
        parseText(), name.hasPrefix("text") ? .text : name.hasPrefix("op") ? .named : .ordinary)
    case "left": return parseFenced()
    case "begin": return parseEnvironment()
    case "displaystyle", "limits", "nonumber": return .empty
    default:
      problems.append("the unknown command `\\\(name)`")
      return .atom("\\\(name)", .ordinary)
    }
  }

  /// Letters in braces, with their spaces.
  private mutating func parseText() -> String {
    skipSpace()
    guard peek() == .character("{") else {
      problems.append("text without braces")
      return ""
    }
    index += 1
    var text = ""
    var level = 0
    while let token = peek(), level > 0 || token != .character("}") {
      if token == .character("{") { level += 1 }
      if token == .character("}") { level -= 1 }
      index += 1
      text += token.description
    }
    expect(.character("}"))
    return text
  }

  private mutating func parseFenced() -> MathNode {
    let left = parseDelimiter()
    let inner = parseRow { $0 == .command("right") }
    guard peek() == .command("right") else {
      problems.append("`\\left` without `\\right`")
      return .row([.atom(left, .opening), inner])
    }
    index += 1
    return .fenced(left: left, inner, right: parseDelimiter())
  }

  private mutating func parseDelimiter() -> String {
    skipSpace()
    guard let token = peek() else { return "" }
    index += 1
    switch token {
    case .character("."): return ""
    case .character(let bracket) where "()[]|/".unicodeScalars.contains(bracket):
      return String(bracket)
    case .command("|"): return "‖"
    case .command(let name):
      if let symbol = MathSymbols.commands[name], [.opening, .closing].contains(symbol.kind) {
        return symbol.text
      }
      fallthrough
    default:
      problems.append("`\(token)` where a bracket belongs")
      return ""
    }
  }

  private static let environments: [String: MathNode.GridKind] = [
    "matrix": .plain, "bmatrix": .brackets, "pmatrix": .parentheses, "vmatrix": .bars,
    "cases": .cases, "aligned": .aligned, "align": .aligned, "align*": .aligned,
  ]

  private mutating func parseEnvironment() -> MathNode {
    let name = parseText()
    guard let kind = Self.environments[name] else {
      problems.append("the unknown environment `\(name)`")
      return .atom("\\begin{\(name)}", .ordinary)
    }
    var rows: [[MathNode]] = [[]]
    while true {
      rows[rows.count - 1].append(parseRow { _ in false })
      guard let token = peek() else { break }
      if token == .command("end") { break }
      index += 1
      if token == .command("\\") {
        rows.append([])
      } else if token != .character("&") {
        problems.append("a `\(token)` without its partner")
      }
    }
    if peek() == .command("end") {
      index += 1
      let end = parseText()
      if end != name { problems.append("`\\end{\(end)}` behind `\\begin{\(name)}`") }
    } else {
      problems.append("`\\begin{\(name)}` without `\\end{\(name)}`")
    }
    if rows.last == [.empty] { rows.removeLast() }
    return .grid(kind, rows)
  }

  // MARK: Tokens

  private func peek() -> MathToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func skipSpace() {
    while peek() == .space { index += 1 }
  }

  private mutating func expect(_ token: MathToken) {
    if peek() == token {
      index += 1
    } else {
      problems.append("a `{` without its `}`")
    }
  }
}
