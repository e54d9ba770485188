internal import ExerciseHarness
internal import SwiftTokens

// Calls, elements and fields; and what may be missing around a value.
extension EditFinder {
  mutating func call(_ node: SyntaxNode, _ range: Range<Int>) {
    guard let callee = node.node("fn")?.explicit else { return descendInto(node.arguments) }
    let arguments = node.arguments.filter { !$0.isImplicit && self.range($0) != nil }
    let ownType = type(node)
    exchange(arguments, .exchangedArguments)
    let called = callee.name ?? "function"
    if callee.kind == "declref_expr", let name = self.range(callee) {
      functionName(source[name], name)
    }
    // A tuple alone has lost the names that the call gives its elements.
    for argument in arguments
    where type(argument) == ownType && ownType != nil && argument.kind != "tuple_expr" {
      guard let text = text(argument), let ownType else { continue }
      let isWhole = !["binary_expr", "ternary_expr"].contains(argument.kind)
      replace(.surplusCall, called, range, ownType, isWhole ? text : "(\(text))")
    }
    if callee.kind == "dot_syntax_call_expr", let base = callee.arguments.first,
      let method = callee.node("fn")
    {
      // Of an element one can be asked, of a condition the other, too.
      let isAsked = arguments.contains { $0.kind != "closure_expr" }
      if !isAsked || !["contains", "allSatisfy"].contains(method.name ?? "") { methodName(method) }
      if !base.isImplicit, let text = text(base) {
        if let ownType, type(base) == ownType {
          replace(.surplusCall, method.name ?? "method", range, ownType, text)
        }
        expression(base, callee.changesItsBase ? .target : .other)
      }
    }
    descendInto(arguments)
  }

  private mutating func descendInto(_ arguments: [SyntaxNode]) {
    for argument in arguments { expression(argument, .argument) }
  }

  private mutating func functionName(_ name: String, _ range: Range<Int>) {
    let own = functions.filter { $0.name == name }
    for function in functions where own.contains(where: { function.fits($0) }) {
      add(.otherFunction, name, range, function.name)
    }
    for pair in [["max", "min"], ["exp", "log"], ["floor", "ceil"], ["sin", "cos"]] {
      guard let index = pair.firstIndex(of: name) else { continue }
      add(.otherFunction, name, range, pair[1 - index])
    }
  }

  private static let opposites = [
    ["max", "min"], ["first", "last"], ["prefix", "suffix"], ["dropFirst", "dropLast"],
    ["allSatisfy", "contains"], ["floor", "ceil"], ["firstIndex", "lastIndex"],
  ]

  private mutating func methodName(_ method: SyntaxNode) {
    guard let name = method.name, let range = self.range(method), source[range] == name else {
      return
    }
    for pair in Self.opposites {
      guard let index = pair.firstIndex(of: name) else { continue }
      add(.otherFunction, name, range, pair[1 - index])
    }
  }

  // MARK: Elements and fields

  mutating func element(_ node: SyntaxNode, _ range: Range<Int>, _ position: Position) {
    guard let base = node.node("base")?.explicit, let whole = self.range(base) else {
      return descendInto(node.arguments)
    }
    let indices = node.arguments
    if base.kind == "subscript_expr", let first = base.arguments.first, let second = indices.first {
      exchange([first, second], .exchangedIndices)
    }
    for index in indices where type(index) == "Int" {
      guard let inner = self.range(index) else { continue }
      let length = "\(source[whole]).count"
      vary(
        .otherEnd, "", inner, "Int", "\(length) - 1 - (\(source[inner]))", .fromEnd, length)
    }
    expression(base, position == .target ? .target : .other)
    for index in indices { expression(index, .index) }
  }

  mutating func member(_ node: SyntaxNode, _ range: Range<Int>, _ position: Position) {
    guard let base = (node.node("base") ?? node.node("sub_expr") ?? node.arguments.first)?.explicit,
      let type = type(base)
    else { return }
    let name = node.name ?? ""
    if !base.isImplicit, let whole = self.range(base), whole.upperBound < range.upperBound {
      let field = source[whole.upperBound..<range.upperBound]
      if ["count", "indices"].contains(name) {
        if type.hasPrefix("[[") {
          add(.otherAxis, "", range, source[whole] + "[0]" + field)
        } else if base.kind == "subscript_expr", let outer = base.node("base")?.explicit,
          let text = text(outer)
        {
          add(.otherAxis, "", range, text + field)
        }
      }
      if let dot = field.utf8.firstIndex(of: UInt8(ascii: ".")) {
        let skipped = field.utf8.distance(from: field.utf8.startIndex, to: dot) + 1
        let place = whole.upperBound + skipped..<range.upperBound
        let own = source[place]
        let fields = structures[type] ?? TypeName.fields(of: type)
        let ownType = self.type(node)
        for other in fields where other.label != own && other.type == ownType {
          add(.otherField, own, place, other.label)
        }
        for pair in Self.opposites {
          guard let index = pair.firstIndex(of: own) else { continue }
          add(.otherField, own, place, pair[1 - index])
        }
      }
    }
    expression(base, position == .target ? .target : .other)
  }

