import Course
import Testing

struct Lesson07Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("bias-gradient") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "fm3x3.b_gradient_components", "fm3x3.b_gradient",
        "code.featuremap.b_gradient_components", "code.featuremap.b_gradient",
        "code.featuremap.rect.b_gradient_components", "code.featuremap.rect.b_gradient",
        "code.featuremap.saturated",
      ])
  }

  @Test func `σ is steepest at 0 and flat far out`() throws {
    #expect(lesson.result("prime.zero") == .number(0.25))
    #expect(agree(try #require(lesson.result("prime.flat")), .number(0)))
    #expect(agree(try #require(lesson.result("prime.flatbelow")), .number(0)))
  }

  @Test func `the slopes of a map add up`() {
    #expect(lesson.result("bias.four") == .number(1.75))
    #expect(lesson.result("bias.cancel") == .number(0))
  }

  @Test func `the working of a cell names its factors`() throws {
    let slopes = try #require(lesson.function("zGradient"))
    #expect(slopes.working([.matrix([[0, 0]]), .matrix([[4, -8]])], [0, 1]) == "0.25·(−8)")
    let bias = try #require(lesson.function("biasGradient"))
    #expect(bias.working([.matrix([[0.5, -1], [2, 0]])], []) == "0.5 + (−1) + 2 + 0")
    let prime = try #require(lesson.function("sigmoidPrime"))
    #expect(prime.working([.number(0)], []) == "0.5·(1 − 0.5)")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() throws {
    let article = lesson.article
    let upstream = article.input("fm3x3.z", "a_gradient")
    let slopes = KnownMistake("zGradient", [article.expected("fm3x3.z"), upstream])
    #expect(lesson.disagreement(of: "grad.sigma.ofa", with: slopes) == nil)

    // Recorded as the bias gradient that follows from it.
    let added = KnownMistake("zGradient", slopes.arguments) { wrong in
      .matrix([[(wrong.matrix ?? []).joined().reduce(0, +)]])
    }
    #expect(lesson.disagreement(of: "grad.b.nosigma", with: added) == nil)

    let components = article.expected("fm3x3.b_gradient_components")
    let mean = KnownMistake("biasGradient", [components]) { .list([.list([$0])]) }
    #expect(lesson.disagreement(of: "grad.b.mean", with: mean) == nil)

    // Recorded as the whole matrix, which a function that returns a Double cannot give back: what
    // is left of it without a sum is its last cell.
    let mistake = try #require(lesson.exercise.mistakes.first { $0.id == "grad.b.nosum" })
    let last = try #require(mistake.wrong["biasGradient"]?([components]))
    let recorded = try #require(KnownMistake.all["grad.b.nosum"]?.matrix?.last?.last)
    #expect(agree(last, .number(recorded), absolute: 5e-7))
  }
}
