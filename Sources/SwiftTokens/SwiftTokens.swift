/// Swift text in pieces: names, numbers, strings and signs, without comments and white space.
///
///     SwiftTokens("let a = 1 // one").texts  // ["let", "a", "=", "1"]
///
/// Enough to tell whether two files say the same, and which names a file declares or mentions; the
/// compiler alone decides what is Swift.
public struct SwiftTokens: Sendable {
  /// A piece of the text that is no comment.
  public struct Token: Sendable, Equatable {
    /// As it is written.
    public let text: String
    /// Counted from 1.
    public let line: Int
    /// Counts bytes from the start of the text.
    public let offset: Int
    /// Whether it is a name or a keyword.
    public let isName: Bool
  }

  /// In the order of the text.
  public let tokens: [Token]

  /// The tokens as they are written.
  public var texts: [String] { tokens.map(\.text) }

  /// Reads a text, Swift or not, to its end.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    var lexer = SwiftLexer(bytes)
    var tokens: [Token] = []
    while let lexeme = lexer.next() {
      guard lexeme.kind != .comment else { continue }
      tokens.append(
        Token(
          text: String(decoding: bytes[lexeme.range], as: UTF8.self), line: lexeme.line,
          offset: lexeme.range.lowerBound, isName: lexeme.kind == .name))
    }
    self.tokens = tokens
  }

  /// Every name that the file uses or declares.
  public var names: Set<String> { Set(tokens.lazy.filter(\.isName).map(\.text)) }

  /// The names that follow `func`, `let`, `struct` and the like, at any depth.
  public var declaredNames: Set<String> {
    Set(
      zip(tokens, tokens.dropFirst()).lazy.filter { Self.keywords.contains($0.0.text) }
        .map(\.1.text))
  }

  /// The names by which other files can use what this one declares: not those within functions.
  public var usableNames: Set<String> {
    declarations.reduce(into: []) { names, declaration in
      names.insert(declaration.name)
      let texts = declaration.texts
      guard let keyword = texts.first(where: Self.keywords.contains),
        !["func", "let", "var", "typealias"].contains(keyword)
      else { return }
      for (word, next) in zip(texts, texts.dropFirst()) where Self.keywords.contains(word) {
        names.insert(next)
      }
    }
  }

  private static let keywords: Set = [
    "func", "let", "var", "struct", "class", "enum", "actor", "protocol", "typealias",
    "extension",
  ]

  private static let modifiers: Set = ["private", "fileprivate", "static", "mutating"]

  /// The function of this name that stands in no other declaration: its line, and its text up to the
  /// body.
  public func declaration(of function: String) -> (line: Int, text: String)? {
    let found = declarations.first { $0.name == function && $0.texts.contains("func") }
    return found.map { ($0.line, Self.joined($0.texts.prefix { $0 != "{" })) }
  }

  /// A declaration that stands in no other.
  public struct Declaration: Sendable, Equatable {
    /// Its name, without its arguments.
    public var name: String
    /// From the line of its first word, below its comment, to that of its last.
    public var lines: ClosedRange<Int>
    /// Every name behind its own.
    public var names: Set<String>
    /// All its words, which do not tell how it is laid out.
    public var texts: [String]
    /// The line of its keyword.
    public var line: Int

    /// The names of functions that its code calls or hands on: what stands before a parenthesis, and what
    /// is mentioned without being a parameter, a constant or a variable of its own, or a member of
    /// something.
    ///
    ///     func f(half: Double) { g(map(h)); half }  // g, map and h
    public var calledNames: Set<String> {
      var (called, mentioned, own): (Set<String>, Set<String>, Set<String>) = ([], [], [])
      let body = texts.firstIndex(of: "{") ?? texts.count
      for (index, text) in texts.enumerated() where names.contains(text) {
        let before = index > 0 ? texts[index - 1] : ""
        let after = index + 1 < texts.count ? texts[index + 1] : ""
        switch (before, after) {
        case ("func", _), (".", _): break
        case ("let", _), ("var", _), ("for", _): own.insert(text)
        case (_, "("): called.insert(text)
        // A parameter; behind the head, the label of an argument.
        case (_, ":"): if index < body { own.insert(text) }
        default: mentioned.insert(text)
        }
      }
      return called.union(mentioned.subtracting(own))
    }
  }

  /// What other files can use, in the file's order.
  public var declarations: [Declaration] {
    var starts: [(first: Int, keyword: Int)] = []
    var depth = 0
    for index in tokens.indices.dropLast() {
      switch tokens[index].text {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth -= 1
      case let text where depth == 0 && Self.keywords.contains(text):
        var first = index
        while first > 0, Self.modifiers.contains(tokens[first - 1].text) { first -= 1 }
        starts.append((first, index))
      default: break
      }
    }
    let ends = starts.dropFirst().map(\.first) + [tokens.count]
    return zip(starts, ends).map { start, end in
      let words = tokens[start.first..<end]
      let body = tokens[(start.keyword + 2)..<max(end, start.keyword + 2)]
      return Declaration(
        name: tokens[start.keyword + 1].text,
        lines: tokens[start.first].line...tokens[end - 1].line,
        names: Set(body.lazy.filter(\.isName).map(\.text)),
        texts: words.map(\.text), line: tokens[start.keyword].line)
    }
  }

  /// A bracket without a partner.
  public struct LoneBracket: Sendable, Equatable {
    /// The bracket.
    public var text: String
    /// The one that would go with it.
    public var partner: String
    /// Counted from 1.
    public var line: Int
  }

  /// The innermost bracket that is never closed, or the first that closes nothing.
  ///
  ///     SwiftTokens("f {\n g(\n}").loneBracket  // the “(” on line 2
  public var loneBracket: LoneBracket? {
    let partners = ["{": "}", "(": ")", "[": "]", "}": "{", ")": "(", "]": "["]
    var open: [Token] = []
    func lone(_ token: Token) -> LoneBracket {
      LoneBracket(text: token.text, partner: partners[token.text] ?? "", line: token.line)
    }
    for token in tokens {
      switch token.text {
      case "{", "(", "[": open.append(token)
      case "}", ")", "]":
        guard let last = open.popLast() else { return lone(token) }
        if partners[last.text] != token.text { return lone(last) }
      default: break
      }
    }
    return open.last.map(lone)
  }

  private static func joined(_ words: some Sequence<String>) -> String {
    var text = ""
    var previous = ""
    for word in words {
      let isTight =
        ["(", "[", ""].contains(previous) || [")", "]", ",", ":", "?"].contains(word)
        || word == "(" && !["->", ",", ":", "="].contains(previous)
      text += (isTight ? "" : " ") + word
      previous = word
    }
    return text
  }
}
