internal import ExerciseHarness

/// Finds the edits of a file's functions: goes through their statements, and through the expressions in
/// them, with the names that are in scope there.
///
/// What it knows of types the compiler has found out; what it does not know it leaves alone.
struct EditFinder {
  /// A piece of the file in whose place each of its edits puts another text.
  struct Site {
    enum Form: Equatable {
      /// A statement.
      case statement
      /// The value that a variable begins with.
      case initial
      /// The value of a function that holds nothing else.
      case returned
      /// A value of a type, where no statement can stand.
      case value(String)
      /// A number of type `Int` or `Double`, which each edit makes another one of.
      case number(String)
      /// A calculation with two of them.
      case calculation(String, sign: String, left: Range<Int>, right: Range<Int>)
    }
    var range: Range<Int>
    var form: Form
    /// What makes the site's type of a value: `Range` of `0...2`.
    var conversion: String?
    var alternatives: [Alternative] = []
  }

  /// What stands in the place of a site's text with an edit.
  struct Alternative {
    var edit: Int
    /// The whole text; of a number the other one that is put in its place or calculated with.
    var text: String
    /// What is done to a number.
    var change = NumberChange.replaced
  }

  /// The number sites of a place.
  struct Place: Hashable {
    var range: Range<Int>
    var operand: String
  }

  /// Swift that takes effect only with one edit.
  struct Insertion {
    var place: Int
    var edit: Int
    /// What is done where the edit is wanted.
    var chosen: String?
    /// What is done in any case.
    var always = ""
  }

  /// A variable that can be used at a place.
  struct Variable: Equatable {
    var name: String
    var type: String
    var isMutable = false
    /// What it begins with, where that can be done again.
    var initial: Range<Int>?
  }

  /// Where an expression stands.
  enum Position {
    /// Where a value is taken as it is: returned, assigned.
    case value
    case argument, operand, index, condition, other
    /// Where something is assigned to.
    case target
  }

  let source: SourceText
  var functions: [KnownFunction]
  var structures: [String: [(label: String, type: String)]] = [:]
  var edits: [CandidateEdit] = []
  var sites: [Site] = []
  var insertions: [Insertion] = []
  var scope: [Variable] = []
  /// The site that the walk is in.
  var site: Int?
  /// What the value that is walked through is assigned to.
  var assigned: String?
  /// Texts of numbers in the function, as what may be missing elsewhere.
  var elements: [String] = []
  var known: Set<String> = []
  /// What there is to compile of statements with closures, in bytes and closures.
  var closures = 0
  static let mostClosures = 3000
  var places: [Place: Int] = [:]
  var types: [String: String?] = [:]

  init(_ source: SourceText, functions: [KnownFunction]) {
    self.source = source
    self.functions = functions
  }
}

// MARK: - Functions

extension EditFinder {
  /// The edits of these functions of the file, and of what they call in it.
  mutating func find(_ names: Set<String>, in file: SyntaxNode) {
    let items = file.nodes("items")
    for item in items where ["struct_decl", "class_decl"].contains(item.kind) {
      guard let name = item.name else { continue }
      let own = "Exercise.\(name)"
      structures[own] = item.nodes("members").filter { $0.kind == "var_decl" && !$0.isImplicit }
        .compactMap { member in member.name.flatMap { name in type(member).map { (name, $0) } } }
    }
    functions += items.compactMap(KnownFunction.init)
    let reached = reached(from: names, items)
    scope = []
    for item in items where item.kind == "pattern_binding_decl" { declaration(item) }
    let globals = scope
    for item in items where reached.contains(item.name ?? "") || item.kind == "extension_decl" {
      scope = globals
      declared(item)
    }
  }

