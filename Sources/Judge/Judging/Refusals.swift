internal import Course
internal import SwiftTokens

/// What an exercise may not hold: words that reach round the Swift language, at the tutor's own part
/// of the program or at what is said of this one, and numbers that keep the compiler for minutes.
///
///     Refusals.messages(for: SourceFile(path: "2.swift", text: "@_cdecl(\"write\") func f() {}"))
///
/// Nothing depends on these being found: the program is held back whatever it does. But where a
/// number comes from shall be readable in the file.
enum Refusals {
  /// The first word of each kind, with its place.
  static func messages(for file: SourceFile) -> [CompilerMessage] {
    let text = String(decoding: file.contents, as: UTF8.self)
    let tokens = SwiftTokens(text).tokens
    var found: [CompilerMessage] = []
    var sentences: Set<String> = []
    for (index, token) in tokens.enumerated() {
      let sign = index > 0 ? tokens[index - 1].text.last : nil
      guard let sentence = sentence(token, behind: sign), sentences.insert(sentence).inserted else {
        continue
      }
      let start = file.contents[..<token.offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1
      found.append(
        CompilerMessage(
          path: file.path, line: token.line, column: token.offset - start, text: sentence,
          source: String(sourceLine(token.line, of: file.contents).prefix(200))))
    }
    return found
  }

  /// No Double has more digits that count.
  private static let mostDigits = 1000

  private static func sentence(_ token: SwiftTokens.Token, behind sign: Character?) -> String? {
    if !token.isName {
      let length = token.text.utf8.count
      guard token.text.first?.isNumber == true, length > mostDigits else { return nil }
      return "a number of \(length) digits is more than is compiled here; "
        + "17 tell any Double from all others"
    }
    let name = String(token.text.filter { $0 != "`" })
    switch sign {
    case "@" where name.hasPrefix("_") || attributes.contains(name):
      return "'@\(name)' reaches round the Swift language, and no exercise needs it; delete it"
    case "#" where name == "sourceLocation":
      return "'#sourceLocation' would put wrong lines into what the tutor says; delete it"
    case _ where name == Harness.module:
      return
        "'\(name)' is the tutor's own part of this program; leave it alone, or choose another name"
    default: return nil
    }
  }

  /// Those that give a function or a variable a name or a place outside of Swift.
  private static let attributes: Set = [
    "abi", "c", "cdecl", "export", "extern", "implementation", "objc", "section", "used",
  ]
}