  // MARK: What is missing

  /// Those of the function's elements whose names mean something here.
  private var elementsInScope: [String] {
    let names = Set(scope.map(\.name))
    return elements.filter { element in
      var isField = false
      return SwiftTokens(element).tokens.allSatisfy { token in
        defer { isField = token.text == "." }
        return !token.isName || isField || names.contains(token.text)
      }
    }
  }

  /// What may be missing around an expression: a call, a factor, a term, a sign.
  mutating func around(
    _ node: SyntaxNode, _ range: Range<Int>, _ text: String, _ position: Position
  ) {
    guard let type = type(node), ![.other, .condition, .target].contains(position) else { return }
    let isPlain = [
      "declref_expr", "call_expr", "subscript_expr", "member_ref_expr",
      "tuple_element_expr", "integer_literal_expr", "float_literal_expr", "paren_expr",
    ].contains(node.kind)
    let whole = isPlain ? text : "(\(text))"
    let isLiteral = node.kind.hasSuffix("literal_expr")
    if !isLiteral {
      for function in Set(functions).sorted(by: { $0.name < $1.name }) {
        if let call = function.call(with: text, of: type) {
          replace(.missingCall, function.name, range, type, call)
        }
      }
    }
    // `+ 2` for `+ 2 * padding`.
    if isLiteral, type == "Int", position == .operand, !["0", "1"].contains(text) {
      calculate(range, text, type, [.times])
    }
    guard !isLiteral, Self.numbers.contains(type) else { return }
    let shift = { (change: NumberChange, text: String) -> (NumberChange, String) in
      (change, position == .operand ? "(\(text))" : text)
    }
    if type == "Int" {
      for (change, text) in [shift(.oneMore, "\(whole) + 1"), shift(.oneLess, "\(whole) - 1")] {
        vary(.missingOne, "", range, type, text, change)
      }
      guard position != .argument, position != .operand else { return }
      calculate(range, whole, type, position == .index ? [.plus] : [.plus, .minus, .times])
      return
    }
    // Two signs in a row would be another operator.
    let stands = source.sign(before: range.lowerBound)
    vary(
      .missingSign, "", range, type,
      position == .operand || stands == UInt8(ascii: "-") ? "(-\(whole))" : "-\(whole)", .negated)
    vary(.missingTerm, "", range, type, "(1 - \(whole))", .fromOne)
    guard position == .value else { return }
    vary(.missingFactor, "", range, type, "\(whole) * (1 - \(whole))", .timesFromOne)
    for (change, factor) in [
      (NumberChange.doubled, "* 2"), (.halved, "/ 2"), (.squared, "* \(whole)"),
    ] { vary(.missingFactor, "", range, type, "\(whole) \(factor)", change) }
    vary(.missingOne, "", range, type, "\(whole) + 1", .oneMore)
    calculate(range, whole, type, [.times, .divided, .plus, .minus])
  }

  /// A number calculated with each other one that is at hand.
  private mutating func calculate(
    _ range: Range<Int>, _ whole: String, _ type: String, _ changes: [NumberChange]
  ) {
    for other in names(of: type) + (type == "Double" ? elementsInScope : [])
    where other != source[range] {
      for change in changes {
        let isFactor = change == .times || change == .divided
        vary(
          isFactor ? .missingFactor : .missingTerm, "", range, type,
          "\(whole) \(change.rawValue) \(other)", change, other)
      }
    }
  }

  /// Another value of the same type in the place of one.
  private mutating func replace(
    _ act: CandidateEdit.Act, _ word: String, _ range: Range<Int>, _ type: String, _ text: String
  ) {
    if Self.numbers.contains(type) {
      vary(act, word, range, type, text, .replaced, text)
    } else {
      add(act, word, range, text)
    }
  }
}