  /// The declarations that these functions lead to.
  private func reached(from names: Set<String>, _ items: [SyntaxNode]) -> Set<String> {
    var reached = names
    var waiting = Array(names)
    let all = Set(items.compactMap(\.name))
    while let name = waiting.popLast() {
      for item in items where item.name == name {
        guard let range = range(item) else { continue }
        for word in words(range) where all.contains(word) && reached.insert(word).inserted {
          waiting.append(word)
        }
      }
    }
    return reached
  }

  func words(_ range: Range<Int>) -> Set<String> {
    Set(
      source[range].split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }

  /// A function, or a type with functions.
  private mutating func declared(_ node: SyntaxNode) {
    switch node.kind {
    case "func_decl", "constructor_decl", "accessor_decl":
      guard !node.isImplicit, let body = node.node("body"), !body.isImplicit else { return }
      let mark = scope.count
      add(parameters: node)
      elements = numbers(in: body)
      block(body)
      scope.removeSubrange(mark...)
    case "struct_decl", "class_decl", "enum_decl", "extension_decl":
      let mark = scope.count
      if let name = node.name, let fields = structures["Exercise.\(name)"] {
        scope += fields.map { Variable(name: $0.label, type: $0.type, isMutable: true) }
      }
      for member in node.nodes("members") {
        declared(member)
        for accessor in member.nodes("accessors") { declared(accessor) }
      }
      scope.removeSubrange(mark...)
    default: break
    }
  }

  mutating func add(parameters node: SyntaxNode) {
    for parameter in node.node("params")?.nodes("params") ?? [] {
      if let name = parameter.name, let type = type(parameter) {
        scope.append(Variable(name: name, type: type))
      }
    }
  }

  /// The elements of arrays in a function that are numbers, each once; the first few.
  private mutating func numbers(in node: SyntaxNode) -> [String] {
    var found: [String] = []
    var waiting = [node]
    while let node = waiting.popLast(), found.count < 6 {
      if node.kind == "subscript_expr", type(node) == "Double", let text = text(node),
        text.count < 40, !text.contains("$"), !found.contains(text)
      {
        found.append(text)
      }
      waiting += node.parts
    }
    return found
  }
}

// MARK: - Statements

extension EditFinder {
  /// - Parameter loop: the statement whose body it is, where that is a loop.
  mutating func block(_ brace: SyntaxNode, of loop: SyntaxNode? = nil) {
    let mark = scope.count
    let elements = brace.nodes("elements")
    if let loop { resets(in: brace, of: loop) }
    for element in elements {
      let mark = scope.count
      statement(element)
      if let loop, element.kind == "pattern_binding_decl" {
        keeps(scope[mark...], from: element, in: loop)
      }
    }
    moves(elements)
    scope.removeSubrange(mark...)
  }

  private mutating func statement(_ node: SyntaxNode) {
    switch node.kind {
    case "pattern_binding_decl": declaration(node)
    case "return_stmt": returned(node)
    case "if_stmt", "guard_stmt", "while_stmt":
      let mark = scope.count
      for condition in node.nodes("conditions") { self.condition(condition) }
      for name in ["then_stmt", "body", "else_stmt"] {
        guard let body = node.node(name) else { continue }
        if body.kind == "brace_stmt" {
          block(body, of: node.kind == "while_stmt" ? node : nil)
        } else {
          statement(body)
        }
      }
      if node.kind != "guard_stmt" { scope.removeSubrange(mark...) }
    case "repeat_while_stmt":
      if let body = node.node("body") { block(body, of: node) }
      if let condition = node.node("cond") { self.condition(condition) }
    case "for_each_stmt": loop(node)
    case "switch_stmt":
      for branch in node.nodes("cases") where branch.kind == "case_stmt" {
        if let body = branch.node("body") { block(body) }
      }
    case "do_stmt", "defer_stmt":
      if let body = node.node("body") { block(body) }
    case "brace_stmt": block(node)
    case "func_decl":
      guard let body = node.node("body") else { return }
      if let function = KnownFunction(node) { functions.append(function) }
      let mark = scope.count
      add(parameters: node)
      block(body)
      scope.removeSubrange(mark...)
    case let kind where kind.hasSuffix("_expr"): simple(node)
    default: break
    }
  }

