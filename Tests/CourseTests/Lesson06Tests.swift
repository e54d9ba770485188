import Course
import Testing

struct Lesson06Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("gradient-check") }

  // d(x·x)/dx = 2x, and a centred difference of a square is exact; that of x·x·x is h² off.
  @Test func `the slope of a square is exact and that of a cube is off by h²`() throws {
    #expect(lesson.result("check.square") == .matrix([[6]]))
    #expect(lesson.result("check.cube") == .matrix([[12.25]]))
  }

  @Test func `nudging finds the gradient that the article's formulas compute`() throws {
    let measured = try #require(lesson.result("check.weights"))
    #expect(agree(measured, lesson.article.expected("fm3x3.w_gradient"), absolute: 1e-10))
  }

  @Test func `a constant cost has no slope anywhere`() {
    #expect(lesson.result("check.constant") == .matrix([[0, 0, 0], [0, 0, 0]]))
  }

  @Test func `the relative error is the largest of all cells`() {
    #expect(lesson.result("error.largest") == .number(0.25))
    #expect(lesson.result("error.zeros") == .number(0))
    #expect(lesson.result("error.signs") == .number(1))
  }

  @Test func `a nudge that is not taken back spoils the cells that follow`() throws {
    let mistake = try #require(lesson.exercise.mistakes.first { $0.id == "check.notrestored" })
    let product = try #require(lesson.exercise.cases.first { $0.id == "check.product" })
    #expect(mistake.wrong["numericalGradient"]?(product.arguments) == .matrix([[5, 1.5]]))
  }

  @Test func `the working of a cell names both costs and the distance`() throws {
    let gradient = try #require(lesson.function("numericalGradient"))
    let working = gradient.working([.text("product"), .matrix([[2, 5]]), .number(0.5)], [0, 1])
    #expect(working == "(11 − 9) / (2·0.5)")
    let error = try #require(lesson.function("relativeError"))
    #expect(error.working([.matrix([[1, -3]]), .matrix([[1, 5]])], []) == "8 / (3 + 5)")
  }

  @Test func `the signature shows the function that the learner is handed`() {
    #expect(
      lesson.function("numericalGradient")?.signature
        == "func numericalGradient(of cost: (Matrix) -> Double, at x: Matrix, h: Double) -> Matrix")
  }
}
