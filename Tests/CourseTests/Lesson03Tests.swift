import Course
import Testing

struct Lesson03Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("valid-and-full") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "A.rot180", "A.convolve.valid", "A.correlate.full", "A.convolve.full",
        "A.correlate.rot180.full", "shape.da_prev", "3b1b.convolve",
      ])
  }

  @Test func `lessons 2 and 3 check every result of appendix A`() throws {
    let facts = try LessonUnderTest("cross-correlation").facts.union(lesson.facts)
    let appendix = lesson.article.examples.filter { $0.isResultOfTheArticle }.map(\.id)
      .filter { $0.hasPrefix("A.") }
    #expect(appendix.count == 7)
    #expect(facts.isSuperset(of: appendix))
  }

  @Test func `a full convolution does not mind which matrix slides`() throws {
    let convolveFull = try #require(lesson.function("convolveFull"))
    for checked in lesson.exercise.cases where checked.function == "convolveFull" {
      let swapped = convolveFull.reference(checked.arguments.reversed())
      #expect(agree(convolveFull.reference(checked.arguments), swapped))
    }
  }

  @Test func `the working of a border cell leaves out what lies outside`() throws {
    let values = lesson.article.input("A.correlate.full", "values")
    let f = lesson.article.input("A.correlate.full", "f")
    let correlateFull = try #require(lesson.function("correlateFull"))
    #expect(correlateFull.working([values, f], [0, 1]) == "1·30 + 2·40")
    let convolveFull = try #require(lesson.function("convolveFull"))
    #expect(convolveFull.working([values, f], [2, 0]) == "4·30 + 7·10")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    let appendix = [
      lesson.article.input("A.correlate.valid", "values"),
      lesson.article.input("A.correlate.valid", "f"),
    ]
    for id in ["fwd.rot90", "fwd.fliplr", "fwd.transpose"] {
      #expect(lesson.disagreement(of: id, with: .init("convolve", appendix)) == nil)
    }
    #expect(
      lesson.disagreement(of: "mode.fullcorr", with: .init("convolveFull", appendix)) == nil)
    #expect(
      lesson.disagreement(of: "mode.swapped", with: .init("correlateFull", appendix)) == nil)
  }
}
