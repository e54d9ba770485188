/// What is shown of HTML: all but comments, by which authors speak to each other, and the tags that
/// fold a part away where a page is read on the web.
///
///     HTMLText("<summary>More</summary><!-- check this -->").shown  // "More"
struct HTMLText {
  /// **Not** clean.
  private(set) var shown: String
  /// Whether a comment begins and does not end.
  private(set) var hasOpenComment = false

  init(_ source: String) {
    var rest = source[...]
    var text = ""
    while let start = rest.firstRange(of: "<!--") {
      text += rest[..<start.lowerBound]
      let body = rest[start.upperBound...]
      if let short = [">", "->"].first(where: body.hasPrefix) {
        rest = body.dropFirst(short.count)
      } else if let end = body.firstRange(of: "-->") {
        rest = body[end.upperBound...]
      } else {
        hasOpenComment = true
        rest = ""
      }
    }
    shown = (text + rest).replacing(/<\/?(?:details|summary)(?:\s[^>]*)?>/.ignoresCase(), with: "")
  }

  var isEmpty: Bool { shown.allSatisfy(\.isWhitespace) }
}
