import Course
import Testing

struct Lesson13Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("softmax-and-friends") }

  @Test func `the right answers are the numbers of the article's sequel`() {
    #expect(lesson.facts == ["pytorch.softmax", "pytorch.nll", "pytorch.ce_gradient"])
  }

  // scipy.special.softmax([1000, 1001])
  @Test func `scores that are too large for e still become probabilities`() throws {
    let probabilities = try #require(lesson.result("softmax.large"))
    #expect(agree(probabilities, .vector([0.2689414213699951, 0.7310585786300049])))
    let gradient = try #require(lesson.result("gradient.large"))
    #expect(agree(gradient, .vector([-0.7310585786300049, 0.7310585786300049])))
  }

  // math.log(10)
  @Test func `ten answers without a favourite cost ln 10`() throws {
    #expect(agree(try #require(lesson.result("cost.ten")), .number(2.302585092994046)))
  }

  @Test func `a ReLU passes a negative gradient where z is positive, and none at zero`() {
    #expect(lesson.result("switch.signs") == .matrix([[0, -8, 0.5], [2, 0, 0.25]]))
    #expect(lesson.result("switch.zero") == .matrix([[0, 1], [0, 0], [-6, 0]]))
  }

  @Test func `the numbers of the text on penalty and dropout are right`() throws {
    #expect(agree(try #require(lesson.result("penalty.text")), .number(0.7)))
    #expect(lesson.result("dropout.text") == .vector([0, 1.6, 0.4, 0]))
  }

  @Test func `the working of a number shows what it is made of`() throws {
    let softmax = try #require(lesson.function("softmax"))
    #expect(softmax.working([.vector([1, 3])], [0]) == "e^(−2) / (e^(−2) + e^0)")
    let gradient = try #require(lesson.function("crossEntropyGradient"))
    #expect(gradient.working([.vector([0, 0]), .integer(1)], [1]) == "0.5 − 1")
    let penalty = try #require(lesson.function("l2Penalty"))
    #expect(
      penalty.working([.matrix([[3, -1]]), .number(0.1)], []) == "0.1 / 2·(3·3 + (−1)·(−1))")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() throws {
    func known(_ id: String) throws -> KnownMistake {
      let checked = try #require(lesson.exercise.cases.first { $0.id == id })
      return KnownMistake(checked.function, checked.arguments)
    }
    #expect(lesson.disagreement(of: "softmax.linear", with: try known("softmax.article")) == nil)
    var cost = try known("cost.article")
    cost.part = { .list([$0]) }
    #expect(lesson.disagreement(of: "ce.log10", with: cost) == nil)
    let gradient = try known("gradient.article")
    #expect(lesson.disagreement(of: "ce.onlytarget", with: gradient) == nil)
    #expect(lesson.disagreement(of: "ce.doubleprime", with: gradient) == nil)
    // The file says "nan nan".
    let overflow = try #require(
      lesson.exercise.mistakes.first { $0.id == "softmax.overflow" }?.wrong["softmax"])
    #expect(agree(overflow([.vector([1000, 1001])]), .vector([.nan, .nan])))
  }
}
