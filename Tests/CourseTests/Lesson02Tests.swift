import Course
import Testing

struct Lesson02Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("cross-correlation") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "A.correlate.valid", "A.correlate.rot180.valid", "fig1.ones", "chain.7x3.values",
        "d2l.corr2d",
      ])
  }

  // scipy.signal.correlate2d(np.arange(20).reshape(4,5), np.ones((2,2)), "valid")[::2, ::2]
  @Test func `a stride of two keeps every second sum`() {
    #expect(lesson.result("correlate.stride") == .matrix([[12, 20], [52, 60]]))
  }

  @Test func `the working of a cell names its products`() throws {
    let correlate = try #require(lesson.function("correlate"))
    let input = Value.matrix([[1, -2, 3], [4, 5, 6]])
    let overlay = Value.matrix([[10, 0.5], [-30, 40]])
    #expect(
      correlate.working([input, overlay, .integer(1)], [0, 1])
        == "(−2)·10 + 3·0.5 + 5·(−30) + 6·40")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    let appendix = KnownMistake(
      "correlate",
      [
        lesson.article.input("A.correlate.valid", "values"),
        lesson.article.input("A.correlate.valid", "f"), .integer(1),
      ])
    for id in [
      "fwd.rotated", "fwd.axes", "fwd.nosum", "fwd.matmul", "shape.offbyone", "shape.inputsize",
      "mode.same", "mode.full",
    ] {
      #expect(lesson.disagreement(of: id, with: appendix) == nil)
    }
    let stride = KnownMistake(
      "correlate",
      [
        .matrix([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11, 12, 13, 14], [15, 16, 17, 18, 19]]),
        .matrix([[1, 1], [1, 1]]), .integer(2),
      ])
    #expect(lesson.disagreement(of: "stride.ignored", with: stride) == nil)
  }
}
