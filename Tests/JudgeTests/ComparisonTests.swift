import Course
import Testing

@testable import Judge

@Suite struct ComparisonTests {
  @Test func `accepts another order of summation and says so`() {
    let forwards = (0.1 + 0.2) + 0.3
    let backwards = 0.1 + (0.2 + 0.3)
    #expect(forwards != backwards)
    #expect(
      Comparison(actual: .matrix([[1, forwards]]), expected: .matrix([[1, backwards]])).note
        == "[0][1] differs in the 17th digit: another order of summation, accepted")
    #expect(
      Comparison(actual: .number(1e-17), expected: .number(0)).note
        == "is 1e-17 where 0 is exact: the sum was rounded on the way, accepted")
    #expect(Comparison(actual: .number(2), expected: .number(2)).note == nil)
  }

  @Test func `rejects what rounding cannot explain`() {
    #expect(!Tolerance.accepts(1.00000001, for: 1))
    #expect(Tolerance.accepts(1.0000000001, for: 1))
    #expect(!Tolerance.accepts(1e-11, for: 0))
    #expect(!Tolerance.accepts(.infinity, for: 1e300))
    #expect(!Tolerance.accepts(-.infinity, for: .infinity))
    #expect(Tolerance.accepts(.nan, for: .nan))
    #expect(!Tolerance.accepts(0, for: .nan))
  }

  @Test func `says shapes before numbers`() {
    #expect(
      Comparison(actual: .matrix([[.nan, 2]]), expected: .matrix([[1, 2], [3, 4]])).kind
        == .wrongShape(["rows: 2 expected, yours has 1"]))
    #expect(
      Comparison(actual: .matrix([[1, 2], [3]]), expected: .matrix([[1, 2], [3, 4]])).kind
        == .wrongShape(
          ["row 1 has 1 column, but row 0 has 2: every row must be equally long"]))
    #expect(
      Comparison(actual: .vector([1]), expected: .vector([1, 2])).kind
        == .wrongShape(["elements: 2 expected, yours has 1"]))
    #expect(
      Comparison(actual: .list([.list([]), .list([])]), expected: .matrix([])).kind
        == .wrongShape(["rows: 0 expected, yours has 2"]))
  }

  @Test func `fills in the formula where it fits`() {
    let rules = [
      ExerciseCase.Axis("rows", "4 − 2 + 1", 3),
      ExerciseCase.Axis("columns", "5 − 2 + 1", 4),
    ]
    let expected = Value.matrix(Array(repeating: [1, 2, 3, 4], count: 3))
    #expect(
      Comparison(
        actual: .matrix(Array(repeating: [1, 2, 3], count: 4)), expected: expected, rules: rules
      ).kind
        == .wrongShape([
          "rows: 4 − 2 + 1 = 3, yours has 4", "columns: 5 − 2 + 1 = 4, yours has 3",
        ]))
    #expect(
      Comparison(actual: .matrix([]), expected: expected, rules: rules).kind
        == .wrongShape(["rows: 4 − 2 + 1 = 3, yours has 0"]))
  }

  @Test func `looks into the elements of a tuple`() {
    func pair(_ z: [[Double]], _ a: [[Double]]) -> Value {
      .tuple([.init("z", .matrix(z)), .init("a", .matrix(a))])
    }
    #expect(
      Comparison(actual: pair([[1]], [[1, 2]]), expected: pair([[1]], [[2]])).kind
        == .wrongShape(["a: columns: 1 expected, yours has 2"]))
    #expect(
      Comparison(actual: pair([[1]], [[1]]), expected: pair([[1]], [[2]])).kind
        == .wrongValues(
          Finding.WrongCells(
            place: ElementPath(labels: ["a"], index: [0, 0]), expected: .number(2),
            actual: .number(1),
            count: 1, total: 2)))
  }

  @Test func `names the first number that is none`() {
    #expect(
      Comparison(actual: .vector([1, 7, 0, .infinity]), expected: .vector([1, 2, 3, 4])).kind
        == .notFinite(
          Finding.WrongCells(
            place: ElementPath(index: [3]), expected: .number(4), actual: .number(.infinity),
            count: 1,
            total: 4)))
  }

  @Test func `counts digits from the first that differs`() {
    #expect(Tolerance.firstDifferingDigit(2, 1) == 1)
    #expect(Tolerance.firstDifferingDigit(1.002, 1) == 4)
    #expect(ordinal(1) == "1st")
    #expect(ordinal(12) == "12th")
    #expect(ordinal(23) == "23rd")
  }
}
