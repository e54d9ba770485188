import ConvNet
import Course
import Testing

struct Lesson10Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("chaining") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "chain.z", "chain.a", "chain.b_gradient_components", "chain.b_gradient",
        "chain.w_gradient", "chain.a_prev_gradient",
      ])
  }

  // 1·3 + 2·(−1) + 0.5; σ(1.5)
  @Test func `all previous maps go into each next map, with one bias`() throws {
    let small = try #require(lesson.result("layer.small"))
    #expect(small["z"] == .volume([[[1.5]]]))
    #expect(agree(try #require(small["a"]), .volume([[[0.8175744761936437]]])))
  }

  // ∂C/∂w = 1·0.5 and 2·0.5; ∂C/∂b = 0.5; ∂C/∂a = 3·0.5 and −1·0.5
  @Test func `each pair of maps has its own slopes`() throws {
    let small = try #require(lesson.result("slopes.small"))
    #expect(small["filters"] == .list([.volume([[[0.5]], [[1]]])]))
    #expect(small["biases"] == .vector([0.5]))
    #expect(small["maps"] == .volume([[[1.5]], [[-0.5]]]))
  }

  @Test(arguments: 0..<5)
  func `the right answers are those of the library's layer`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for example in lesson.exercise.randomCases(&generator) {
      let maps = volume(try #require(example.arguments[0].volume))
      guard case .list(let values) = example.arguments[1] else { continue }
      let filters = try values.map { volume(try #require($0.volume)) }
      let right = try #require(lesson.right(example))
      let layer = ConvolutionalLayer(
        filters: filters, biases: example.arguments[2].vector ?? filters.map { _ in 0 },
        activation: .sigmoid)
      if example.function == "convolutionalLayer" {
        let pass = layer.forward(maps)
        #expect(agree(try #require(right["z"]), value(pass.z)))
        #expect(agree(try #require(right["a"]), value(pass.a)))
      } else {
        let slopes = volume(try #require(example.arguments[2].volume))
        let gradients = layer.gradients(input: maps, zGradient: slopes)
        #expect(agree(try #require(right["filters"]), .list(gradients.filters.map(value))))
        #expect(agree(try #require(right["biases"]), .vector(gradients.biases)))
        #expect(agree(try #require(right["maps"]), value(gradients.input)))
      }
    }
  }

  private func volume(_ maps: [[[Double]]]) -> Volume { Volume(maps.map { Matrix($0) }) }
  private func value(_ volume: Volume) -> Value { .volume(volume.maps.map(\.rowsOfColumns)) }

  @Test func `the working of a cell names the products of all maps`() throws {
    let layer = try #require(lesson.function("convolutionalLayer"))
    let maps = Value.volume([[[1, 5]], [[2, 4]]])
    let filters = Value.list([.volume([[[3]], [[-1]]])])
    #expect(
      layer.working([maps, filters, .vector([0.5])], label: "z", index: [0, 0, 1])
        == "5·3 + 4·(−1) + 0.5")
    #expect(
      layer.working([maps, filters, .vector([-2])], label: "a", index: [0, 0, 0])
        == "σ(1·3 + 2·(−1) + (−2))")
    let slopes = try #require(lesson.function("convolutionalLayerGradients"))
    let backwards = [maps, filters, Value.volume([[[10, -1]]])]
    #expect(slopes.working(backwards, label: "filters", index: [0, 1, 0, 0]) == "2·10 + 4·(−1)")
    #expect(slopes.working(backwards, label: "biases", index: [0]) == "10 + (−1)")
    #expect(slopes.working(backwards, label: "maps", index: [1, 0, 1]) == "(−1)·(−1)")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() throws {
    let appendix = try #require(lesson.exercise.cases.first { $0.id == "layer.appendix" })
    // Recorded for the single next map: its matrix.
    func recorded(_ element: String) -> KnownMistake {
      KnownMistake("convolutionalLayer", appendix.arguments) { result in
        (result[element]?.volume?.first).map(Value.matrix) ?? .none
      }
    }
    #expect(lesson.disagreement(of: "chain.biaspermap", with: recorded("z")) == nil)
    #expect(lesson.disagreement(of: "chain.actbeforesum", with: recorded("a")) == nil)
  }
}
