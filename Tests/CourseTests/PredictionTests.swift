import Course
import Testing

struct PredictionTests {
  @Test func `a block holds a question, an answer and the sum that makes it`() throws {
    let prediction = try Prediction(
      block: """
        What stands in row 0,
        column 1?

        answer: A.correlate.valid[0][1]
        why: `2·10 + 3·20 + 5·30 + 6·40 = 470`
        """)
    #expect(prediction.question == "What stands in row 0,\ncolumn 1?")
    #expect(prediction.answer.id == "A.correlate.valid")
    #expect(prediction.answer.path == [.index(0), .index(1)])
    #expect(prediction.explanation == "`2·10 + 3·20 + 5·30 + 6·40 = 470`")
  }

  @Test func `a path leads into lists and tuples`() throws {
    let value = Value.tuple([.init("z", .matrix([[1, 2], [3, 4]])), .init("b", .number(5))])
    #expect(Prediction.Reference("x[z][1][0]")?.value(in: value) == .number(3))
    #expect(Prediction.Reference("x[b]")?.value(in: value) == .number(5))
    #expect(Prediction.Reference("x[z][2]")?.value(in: value) == nil)
    #expect(Prediction.Reference("x[none]")?.value(in: value) == nil)
  }

  @Test(arguments: [
    ("answer: A.rot180", PredictionError.noQuestion),
    ("How many?", .noAnswer),
    ("How many?\nanswer: two words", .badReference("two words")),
    ("How many?\nanswer: A[0", .badReference("A[0")),
  ])
  func `a block with something missing says what`(block: String, error: PredictionError) {
    #expect(throws: error) { try Prediction(block: block) }
  }
}
