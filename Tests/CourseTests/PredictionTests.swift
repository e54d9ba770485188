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

  @Test func `a block can offer choices, name wrong answers and say how exact the answer is`()
    throws
  {
    let prediction = try Prediction(
      block: """
        Which one?
        choice: 40 30; 20 10
        choice: 20 10; 40 30
        answer: A.rot180
        decimals: 3
        not: 20 10; 40 30: the columns alone
        are reversed.
        why: first the rows,
        then the columns
        """)
    #expect(prediction.question == "Which one?")
    #expect(
      prediction.choices == [
        .value(.matrix([[40, 30], [20, 10]])), .value(.matrix([[20, 10], [40, 30]])),
      ])
    #expect(prediction.places == 3 && prediction.key == "A.rot180")
    #expect(prediction.slips.map(\.words) == ["the columns alone\nare reversed."])
    #expect(prediction.explanation == "first the rows,\nthen the columns")
    let programs = try Prediction(
      block: "Which?\nprogram: solution\nprogram: fwd.rotated\nanswer: A.x by fwd.rotated\nwhy: so")
    #expect(programs.choices == [.program(.solution), .program(.mistake("fwd.rotated"))])
    #expect(programs.maker == .mistake("fwd.rotated") && programs.key == "A.x/fwd.rotated")
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
    ("How many?\nanswer: A by", .badReference("A by")),
    ("How many?\nchoice: many\nanswer: A", .badValue("many")),
    ("How many?\nanswer: A\nnot: 3 it is", .badValue("3 it is")),
    ("How many?\nanswer: A\ndecimals: few", .badPlaces("few")),
    ("How many?\nprogram: a\nanswer: A", .programs), ("How many?\nanswer: A by a", .programs),
  ])
  func `a block with something missing says what`(block: String, error: PredictionError) {
    #expect(throws: error) { try Prediction(block: block) }
  }
}
