import Testing

@testable import Course
@testable import LessonFolder

@Suite struct ExpressionTests {
  private static let parameters: [Signature.Parameter] = [
    .init(label: "_", name: "x", type: .matrix, spelling: "Matrix"),
    .init(
      label: "n", name: "net", type: .tuple([.init("w", .matrix), .init("b", .number)]),
      spelling: "Network"),
  ]

  private func read(_ words: String, _ type: ValueType = .number) -> [Expression?]? {
    var reader = ExpressionReader(words, parameters: Self.parameters)
    return reader.expressions(of: type)
  }

  private static func bits(_ number: Double) -> String { String(number.bitPattern, radix: 16) }

  @Test func `words become a formula with the names and places of its arguments`() {
    let (one, two, three) = (Self.bits(1), Self.bits(2), Self.bits(3))
    #expect(
      read("+2 *2 a0,0,1:\(one) a1,0,2,3:\(two) - a1,1:\(three)") == [
        .sum([
          .product([
            .argument(name: "x", index: [0, 1], value: 1),
            .argument(name: "net.w", index: [2, 3], value: 2),
          ]), .negative(.argument(name: "net.b", index: [], value: 3)),
        ])
      ])
    #expect(
      read("/ c\(one) fexp:1:\(three) v\(two)") == [
        .quotient(.constant(1), .call("exp", [.large(2)], value: 3))
      ])
  }

  @Test func `each number of a result has a formula, whole numbers and texts have none`() {
    let one = Self.bits(1)
    let type = ValueType.tuple([
      .init("z", .vector), .init("n", .integer), .init("more", .optional(.number)),
    ])
    #expect(
      read("l3 l2 c\(one) v\(one) i7 N", type) == [.constant(1), .large(1), nil, nil])
  }

  @Test(arguments: [
    "", "x", "+2 c0", "+-1", "+99999999999999999999", "*9 c0", "a", "a9,0:0", "a0:zz", "a-1:0",
    "fexp:1", "f:1:0", "c", "cxyz", "/ c0",
  ])
  func `anything else is no formula`(_ words: String) {
    #expect(read(words) == nil)
  }

  @Test func `a formula comes to a number`() {
    let formula = Expression.sum([
      .product([.constant(2), .constant(3)]), .negative(.quotient(.constant(1), .constant(4))),
      .call("exp", [.constant(0)], value: 1), .large(10),
    ])
    #expect(formula.value == 16.75)
    #expect(formula.leafCount == 6)
  }

  @Test func `a sigmoid that is spelt out is one`() {
    let z = Expression.argument(name: "z", index: [], value: 0)
    let spelt = Expression.quotient(
      .constant(1), .sum([.constant(1), .call("exp", [.negative(z)], value: 1)]))
    #expect(spelt.folded == .call("σ", [z], value: 0.5))
    #expect(
      Expression.quotient(.constant(2), spelt).folded == .quotient(.constant(2), spelt.folded))
    let other = Expression.quotient(.constant(2), .sum([.constant(1), .constant(1)]))
    #expect(other.folded == other)
  }
}
