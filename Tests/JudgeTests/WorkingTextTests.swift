import ConvNet
import Course
import Testing

@testable import Judge

/// Arithmetic that is printed comes to what it is said to come to.
@Suite struct WorkingTextTests {
  @Test func `a small number is not none`() throws {
    let tiny = try #require(WorkingText("3e-12 / 0.00000001", makes: .number(0.0003)))
    #expect(tiny.text == "3e-12 / 0.00000001")
    let long = try #require(
      WorkingText("0.00012345678912·2", makes: .number(0.00024691357824)))
    #expect(long.text == "0.000123457·2")
    #expect(long.isRounded)
  }

  @Test func `digits are kept where rounding would make another number of it`() throws {
    let text = "0.1234561·1000000 − 123456"
    let working = try #require(WorkingText(text, makes: .number(0.1)))
    #expect(working.text == text)
  }

  @Test func `what does not come to its number is not printed`() {
    #expect(WorkingText("2·3", makes: .number(7)) == nil)
    #expect(WorkingText("2·3", makes: .number(6))?.text == "2·3")
    #expect(WorkingText("max(2, 3)", makes: .number(3)) != nil, "no sum that could be checked")
  }

  @Test func `two numbers are shown by their own digits`() {
    #expect(WorkingText.pair(.number(2.5e-8), .number(0)) == ("2.5e-08", "0"))
  }

  /// Every cell of every case of every lesson.
  @Test(arguments: 1...14)
  func `of every lesson is true as it is shown`(lesson: Int) throws {
    let assignments = Course.embedded.assignments
    let exercise = try #require(assignments.first { $0.number == lesson }).exercise
    var count = 0
    for function in exercise.functions {
      for one in CasePlan(exercise: exercise, seed: 3).cases(of: function.name) {
        for leaf in function.reference(one.arguments).leaves.prefix(40) {
          guard let number = leaf.value.number, number.isFinite,
            let exact = function.working(
              one.arguments, label: leaf.place.label, index: leaf.place.index),
            Arithmetic.value(of: exact).map({ Tolerance.accepts($0, for: number) }) == true
          else { continue }
          count += 1
          let (shown, _) = WorkingText.pair(leaf.value, .number(number + 1))
          let working = try #require(WorkingText(exact, makes: leaf.value), "\(exact)")
          let value = try #require(Arithmetic.value(of: working.text), "\(working.text)")
          let result = try #require(Arithmetic.value(of: shown), "\(shown)")
          #expect(
            (value - result).magnitude <= max(1.5e-6, 2e-5 * number.magnitude),
            "\(working.text) = \(shown)")
          #expect(value == 0 || result != 0, "\(working.text) = \(shown)")
        }
      }
    }
    #expect(count > 3, "the sums of lesson \(lesson) are checked")
  }
}
