internal import SwiftTokens

extension SwiftTokens {
  /// `source` with each index that is worked out, in the statement that begins on a line, made 0:
  /// `x[row * stride + i]` becomes `x[0             ]`.
  ///
  /// An element has the same type at every index, and without the sums in the brackets the compiler
  /// finds quickly what it could not say of the statement before: which types do not fit. No byte
  /// changes its place.
  func withPlainIndices(inStatementAt line: Int, of source: [UInt8]) -> [UInt8] {
    var source = source
    let lines = statement(at: line)
    var open: Int?
    var depth = 0
    for index in tokens.indices where lines.contains(tokens[index].line) {
      let token = tokens[index]
      if token.text == "[" {
        if open == nil, index > 0, isSubscript(tokens[index - 1], token) {
          (open, depth) = (index, 0)
        }
        if open != nil { depth += 1 }
      } else if token.text == "]", let start = open {
        depth -= 1
        guard depth == 0 else { continue }
        open = nil
        let inside = tokens[(start + 1)..<index]
        guard inside.count > 1, isSum(inside), token.line == tokens[start].line else { continue }
        let range = (tokens[start].offset + 1)..<token.offset
        let blanks = repeatElement(UInt8(ascii: " "), count: range.count - 1)
        source.replaceSubrange(range, with: [UInt8(ascii: "0")] + blanks)
      }
    }
    return source
  }

  /// The lines of a statement: it goes on where a bracket is open or an operator stands between.
  func statement(at line: Int) -> ClosedRange<Int> {
    let operators: Set = ["+", "-", "*", "/", "%", "=", "<", ">", "&", "|", "?", ":", ".", ","]
    var depth = 0
    var last: Token?
    for token in tokens where token.line >= line {
      if let last, token.line != last.line, depth <= 0, !operators.contains(last.text),
        !operators.contains(token.text)
      {
        return line...last.line
      }
      if ["(", "["].contains(token.text) { depth += 1 }
      if [")", "]"].contains(token.text) { depth -= 1 }
      last = token
    }
    return line...(last?.line ?? line)
  }

  /// `x[`, `][` or `)[`, without a blank: other brackets hold the elements of an array.
  private func isSubscript(_ before: Token, _ bracket: Token) -> Bool {
    (before.isName || ["]", ")"].contains(before.text))
      && before.offset + before.text.utf8.count == bracket.offset
  }

  /// Names, numbers, calls and operators; neither a range, which gives a slice, nor a text.
  private func isSum(_ tokens: ArraySlice<Token>) -> Bool {
    !zip(tokens, tokens.dropFirst()).contains { $0.text == "." && $1.text == "." }
      && !tokens.contains { [",", ":", "{", "\\"].contains($0.text) || $0.text.hasPrefix("\"") }
  }
}
