extension SwiftTokens {
  /// A loop `for row in 0..<3 { … }`.
  public struct Loop: Sendable, Equatable {
    /// The names that it gives what it goes through; those of a pair are two.
    public var variables: [String]
    /// The line of `for`.
    public var line: Int
    /// Where the brace stands that opens the body, in bytes from the start of the text.
    public var bodyOffset: Int
    /// The lines of the body: those behind the opening brace's line, up to the closing one's.
    public var body: Range<Int>
  }

  /// The loops of the text whose variables are plain names, in its order.
  public var loops: [Loop] {
    tokens.indices.filter { tokens[$0].text == "for" }.compactMap(loop)
  }

  /// Whether `let` or `var` declares a name on one of these lines.
  public func declares(_ name: String, in lines: Range<Int>) -> Bool {
    zip(tokens, tokens.dropFirst()).contains { word, next in
      ["let", "var"].contains(word.text) && next.text == name && lines.contains(next.line)
    }
  }

  private func loop(at start: Int) -> Loop? {
    guard let between = tokens[start...].firstIndex(where: { $0.text == "in" }) else { return nil }
    let pattern = tokens[(start + 1)..<between].filter { !["(", ")", ","].contains($0.text) }
    guard pattern.allSatisfy({ $0.isName || $0.text == "_" }), pattern.count <= 2 else {
      return nil
    }
    var depth = 0
    var open: Int?
    for index in tokens[between...].indices {
      switch tokens[index].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{":
        if depth == 0, open == nil { open = index }
        depth += 1
      case "}":
        depth -= 1
        guard depth == 0, let open else { continue }
        let names = pattern.map(\.text).filter { $0 != "_" }
        return Loop(
          variables: names, line: tokens[start].line, bodyOffset: tokens[open].offset,
          body: (tokens[open].line + 1)..<max(tokens[open].line, tokens[index].line) + 1)
      default: break
      }
    }
    return nil
  }
}
