import MachineText
import Testing

@Suite struct JSONTextTests {
  @Test func `what needs it is quoted`() {
    #expect(
      JSONText.text("a\"b\\c\n\t\u{1}\u{7f}\u{9b}\u{202e}é−").pretty
        == "\"a\\\"b\\\\c\\n\\t\\u0001\\u007f\\u009b\\u202eé−\"\n")
    #expect(JSONText.list([]).pretty == "[]\n")
    #expect(JSONText.object([]).pretty == "{}\n")
    #expect(JSONText.list([.number(.nan), .number(-0.5)]).pretty == "[\"nan\", -0.5]\n")
  }

  @Test func `one value has three layouts`() {
    let value = JSONText.object([
      ("a", .list([.integer(1), .number(2), .decimal(2)])), ("b", .list([.object([])])),
    ])
    #expect(value.line == "{\"a\": [1, 2, 2.0], \"b\": [{}]}")
    #expect(value.compact == "{\"a\":[1,2,2.0],\"b\":[{}]}")
    #expect(
      value.pretty == """
        {
          "a": [1, 2, 2.0],
          "b": [
            {}
          ]
        }

        """)
  }

  @Test func `a seed keeps all its digits`() {
    #expect(JSONText.unsigned(.max).line == "18446744073709551615")
  }
}
