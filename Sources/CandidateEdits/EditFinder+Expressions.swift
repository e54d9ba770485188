internal import ExerciseHarness

// What may be wrong in an expression.
extension EditFinder {
  mutating func expression(_ node: SyntaxNode, _ position: Position) {
    let node = node.explicit
    guard !node.isImplicit, let range = range(node) else { return descend(node) }
    let isHandedOver = range.lowerBound > 0 && source.holds("&", at: range.lowerBound - 1)
    let position = isHandedOver ? .target : position
    let text = source[range]
    switch node.kind {
    case "declref_expr": name(node, range, text, position)
    case "integer_literal_expr", "float_literal_expr": number(node, range, text)
    case "binary_expr": binary(node, range)
    case "prefix_unary_expr":
      if let operand = node.arguments.first {
        let sign = source[range.lowerBound..<range.lowerBound + 1]
        if sign == "-" || sign == "!", let inner = self.text(operand) {
          add(.surplusSign, sign, range, inner)
        }
        expression(operand, .operand)
      }
    case "call_expr": call(node, range)
    case "subscript_expr": element(node, range, position)
    case "member_ref_expr", "tuple_element_expr", "dot_syntax_call_expr":
      member(node, range, position)
    case "ternary_expr": ternary(node, range)
    case "assign_expr": assignment(node, range)
    case "tuple_expr", "array_expr":
      let elements = node.nodes("elements").map(\.explicit)
      exchange(elements, .exchangedElements)
      for element in elements { expression(element, .value) }
    case "paren_expr":
      if let inner = node.node("sub_expr") { expression(inner, .operand) }
    case "closure_expr": closure(node)
    default: descend(node)
    }
    if node.kind != "closure_expr" { around(node, range, text, position) }
  }

  private mutating func descend(_ node: SyntaxNode) {
    for part in node.parts where part.kind.hasSuffix("_expr") || part.kind == "argument_list" {
      if part.kind == "argument_list" {
        for argument in part.nodes("args").compactMap({ $0.node("expr") }) {
          expression(argument, .argument)
        }
      } else {
        expression(part, .other)
      }
    }
  }

  private mutating func closure(_ node: SyntaxNode) {
    guard let body = node.node("body") else { return }
    let mark = scope.count
    add(parameters: node)
    let elements = body.nodes("elements")
    if elements.count == 1, elements[0].kind == "return_stmt", elements[0].isImplicit {
      // It is part of the expression around it: with a statement in it, its type would be looked for in
      // another way.
      if let result = elements[0].node("result") { expression(result, .value) }
    } else {
      block(body)
    }
    scope.removeSubrange(mark...)
  }

  // MARK: Words

  private mutating func name(
    _ node: SyntaxNode, _ range: Range<Int>, _ text: String, _ position: Position
  ) {
    guard node.name == text, let type = type(node),
      scope.contains(where: { $0.name == text })
    else { return }
    for other in names(of: type, isMutable: position == .target) where other != text {
      if position != .target, Self.numbers.contains(type) {
        vary(.otherName, text, range, type, other, .replaced, other)
      } else {
        add(.otherName, text, range, other)
      }
    }
  }

  /// The variables of a type, each name as it is seen here.
  func names(of type: String, isMutable: Bool = false) -> [String] {
    var seen: Set<String> = []
    return scope.reversed().filter {
      seen.insert($0.name).inserted && $0.type == type && ($0.isMutable || !isMutable)
    }.map(\.name)
  }

  private mutating func number(_ node: SyntaxNode, _ range: Range<Int>, _ text: String) {
    guard let type = type(node) else { return }
    var others: [String]
    if let value = Int(text) {
      others = [value + 1, value - 1, 0, 1, 2].filter { $0 != value }.map(String.init)
      if type == "Double" { others += ["0.5", "-1"] + (value == 0 ? ["-Double.infinity"] : []) }
    } else if let value = Double(text), type == "Double" {
      others = [0, 1, 2, 0.5, -value, value + 1, 1 - value].filter { $0 != value }.map { "\($0)" }
      if value == 0 || value.magnitude > 100 { others += ["-Double.infinity"] }
      if value != 0 { others += ["\(value * 10)", "\(value / 10)", "\(value * value)"] }
    } else {
      return
    }
    // Without a blank two signs would be one operator.
    let isAfterSign = range.lowerBound > 0 && source.bytes[range.lowerBound - 1].isOfOperator
    for other in others {
      let written = isAfterSign && other.hasPrefix("-") ? "(\(other))" : other
      if Self.numbers.contains(type) {
        vary(.otherNumber, text, range, type, written, .replaced, other)
      } else {
        add(.otherNumber, text, range, other)
      }
    }
  }

