import Course
import Testing

struct Lesson04Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("stacking") }

  @Test func `every result of appendix B is checked`() {
    let appendix = lesson.article.examples.filter { $0.isResultOfTheArticle }.map(\.id)
      .filter { $0.hasPrefix("B.") }
    #expect(appendix.count == 7)
    #expect(lesson.facts == Set(appendix).union(["d2l.multi_in"]))
  }

  /// The numbers that a mistake makes in a case.
  private func wrong(_ mistake: String, _ id: String) -> Value? {
    guard let checked = lesson.exercise.cases.first(where: { $0.id == id }) else { return nil }
    let mistake = lesson.exercise.mistakes.first { $0.id == mistake }
    return mistake?.wrong[checked.function]?(checked.arguments)
  }

  // facts/errata.md, 8
  @Test(arguments: ["chain.convolve2d", "chain.transposed"])
  func `appendix B cannot tell two mistakes from the right way, our own maps can`(
    mistake: String
  ) {
    #expect(wrong(mistake, "B.sum") == .matrix([[212, 196], [164, 148]]))
    #expect(lesson.result("B.sum") == .matrix([[212, 196], [164, 148]]))
    #expect(wrong(mistake, "stacking.uneven") != lesson.result("stacking.uneven"))
  }

  // sum(scipy.signal.correlate2d(m, f, "valid") for m, f in zip(maps, filters)), and so on
  @Test func `the maps without a pattern make the numbers that the lesson names`() {
    #expect(lesson.result("stacking.uneven") == .matrix([[14, 13, 5], [8, 16, 5]]))
    #expect(wrong("chain.convolve2d", "stacking.uneven") == .matrix([[23, 7, 6], [3, 19, 9]]))
    #expect(wrong("chain.transposed", "stacking.uneven") == .matrix([[21, 7, 5], [5, 21, 2]]))
    #expect(lesson.result("volume.deeper") == .volume([[[59, 91]], [[155, 187]]]))
  }

  @Test func `the working of a cell goes through all maps`() throws {
    let correlate3D = try #require(lesson.function("correlate3D"))
    let checked = try #require(lesson.exercise.cases.first { $0.id == "volume.deeper" })
    #expect(correlate3D.working(checked.arguments, [1, 0, 1]) == "5·10 + 6·20 + 8·1 + 9·1")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    let maps = lesson.article.input("B.stacked_results.raw", "feature_maps_stacked")
    let filters = lesson.article.input("B.stacked_results.raw", "filters_stacked")
    for id in ["chain.onefilter", "chain.crossed", "chain.nosum", "chain.average"] {
      #expect(
        lesson.disagreement(of: id, with: .init("sumOfCorrelations", [maps, filters])) == nil)
    }
    let volume = KnownMistake("correlate3D", [maps, filters]) { result in
      guard case .list(let matrices) = result, matrices.count == 1 else { return result }
      return matrices[0]
    }
    #expect(lesson.disagreement(of: "chain.convolve3d", with: volume) == nil)
  }
}
