import Course
import LessonFolder
import Testing

@testable import Judge

@Suite struct ExchangeTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var value: Value
    var type: ValueType
    var testDescription: String { "\(value)" }
  }

  static let examples = [
    Example(value: .number(0.1 + 0.2), type: .number),
    Example(value: .number(-0.0), type: .number),
    Example(value: .number(.infinity), type: .number),
    Example(value: .integer(.min), type: .integer),
    Example(value: .boolean(true), type: .boolean),
    Example(value: .text("a b\n\u{1F600}"), type: .text),
    Example(value: .list([]), type: .volume),
    Example(value: .none, type: .optional(.matrix)),
    Example(value: .matrix([[1, .greatestFiniteMagnitude]]), type: .optional(.matrix)),
    Example(value: .volume([[[1, 2]], [[3, 4]]]), type: .volume),
    Example(value: .shape(rows: 3, columns: 4), type: .shape),
    Example(
      value: .list([.tuple([.init("z", .vector([1])), .init("n", .integer(2))])]),
      type: .list(.tuple([.init("z", .vector), .init("n", .integer)]))),
  ]

  @Test(arguments: examples)
  func `comes back as it went, to the last digit`(_ example: Example) {
    #expect(Exchange.value(of: example.type, in: Exchange.words(example.value)) == example.value)
  }

  @Test func `anything else is no value`() {
    #expect(Exchange.value(of: .number, in: "d") == nil)
    #expect(Exchange.value(of: .number, in: "i3") == nil)
    #expect(Exchange.value(of: .vector, in: "l2 d0") == nil)
    #expect(Exchange.value(of: .vector, in: "l-1") == nil)
    #expect(Exchange.value(of: .vector, in: "l99999999999999") == nil)
    #expect(Exchange.value(of: .integer, in: "i3 i4") == nil)
    #expect(Exchange.value(of: .text, in: "s6") == nil)
    #expect(Exchange.value(of: .integer, in: "") == nil)
  }
}