  /// The types of numbers that edits vary.
  static let numbers: Set = ["Int", "Double"]

  // MARK: Operators

  private static let calculations = ["+", "-", "*", "/"]
  private static let comparisons = ["<", "<=", ">", ">=", "==", "!="]
  private static let assignments = ["+=", "-=", "*=", "/="]

  private mutating func binary(_ node: SyntaxNode, _ range: Range<Int>) {
    let operands = node.arguments
    guard operands.count == 2, let place = node.node("fn")?.place?.first,
      let left = self.range(operands[0]), let right = self.range(operands[1]),
      let name = operatorName(node.node("fn")), source.holds(name, at: place)
    else { return descend(node) }
    let sign = place..<place + name.utf8.count
    let (first, second) = (source[left], source[right])
    let isCalculation = Self.calculations.contains(name) || name == "%"
    let type = type(node)
    let isOfNumbers =
      isCalculation && Self.numbers.contains(type ?? "")
      && operands.allSatisfy { self.type($0) == type } && name.utf8.count == 1
    for other in others(of: name, type, self.type(operands[1])) {
      if isOfNumbers, let type, let change = NumberChange(rawValue: other),
        keepsItsParts(operands, range, name, other)
      {
        recalculate(
          .otherOperator, name, range,
          .calculation(type, sign: name, left: left, right: right), (sign, other), change)
      } else {
        add(.otherOperator, name, sign, other)
      }
    }
    if isOfNumbers, let type {
      recalculations(
        operands, range, .calculation(type, sign: name, left: left, right: right), name)
    } else if isCalculation || name == "&&" || name == "||" {
      let part: CandidateEdit.Act =
        isCalculation
        ? (name == "*" || name == "/" ? .surplusFactor : .surplusTerm) : .surplusCondition
      for (operand, text) in [(operands[0], first), (operands[1], second)]
      where self.type(operand) == type {
        add(part, "", range, text)
      }
    }
    if isCalculation { regroup(node, range, operands) }
    let isAssignment = Self.assignments.contains(name)
    expression(operands[0], isAssignment ? .target : .operand)
    expression(operands[1], isAssignment ? .value : .operand)
  }

  /// One side for both, and the sides in each other's place.
  private mutating func recalculations(
    _ operands: [SyntaxNode], _ range: Range<Int>, _ form: Site.Form, _ name: String
  ) {
    guard case .calculation(_, _, let left, let right) = form else { return }
    let part: CandidateEdit.Act = name == "*" || name == "/" ? .surplusFactor : .surplusTerm
    recalculate(part, "", range, form, (range, source[left]), .onlyLeft)
    recalculate(part, "", range, form, (range, source[right]), .onlyRight)
    guard name == "-" || name == "/" || name == "%" else { return }
    let sides = operands.map { operand in
      let text = text(operand) ?? ""
      return operand.kind == "binary_expr" ? "(\(text))" : text
    }
    recalculate(
      .exchangedSides, name, range, form, (range, "\(sides[1]) \(name) \(sides[0])"), .exchanged)
  }

  /// Whether the sign of a calculation can be another one without other things being calculated with each
  /// other: `a * b` in `a * b + c`, but not in `c - a * b`.
  private func keepsItsParts(
    _ operands: [SyntaxNode], _ range: Range<Int>, _ name: String, _ other: String
  ) -> Bool {
    let products: Set = ["*", "/", "%"]
    if products.contains(name) == products.contains(other) { return true }
    guard operands.allSatisfy({ $0.kind != "binary_expr" }) else { return false }
    if products.contains(other) { return true }
    let after = source.sign(from: range.upperBound)
    return source.sign(before: range.lowerBound)?.isOfOperator != true
      && !products.contains(after.map { String(UnicodeScalar($0)) } ?? "")
  }

