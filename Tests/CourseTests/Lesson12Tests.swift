import Course
import Testing

struct Lesson12Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("fully-connected") }

  @Test func `the article's numbers of this lesson are checked`() {
    let results = [
      "z", "a", "b_gradient", "w_gradient", "a_prev_gradient", "b_updated", "w_updated",
    ]
    #expect(lesson.facts == Set(results.flatMap { ["fc.small.\($0)", "code.fc.\($0)"] }))
  }

  @Test func `numbers that count are laid out in order, and put back in order`() {
    #expect(lesson.result("flatten.counting") == .vector((0..<60).map(Double.init)))
    #expect(
      lesson.result("unflatten.tall")
        == .volume([[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]))
  }

  @Test func `weights of zero leave the biases alone`() {
    #expect(lesson.result("forward.biases")?["z"] == .vector([1, -1]))
  }

  // [1, 2], [−3, 4], [5, −6], [0.5, 0.25] against 1, 10, −2, 4: 1 − 30 − 10 + 2 and 2 + 40 + 12 + 1
  @Test func `each input gathers the shares of all neurons`() {
    #expect(lesson.result("gradients.tall")?["aPrev"] == .vector([-37, 55]))
  }

  @Test func `a step of zero changes neither weights nor biases`() throws {
    let still = try #require(lesson.exercise.cases.first { $0.id == "step.none" })
    #expect(lesson.right(still)?["w"] == still.arguments[1])
    #expect(lesson.right(still)?["b"] == still.arguments[2])
  }

  @Test func `the working of each element of a result is its own`() throws {
    let forward = try #require(lesson.function("fullyConnected"))
    let arguments = [Value.vector([1, -2]), .matrix([[10, 20], [30, 40]]), .vector([5, -6])]
    #expect(forward.working(arguments, label: "z", index: [1]) == "30·1 + 40·(−2) + (−6)")
    #expect(forward.working(arguments, label: "a", index: [0]) == "σ(10·1 + 20·(−2) + 5)")
    let gradients = try #require(lesson.function("fullyConnectedGradients"))
    #expect(gradients.working(arguments, label: "w", index: [1, 0]) == "(−6)·1")
    #expect(gradients.working(arguments, label: "aPrev", index: [0]) == "10·5 + 30·(−6)")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `flattening by columns makes the numbers that are known of it`() throws {
    let article = try #require(lesson.exercise.cases.first { $0.id == "flatten.article" })
    #expect(
      lesson.disagreement(of: "fc.flatten", with: KnownMistake("flatten", article.arguments))
        == nil)
  }
}
