import Testing

@testable import CandidateEdits

@Suite struct TypeNameTests {
  @Test(arguments: [
    ("$sSiD", "Int"), ("$sSaySaySdGGD", "[[Double]]"), ("$sSdSgD", "Double?"),
    ("$sSi4rows_Si7columnstD", "(rows: Int, columns: Int)"), ("$sSnySiGD", "Range<Int>"),
    ("$sySaySdGAAXED", "([Double]) -> [Double]"),
    ("$ss18EnumeratedSequenceVySaySaySdGGGD", "EnumeratedSequence<[[Double]]>"),
  ])
  func `a type is written as people write it`(mangled: String, text: String) {
    #expect(TypeName.text(of: mangled) == text)
  }

  @Test func `what is no type has no name`() { #expect(TypeName.text(of: "xx") == nil) }

  @Test func `the fields of a tuple are told apart`() {
    let fields = TypeName.fields(of: "(z: [[Double]], at: (rows: Int, columns: Int), Bool)")
    #expect(fields.map(\.label) == ["z", "at", "2"])
    #expect(fields.map(\.type) == ["[[Double]]", "(rows: Int, columns: Int)", "Bool"])
  }
}
