import Testing

@testable import Course

@Suite struct KeptFileTests {
  @Test func `what the linter keeps is known by its first bytes, and nothing else is`() {
    for (path, text) in Course.embedded.files {
      let isKept = path.contains("/figures/") || path.hasSuffix("/results.json")
      for text in [text, text.replacing("\n", with: "\r\n")] {
        #expect(isStartOfKeptFile(Array(text.utf8.prefix(512))) == isKept, "\(path)")
      }
    }
    #expect(isStartOfKeptFile(Array("[\n\n]\n".utf8)), "a lesson that shows no results")
    for own in ["", "[", "[\n1, 2]\n", "{\"mine\": true}\n", "<svg><!-- by hand --></svg>\n"] {
      #expect(!isStartOfKeptFile(Array(own.utf8)), "\(own)")
    }
  }
}