  private func operatorName(_ node: SyntaxNode?) -> String? {
    guard let node else { return nil }
    return node.name ?? operatorName(node.node("fn") ?? node.node("sub_expr"))
  }

  private func others(of name: String, _ type: String?, _ operand: String?) -> [String] {
    let numbers: Set = ["Int", "Double", "Float"]
    return switch name {
    case _ where Self.calculations.contains(name):
      (numbers.contains(type ?? "") ? Self.calculations : [])
        + (type == "Int" && name == "/" ? ["%"] : [])
    case "%": ["/", "*"]
    case _ where Self.comparisons.contains(name): Self.comparisons
    case _ where Self.assignments.contains(name):
      (numbers.contains(operand ?? "") ? Self.assignments : []) + ["="]
    case "&&": ["||"]
    case "||": ["&&"]
    case "..<": ["..."]
    case "...": ["..<"]
    default: []
    }
  }

  /// `a + b * c` or `a * c + b` for `(a + b) * c`, and the other way round.
  private mutating func regroup(
    _ node: SyntaxNode, _ range: Range<Int>, _ operands: [SyntaxNode]
  ) {
    guard let outer = operatorName(node.node("fn")) else { return }
    for (index, operand) in operands.enumerated() {
      var inner = operand
      while inner.kind == "paren_expr", let next = inner.node("sub_expr") { inner = next.explicit }
      guard inner.kind == "binary_expr", let name = operatorName(inner.node("fn")),
        Self.calculations.contains(name), inner.arguments.count == 2,
        let a = text(inner.arguments[0]), let b = text(inner.arguments[1]),
        let other = text(operands[1 - index])
      else { continue }
      let groups =
        index == 0
        ? [
          "(\(a)) \(name) (\(b) \(outer) (\(other)))",
          "((\(a)) \(outer) (\(other))) \(name) (\(b))",
        ]
        : [
          "((\(other)) \(outer) \(a)) \(name) (\(b))",
          "(\(a)) \(name) ((\(other)) \(outer) (\(b)))",
        ]
      for group in groups { add(.grouping, "", range, group) }
    }
  }

  private mutating func assignment(_ node: SyntaxNode, _ range: Range<Int>) {
    guard let target = node.node("dest"), let value = node.node("src")?.explicit else { return }
    if let left = self.range(target), let right = self.range(value) {
      let between = left.upperBound..<right.lowerBound
      if let sign = source[between].utf8.firstIndex(of: UInt8(ascii: "=")) {
        let text = source[between]
        let place = between.lowerBound + text.utf8.distance(from: text.utf8.startIndex, to: sign)
        if ["Int", "Double"].contains(type(value) ?? "") {
          for other in ["+=", "-="] { add(.otherOperator, "=", place..<place + 1, other) }
        }
      }
    }
    expression(target, .target)
    assigned = text(target)
    expression(value, .value)
    assigned = nil
  }

  private mutating func ternary(_ node: SyntaxNode, _ range: Range<Int>) {
    guard let condition = node.node("cond_expr"), let first = node.node("then_expr")?.explicit,
      let second = node.node("else_expr")?.explicit
    else { return }
    exchange([first, second], .exchangedBranches)
    for branch in [first, second] {
      if let text = text(branch) { add(.surplusCondition, "", range, text) }
    }
    expression(condition, .condition)
    expression(first, .value)
    expression(second, .value)
  }

  /// Two of the same type in each other's place.
  mutating func exchange(_ nodes: [SyntaxNode], _ act: CandidateEdit.Act) {
    for (index, first) in nodes.enumerated() {
      for second in nodes[(index + 1)...] {
        guard let one = range(first), let two = range(second), one.upperBound <= two.lowerBound,
          first.mangledType == second.mangledType
        else { continue }
        add(
          act, "", one.lowerBound..<two.upperBound,
          source[two] + source[one.upperBound..<two.lowerBound] + source[one])
      }
    }
  }
}

extension UInt8 {
  /// Whether Swift's calculations and comparisons are written with it.
  fileprivate var isOfOperator: Bool { "+-*/%<>=!&|^~?.".utf8.contains(self) }
}
