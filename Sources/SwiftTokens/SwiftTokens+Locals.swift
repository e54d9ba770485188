extension SwiftTokens {
  /// A statement, and what was declared before it.
  public struct Statement: Sendable, Equatable {
    /// Where it begins, in bytes from the start of the text.
    public var offset: Int
    /// What `let` and `var` have given a value before it, in the function around it, and that it can
    /// use: the names, each with its line.
    public var locals: [Local]
  }

  /// A constant or a variable of a function.
  public struct Local: Sendable, Equatable {
    /// As it is written.
    public var name: String
    /// The line of its declaration.
    public var line: Int

    /// What is called so from this line on.
    public init(name: String, line: Int) { (self.name, self.line) = (name, line) }
  }

  /// The statement that begins on a line, in a function or in a loop or condition within one.
  ///
  /// - Returns: nil where none begins there as far as can be told without a compiler: the line goes on
  ///   with an expression, or stands in a closure, where one statement more would change what it gives.
  public func statement(beginningOn line: Int) -> Statement? {
    guard let function = declarations.first(where: { $0.lines.contains(line) }),
      let first = tokens.firstIndex(where: { $0.line == line }), first > 0,
      let start = tokens.firstIndex(where: { $0.line >= function.lines.lowerBound }),
      start < first, Self.canBegin(tokens[first].text), Self.canEnd(tokens[first - 1].text)
    else { return nil }
    /// The brackets around, each with what was declared within it.
    var open: [(text: String, isBlock: Bool, locals: [Local])] = []
    for index in start..<first {
      switch tokens[index].text {
      case "{", "(", "[":
        open.append((tokens[index].text, isBlock(index, from: start), []))
      case "}", ")", "]": if open.popLast() == nil { return nil }
      case "let", "var":
        if !open.isEmpty { open[open.count - 1].locals += locals(at: index) }
      default: break
      }
    }
    guard !open.isEmpty, open.allSatisfy({ $0.text == "{" && $0.isBlock }) else { return nil }
    return Statement(offset: tokens[first].offset, locals: open.flatMap(\.locals))
  }

  /// Whether a brace opens the body of a function, of a loop or of a condition.
  private func isBlock(_ brace: Int, from start: Int) -> Bool {
    guard tokens[brace].text == "{" else { return false }
    let keywords = ["func", "for", "while", "if", "else", "repeat"]
    var index = brace
    repeat {
      index -= 1
      if index < start || ["{", "}"].contains(tokens[index].text) { return false }
    } while !keywords.contains(tokens[index].text)
    // An `if` that gives a value stands behind something.
    guard tokens[index].text != "func", index > start else { return true }
    let before = tokens[index - 1]
    return before.line < tokens[index].line && Self.canEnd(before.text)
      || ["}", "else"].contains(before.text)
  }

  /// The names of one declaration that says what they are.
  private func locals(at index: Int) -> [Local] {
    let before = index > 0 ? tokens[index - 1].text : ""
    guard !["if", "guard", "while", "case", "for", ",", "("].contains(before),
      let first = tokens[index...].dropFirst().first
    else { return [] }
    let rest = tokens[(index + 1)...].prefix { $0.line == first.line }
    guard let equals = rest.firstIndex(where: { $0.text == "=" }) else { return [] }
    if first.isName { return [Local(name: first.text, line: first.line)] }
    guard first.text == "(" else { return [] }
    return tokens[(index + 2)..<equals].filter { $0.isName && $0.text != "_" }
      .map { Local(name: $0.text, line: $0.line) }
  }

  private static func canBegin(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text != "else" else { return false }
    return first == "_" || first.properties.isAlphabetic
  }

  private static func canEnd(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !["return", "in"].contains(text) else {
      return false
    }
    return first == "_" || first == "\"" || first.properties.isAlphabetic
      || first.properties.numericType != nil || ["{", "}", ")", "]"].contains(text)
  }
}
