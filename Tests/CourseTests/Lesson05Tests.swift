import Course
import Testing

struct Lesson05Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("feature-map") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "fm3x3.z", "fm3x3.a", "code.featuremap.z", "code.featuremap.a", "code.featuremap.rect.z",
        "code.featuremap.rect.a", "code.featuremap.saturated",
      ])
  }

  // facts/errata.md, 27: numpy.roll of the picture is numpy.roll of the map
  @Test func `when the letter moves by a column, its map moves by a column`() throws {
    let here = try #require(lesson.result("letter.u")?["a"]?.matrix)
    let moved = try #require(lesson.result("letter.u.moved")?["a"]?.matrix)
    #expect(moved.map { Array($0.dropFirst()) } == here)
    #expect(moved.map { Array($0.dropLast()) } != here)
  }

  @Test func `one map finds both strokes of the letter`() throws {
    let z = try #require(lesson.result("letter.u")?["z"]?.matrix)
    #expect(z == [[1, -2, -2, -2, 1], [1, -2, -2, -2, 1], [1, -1, -1, -1, 1]])
  }

  @Test func `the working of an activation is that of its sum, squeezed`() throws {
    let featureMap = try #require(lesson.function("featureMap"))
    let checked = try #require(lesson.exercise.cases.first { $0.id == "map.no-bias" })
    let sum = "(−1)·1 + 2·(−0.5) + 0"
    #expect(featureMap.working(checked.arguments, label: "z", index: [0, 1]) == sum)
    #expect(featureMap.working(checked.arguments, label: "a", index: [0, 1]) == "σ(\(sum))")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    let article = lesson.article
    let five: [Value] = [
      article.input("A.correlate.valid", "values"), article.input("A.correlate.valid", "f"),
      .number(5),
    ]
    for id in ["bias.forgotten", "bias.perweight"] {
      let known = KnownMistake("featureMap", five) { $0["z"] ?? .none }
      #expect(lesson.disagreement(of: id, with: known) == nil)
    }
    let map = ["a_prev", "w", "b"].map { article.input("fm3x3.z", $0) }
    for id in ["act.none", "act.perproduct", "act.relu"] {
      let known = KnownMistake("featureMap", map) { $0["a"] ?? .none }
      #expect(lesson.disagreement(of: id, with: known) == nil)
    }
  }
}