  /// A statement that is an expression: an assignment, a call.
  private mutating func simple(_ node: SyntaxNode) {
    guard !node.isImplicit, let range = range(node) else { return }
    inSite(range, .statement) { finder in
      finder.expression(node, .other)
      guard let site = finder.site else { return }
      let whole = finder.source.withSemicolon(range)
      finder.add(.surplusStatement, "", [(whole, "")], [(site, "break")])
    }
  }

  private mutating func returned(_ node: SyntaxNode) {
    guard let result = node.node("result"), let inner = range(result.explicit) else { return }
    if node.isImplicit {
      inSite(inner, .returned) { $0.expression(result.explicit, .value) }
    } else if let range = range(node) {
      inSite(range, .statement) { $0.expression(result.explicit, .value) }
    }
  }

  mutating func declaration(_ node: SyntaxNode) {
    guard !node.isImplicit else { return }
    let entries = node.nodes("pattern_entries")
    for entry in entries {
      guard let pattern = entry.node("pattern") else { continue }
      let value = (entry.node("processed_init") ?? entry.node("original_init"))?.explicit
      let range = value.flatMap { self.range($0) }
      if let value, let range, entries.count == 1 {
        inSite(range, .initial) { $0.expression(value, .value) }
      }
      let isVariable = node.place.map { source.holds("var", at: $0.first) } ?? false
      bind(pattern, isMutable: isVariable, initial: isVariable ? range : nil)
    }
  }

  private mutating func bind(
    _ pattern: SyntaxNode, isMutable: Bool = false, initial: Range<Int>? = nil
  ) {
    if pattern.kind == "pattern_named" {
      if let name = pattern.name, let type = type(pattern) {
        scope.append(Variable(name: name, type: type, isMutable: isMutable, initial: initial))
      }
      return
    }
    if let inner = pattern.node("sub_pattern") {
      bind(inner, isMutable: isMutable, initial: initial)
    }
    for element in pattern.nodes("elements") { bind(element, isMutable: isMutable) }
  }

  private mutating func condition(_ node: SyntaxNode) {
    if node.kind == "pattern" {
      if let value = node.node("initializer")?.explicit, let range = range(value),
        source.sign(before: range.lowerBound) == UInt8(ascii: "="), let type = type(value)
      {
        inSite(range, .value(type)) { $0.expression(value, .other) }
      }
      if let pattern = node.node("pattern") { bind(pattern) }
      return
    }
    guard let range = range(node) else { return }
    inSite(range, .value("Bool")) { finder in
      finder.expression(node.explicit, .condition)
      finder.add(.surplusCondition, "", range, "true")
      finder.add(.surplusCondition, "", range, "false")
      finder.add(.missingNegation, "", range, "!(\(finder.source[range]))")
    }
  }

  private mutating func loop(_ node: SyntaxNode) {
    let mark = scope.count
    if let sequence = node.node("parsed_sequence")?.explicit, let range = range(sequence),
      let type = type(sequence)
    {
      if type == "Range<Int>" || type == "ClosedRange<Int>" {
        let isClosed = type == "ClosedRange<Int>"
        inSite(range, .value("Range<Int>"), conversion: isClosed ? "Range" : nil) {
          $0.expression(sequence, .other)
        }
      } else if type.hasPrefix("Stride") {
        inSite(range, .value("[Int]"), conversion: "Array") { $0.expression(sequence, .other) }
      } else {
        inSite(range, .value(type)) { $0.expression(sequence, .other) }
      }
    }
    if let pattern = node.node("pattern") { bind(pattern) }
    if let condition = node.node("where") { self.condition(condition.explicit) }
    if let body = node.node("body") { block(body, of: node) }
    scope.removeSubrange(mark...)
  }
}
