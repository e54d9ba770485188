import Testing

@testable import ExerciseHarness

@Suite struct TracedNumberTests {
  /// `x` is 2 in row 0, column 1 of the first argument; `y` is the second argument, −3.
  private let (x, y): (TracedNumber, TracedNumber)
  private let (xWord, yWord): (String, String)

  init() {
    let writer = WireWriter()
    writer.list([[1.0, 2.0]]) { row in writer.list(row) { writer.write($0) } }
    writer.write(-3.0)
    let reader = WireReader(Array(writer.text.utf8))
    let matrix: [[TracedNumber]] = reader.argument(0) {
      reader.list { () -> [TracedNumber] in reader.list { reader.number() } }
    }
    x = matrix[0][1]
    y = reader.argument(1) { reader.number() }
    xWord = "a0,0,1:" + String((2.0).bitPattern, radix: 16)
    yWord = "a1:" + String((-3.0).bitPattern, radix: 16)
  }

  private func words(_ number: TracedNumber) -> String {
    let writer = WireWriter()
    writer.write(number)
    return writer.text
  }

  private func bits(_ number: Double) -> String { String(number.bitPattern, radix: 16) }

  @Test func `a number remembers the argument that it was, and its place`() {
    #expect(words(x) == xWord)
    #expect(words(y) == yWord)
    #expect(x.value == 2 && y.value == -3)
  }

  @Test func `sums and products are flat, and begin at no zero`() {
    var sum: TracedNumber = 0
    sum += x * y
    sum += y
    sum -= x
    #expect(sum.value == -11)
    #expect(words(sum) == "+3 *2 \(xWord) \(yWord) \(yWord) - \(xWord)")
    #expect(words(x * y * x) == "*3 \(xWord) \(yWord) \(xWord)")
    #expect(words(1 / (x + 1)) == "/ c\(bits(1)) +2 \(xWord) c\(bits(1))")
    #expect(words(-(1 as TracedNumber)) == "c\(bits(-1))")
  }

  @Test func `functions are remembered by name`() {
    #expect(words(exp(x)) == "fexp:1:\(bits(exp(x).value)) \(xWord)")
    #expect(words(x.magnitude) == "fabs:1:\(bits(2)) \(xWord)")
    #expect(words(max(max(x, y), 7)) == "fmax:3:\(bits(7)) \(xWord) \(yWord) c\(bits(7))")
    #expect(
      words(.called("twice", [x], x + x)) == "ftwice:1:\(bits(4)) \(xWord)")
  }

  @Test func `what a comparison decides leaves no trace`() {
    #expect(words(x > y ? x : y) == xWord)
  }

  @Test func `a formula too large to be said is its value`() {
    let sum = (0..<1000).reduce(0 as TracedNumber) { sum, _ in sum + x }
    #expect(words(sum) == "v\(bits(2000))")
  }

  @Test func `it calculates as a Double does`() {
    let numbers = [-2.5, 0, 1, 3, 1e300, .infinity]
    for a in numbers {
      for b in numbers {
        let (one, other) = (TracedNumber(a, .constant), TracedNumber(b, .constant))
        let pairs: [(TracedNumber, Double)] = [
          (one + other, a + b), (one - other, a - b), (one * other, a * b),
          (one / other, a / b), (-one, -a), (max(one, other), Swift.max(a, b)),
          (min(one, other), Swift.min(a, b)), (one.magnitude, a.magnitude),
          (one.rounded(.down), a.rounded(.down)), (sqrt(one.magnitude), a.magnitude.squareRoot()),
        ]
        for (traced, plain) in pairs {
          #expect(
            traced.value == plain || (traced.value.isNaN && plain.isNaN), "\(a) and \(b)")
        }
        #expect((one < other) == (a < b) && (one == other) == (a == b))
      }
    }
  }
}
