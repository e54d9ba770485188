import ConvNet
import Course
import Testing

struct Lesson09Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("activation-gradient") }

  @Test func `the article's numbers of this lesson are checked`() {
    let maps = ["fm3x3", "code.featuremap", "code.featuremap.rect"]
    let results = ["a_prev_gradient", "w_updated", "b_updated", "cost_before_after"]
    let proven = maps.flatMap { map in results.map { "\(map).\($0)" } }
    #expect(lesson.facts == Set(proven + ["hello.chain_rule"]))
  }

  @Test func `the four matrices with zeros add up to the gradient`() throws {
    var total = [[Double]](repeating: [0, 0, 0], count: 3)
    for id in ["neuron.00", "neuron.01", "neuron.10", "neuron.11"] {
      let share = try #require(lesson.result(id)?.matrix)
      total = zip(total, share).map { zip($0, $1).map(+) }
    }
    #expect(agree(.matrix(total), lesson.article.expected("fm3x3.a_prev_gradient")))
  }

  // scipy.signal.convolve2d([[1,2],[3,4]], [[10,-1]], mode="full")
  @Test func `the slopes convolve with the filter beyond its edges`() {
    #expect(lesson.result("previous.small") == .matrix([[10, 19, -2], [30, 37, -4]]))
    #expect(lesson.result("previous.whole") == .matrix([[0.5, -1, 1.5], [2, 2.5, -3]]))
  }

  @Test(arguments: 0..<5)
  func `a step is that of the library's feature map`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let cases = lesson.exercise.randomCases(&generator).filter { $0.function == "step" }
    for example in cases {
      let right = try #require(lesson.right(example))
      let matrices = try [0, 1, 3].map { Matrix(try #require(example.arguments[$0].matrix)) }
      var map = FeatureMap(
        weights: matrices[1], bias: try #require(example.arguments[2].number))
      let gradients = map.backward(map.forward(matrices[0]), aGradient: matrices[2])
      map.update(gradients, stepSize: try #require(example.arguments[4].number))
      #expect(agree(try #require(right["w"]), .matrix(map.weights.rowsOfColumns)))
      #expect(agree(try #require(right["b"]), .number(map.bias)))
      let handedBack = Value.matrix(gradients.input.rowsOfColumns)
      #expect(agree(try #require(right["aPrevGradient"]), handedBack))
    }
  }

  @Test func `the working of a cell names the shares of the neurons`() throws {
    let previous = try #require(lesson.function("aPrevGradient"))
    let small: [Value] = [.matrix([[1, 2], [3, 4]]), .matrix([[10, -1]])]
    #expect(previous.working(small, [0, 0]) == "10·1")
    #expect(previous.working(small, [1, 1]) == "10·4 + (−1)·3")
    let step = try #require(lesson.function("step"))
    let map: [Value] = [
      .matrix([[3, 5]]), .matrix([[0]]), .number(0), .matrix([[4, -8]]), .number(0.5),
    ]
    #expect(step.working(map, label: "w", index: [0, 0]) == "0 − 0.5·(−7)")
    #expect(step.working(map, label: "b", index: []) == "0 − 0.5·(−1)")
    #expect(step.working(map, label: "aPrevGradient", index: [0, 1]) == "(−2)·0")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    let article = lesson.article
    let w = article.input("fm3x3.z", "w")
    let back = KnownMistake(
      "aPrevGradient", [w, article.expected("fm3x3.b_gradient_components")])
    for id in ["norotate", "rotatew", "valid", "same", "overwrite"] {
      #expect(lesson.disagreement(of: "grad.a.\(id)", with: back) == nil)
    }
    func step(_ element: String) -> KnownMistake {
      KnownMistake(
        "step",
        [
          article.input("fm3x3.z", "a_prev"), w, article.input("fm3x3.z", "b"),
          article.input("fm3x3.z", "a_gradient"), article.input("fm3x3.z", "step_size"),
        ]
      ) { $0[element] ?? .none }
    }
    #expect(lesson.disagreement(of: "grad.a.nosigma", with: step("aPrevGradient")) == nil)
    #expect(lesson.disagreement(of: "update.first", with: step("aPrevGradient")) == nil)
    #expect(lesson.disagreement(of: "update.sign", with: step("w")) == nil)
    #expect(lesson.disagreement(of: "update.nostep", with: step("w")) == nil)
  }
}
