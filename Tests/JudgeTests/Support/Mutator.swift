import SwiftTokens

/// Random single edits of Swift text, as people make mistakes: words for others, signs for others, things
/// left out or written twice. It knows words and nothing of types; a third of its kinds of edit are ones
/// that the search for the mending line does not undo by name.
struct Mutator {
  struct Mutant {
    var text: String
    /// Of the file, counted from 1.
    var line: Int
    var kind: Kind
  }

  enum Kind: String, CaseIterable {
    // What the search knows.
    case name, number, sign, comparison, range, swappedIndices, swappedArguments, call, factor,
      statement
    // What it does not.
    case droppedFirst, droppedLast, farNumber, doubledStatement, rounded

    static let unknown: Set<Kind> = [
      .droppedFirst, .droppedLast, .farNumber, .doubledStatement, .rounded,
    ]
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(count, 1)))
  }

  mutating func element<Element>(of list: [Element]) -> Element? {
    list.isEmpty ? nil : list[below(list.count)]
  }

  /// An edit of a random kind inside a function; nil where the text has no place for it.
  mutating func mutant(of text: String) -> Mutant? {
    let tokens = SwiftTokens(text)
    let all = tokens.tokens
    // Inside the functions: behind their signatures.
    let bodies = tokens.declarations.filter { $0.texts.contains("func") }.map(\.lines)
    let places = all.indices.filter { index in
      bodies.contains { $0.lowerBound < all[index].line && all[index].line <= $0.upperBound }
    }
    guard let kind = element(of: Kind.allCases), let place = place(kind, places, all, text) else {
      return nil
    }
    guard let (range, new) = change(kind, place, all, text) else { return nil }
    var bytes = Array(text.utf8)
    let line = all[place].line
    bytes.replaceSubrange(range, with: new.utf8)
    let mutated = String(decoding: bytes, as: UTF8.self)
    return mutated == text ? nil : Mutant(text: mutated, line: line, kind: kind)
  }

  private mutating func place(
    _ kind: Kind, _ places: [Int], _ all: [SwiftTokens.Token], _ text: String
  ) -> Int? {
    element(
      of: places.filter { index in
        let word = all[index].text
        let next = index + 1 < all.count ? all[index + 1].text : ""
        let before = index > 0 ? all[index - 1].text : ""
        let isVariable =
          all[index].isName && !Self.keywords.contains(word) && next != "("
          && before != "." && before != "let" && before != "var" && before != "for" && next != ":"
        let isNumber = word.first?.isNumber == true
        return switch kind {
        case .name: isVariable
        case .number, .farNumber: isNumber
        case .sign: ["+", "-", "*", "/"].contains(word) && isSpaced(all, index, text)
        case .comparison: ["<", ">"].contains(word) && isSpaced(all, index, text)
        case .range: word == "." && next == "." && all.indices.contains(index + 2)
        case .swappedIndices: word == "]" && next == "["
        case .swappedArguments: word == "," && before != ")"
        case .call: all[index].isName && next == "(" && !Self.keywords.contains(word)
        case .factor: word == "*" && isSpaced(all, index, text)
        case .statement, .doubledStatement: isStatement(all, index)
        case .droppedFirst, .droppedLast: word == "indices" && next != "."
        case .rounded: word == "=" && isSpaced(all, index, text) && next.first?.isLetter == true
        }
      })
  }

  private func isSpaced(_ all: [SwiftTokens.Token], _ index: Int, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let place = all[index].offset
    let end = place + all[index].text.utf8.count
    return place > 0 && end < bytes.count && bytes[place - 1] == 0x20 && bytes[end] == 0x20
  }

  /// The first word of a line that assigns and opens nothing.
  private func isStatement(_ all: [SwiftTokens.Token], _ index: Int) -> Bool {
    guard all[index].isName, !Self.keywords.contains(all[index].text), index > 0,
      all[index - 1].line < all[index].line
    else { return false }
    let line = all[index...].prefix { $0.line == all[index].line }.map(\.text)
    return line.contains("=") && !line.contains("{") && !line.contains("}")
      && line.count { $0 == "(" } == line.count { $0 == ")" }
  }

  private static let keywords: Set = [
    "let", "var", "for", "in", "if", "else", "guard", "return", "func", "while", "where", "true",
    "false", "Matrix", "Volume", "Array", "Double", "Int", "repeating", "count", "case", "switch",
  ]

  private mutating func change(
    _ kind: Kind, _ index: Int, _ all: [SwiftTokens.Token], _ text: String
  ) -> (Range<Int>, String)? {
    let token = all[index]
    let own = token.offset..<token.offset + token.text.utf8.count
    switch kind {
    case .name:
      // A name of the same function; the compiler says whether it fits.
      let near = all.filter {
        $0.isName && abs($0.line - token.line) < 12 && !Self.keywords.contains($0.text)
      }.map(\.text)
      return element(of: near).map { (own, $0) }
    case .number:
      guard let value = Int(token.text) else { return (own, token.text == "0.0" ? "1.0" : "0.0") }
      return (own, "\(max(0, value + (below(2) == 0 ? 1 : -1)))")
    case .farNumber: return Int(token.text).map { (own, "\($0 * 3 + 4)") }
    case .sign: return element(of: ["+", "-", "*", "/"]).map { (own, $0) }
    case .comparison: return element(of: ["<", ">", "<=", ">="]).map { (own, $0) }
    case .range:
      let third = all[index + 2]
      return (token.offset..<third.offset + 1, third.text == "<" ? "..." : "..<")
    case .swappedIndices:
      guard let open = all[..<index].lastIndex(where: { $0.text == "[" }),
        let close = all[(index + 1)...].firstIndex(where: { $0.text == "]" })
      else { return nil }
      let first = piece(all[open].offset + 1..<token.offset, text)
      let second = piece(all[index + 1].offset + 1..<all[close].offset, text)
      return (all[open].offset + 1..<all[close].offset, "\(second)][\(first)")
    case .swappedArguments:
      guard index > 0, index + 2 < all.count, all[index - 1].isName, all[index + 1].isName,
        [",", ")"].contains(all[index + 2].text)
      else { return nil }
      let end = all[index + 1].offset + all[index + 1].text.utf8.count
      return (all[index - 1].offset..<end, "\(all[index + 1].text), \(all[index - 1].text)")
    case .call: return (own, "")
    case .factor:
      guard index + 1 < all.count, all[index + 1].text != "(" else { return nil }
      let next = all[index + 1]
      let after = index + 2 < all.count ? all[index + 2].text : ""
      guard !["(", "[", "."].contains(after) else { return nil }
      return (token.offset - 1..<next.offset + next.text.utf8.count, "")
    case .statement, .doubledStatement:
      let bytes = Array(text.utf8)
      let end = bytes[token.offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = piece(token.offset..<end, text)
      return (token.offset..<end, kind == .statement ? "" : "\(line); \(line)")
    case .droppedFirst: return (own, "indices.dropFirst()")
    case .droppedLast: return (own, "indices.dropLast()")
    case .rounded:
      let bytes = Array(text.utf8)
      let end = bytes[token.offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let value = piece(token.offset + 2..<end, text)
      return (token.offset + 2..<end, "(\(value)).rounded()")
    }
  }

  private func piece(_ range: Range<Int>, _ text: String) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }
}
