import Course
import Testing

struct Lesson08Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("weight-gradient") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "fm3x3.w_gradient", "fm3x3.b_gradient",
        "code.featuremap.w_gradient", "code.featuremap.b_gradient",
        "code.featuremap.rect.w_gradient", "code.featuremap.rect.b_gradient",
      ])
  }

  @Test func `the four small matrices add up to the gradient`() throws {
    var total = [[0.0, 0], [0, 0]]
    for id in ["neuron.00", "neuron.01", "neuron.10", "neuron.11"] {
      let share = try #require(lesson.result(id)?.matrix)
      total = zip(total, share).map { zip($0, $1).map(+) }
    }
    #expect(agree(.matrix(total), lesson.article.expected("fm3x3.w_gradient")))
  }

  // 1·10 + 2·(−1), 2·10 + 4·(−1), 3·10 + 5·(−1), 5·10 + 9·(−1)
  @Test func `the map's slopes slide over the input`() {
    #expect(lesson.result("weights.small") == .matrix([[8, 16], [25, 41]]))
    #expect(lesson.result("weights.whole") == .matrix([[0.5, -1, 1.5], [2, 2.5, -3]]))
  }

  @Test func `the working of a cell names its products`() throws {
    let weights = try #require(lesson.function("weightGradient"))
    let small: [Value] = [.matrix([[1, 2, 4], [3, 5, 9]]), .matrix([[10, -1]])]
    #expect(weights.working(small, [0, 1]) == "2·10 + 4·(−1)")
    let both = try #require(lesson.function("parameterGradients"))
    let map: [Value] = [.matrix([[3, 5]]), .matrix([[0]]), .number(0), .matrix([[4, -8]])]
    #expect(both.working(map, label: "w", index: [0, 0]) == "3·1 + 5·(−2)")
    #expect(both.working(map, label: "b", index: []) == "1 + (−2)")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    let article = lesson.article
    let aPrev = article.input("fm3x3.z", "a_prev")
    let weights = KnownMistake(
      "weightGradient", [aPrev, article.expected("fm3x3.b_gradient_components")])
    for id in ["grad.w.convolve", "grad.w.swapped", "grad.w.transposed"] {
      #expect(lesson.disagreement(of: id, with: weights) == nil)
    }
    let whole = KnownMistake(
      "parameterGradients",
      [
        aPrev, article.input("fm3x3.z", "w"), article.input("fm3x3.z", "b"),
        article.input("fm3x3.z", "a_gradient"),
      ]
    ) { $0["w"] ?? .none }
    #expect(lesson.disagreement(of: "grad.w.nosigma", with: whole) == nil)
  }
}
