import Testing

@testable import ExerciseHarness

@Suite struct WireTests {
  private func reader(_ writer: WireWriter) -> WireReader { WireReader(Array(writer.text.utf8)) }

  @Test(arguments: [
    0.1 + 0.2, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
  ])
  func `a number comes back to the last bit`(_ number: Double) {
    let writer = WireWriter()
    writer.write(number)
    let back: Double = reader(writer).number()
    #expect(back.bitPattern == number.bitPattern)
  }

  @Test(arguments: ["", "a b\n", "\u{1F600}", "\u{0}\u{1B}["])
  func `a text comes back whole, as one word`(_ text: String) {
    let writer = WireWriter()
    writer.write(text)
    #expect(!writer.text.contains { $0.isWhitespace })
    #expect(reader(writer).text() == text)
  }

  @Test func `values come back one after the other`() {
    let writer = WireWriter()
    writer.write(true)
    writer.write(Int.min)
    writer.list([[1.5], []]) { row in writer.list(row) { writer.write($0) } }
    writer.optional(nil as Int?) { writer.write($0) }
    writer.optional(7) { writer.write($0) }
    writer.begin(2)
    writer.write(1.0)
    writer.write("x")
    let reader = reader(writer)
    #expect(reader.boolean())
    #expect(reader.integer() == .min)
    #expect(reader.list { () -> [Double] in reader.list { reader.number() } } == [[1.5], []])
    #expect(reader.optional { reader.integer() } == nil)
    #expect(reader.optional { reader.integer() } == 7)
    let pair = reader.tuple { () -> (Double, String) in
      (reader.field { reader.number() }, reader.field { reader.text() })
    }
    #expect(pair == (1, "x"))
  }
}
