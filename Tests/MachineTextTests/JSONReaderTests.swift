import Testing

@testable import MachineText

@Suite struct JSONReaderTests {
  @Test(arguments: [
    #"{"read": 7}"#, #"[1, -2.5, 1e-05, true, false, null, []]"#, #""a \" b\\ ünd""#, "{}",
    #"{"a": {"b": [{"c": "d"}, 1]}}"#,
  ])
  func `what is read is written as it was`(text: String) {
    #expect(JSONText(reading: Array(text.utf8))?.line == text)
  }

  @Test func `characters are written out in every way that JSON has`() {
    #expect(
      JSONText(reading: Array(#""A😀\/\n""#.utf8))?.line == #""A😀/\n""#)
    #expect(JSONText(reading: Array(#""\u0041\ud83d\ude00""#.utf8))?.line == #""A😀""#)
  }

  @Test(arguments: [
    "", "{", "[1,", "[1 2]", #"{"a" 1}"#, #"{"a": 1,}"#, #""open"#, "tru", "1 2", #""\x""#,
    #""\ud83d""#, #""\u12"#, String(repeating: "[", count: 100_000),
  ])
  func `what is no JSON is none`(text: String) {
    #expect(JSONText(reading: Array(text.utf8)) == nil)
  }
}
