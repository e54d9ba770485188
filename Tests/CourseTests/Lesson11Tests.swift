import Course
import Testing

struct Lesson11Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("max-pooling") }

  @Test func `the article's numbers of this lesson are checked`() {
    #expect(
      lesson.facts == [
        "maxpool.figure.forward", "maxpool.figure.positions", "maxpool.figure.backward",
        "code.maxpool.forward", "code.maxpool.positions", "code.maxpool.backward",
      ])
  }

  @Test func `of equal cells the first in row order wins`() {
    #expect(lesson.result("edge.tie")?["positions"] == places([[[0, 0]]]))
    #expect(lesson.result("edge.diagonal")?["positions"] == places([[[0, 1]]]))
  }

  @Test func `the largest of negative numbers is negative`() {
    #expect(lesson.result("edge.negative")?["values"] == .matrix([[-0.2]]))
  }

  @Test func `a cell that wins all four windows is paid four times`() {
    #expect(
      lesson.result("edge.everywhere") == .matrix([[0, 0, 0], [0, 4321, 0], [0, 0, 0]]))
  }

  @Test func `the working of a cell names what it was taken from`() throws {
    let maxPool = try #require(lesson.function("maxPool"))
    #expect(
      maxPool.working(try arguments("figure.forward"), [0, 0]) == "max(−0.7, −0.2, 0.3, −0.6)")
    let gradient = try #require(lesson.function("maxPoolGradient"))
    #expect(gradient.working(try arguments("code.backward"), [2, 2]) == "0.5 + 0.25 + (−1) + 4")
    #expect(gradient.working(try arguments("code.backward"), [0, 0]) == "0")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() throws {
    let drawing = KnownMistake(
      "maxPool", try arguments("figure.forward"), part: { $0["values"] ?? .none })
    #expect(lesson.disagreement(of: "pool.average", with: drawing) == nil)
    let program = KnownMistake(
      "maxPool", try arguments("code.forward"), part: { $0["values"] ?? .none })
    #expect(lesson.disagreement(of: "pool.stride", with: program) == nil)
    let negative = KnownMistake(
      "maxPool", try arguments("edge.negative"), part: { $0["values"] ?? .none })
    #expect(lesson.disagreement(of: "pool.zerostart", with: negative) == nil)
    let backward = KnownMistake("maxPoolGradient", try arguments("figure.backward"))
    #expect(lesson.disagreement(of: "pool.assign", with: backward) == nil)
    #expect(lesson.disagreement(of: "pool.everyone", with: backward) == nil)
  }

  /// These two are made on the way forwards and known by what they do on the way back.
  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `wrongly remembered places pay the wrong cells`() throws {
    let gradient = try #require(lesson.function("maxPoolGradient")).reference
    func paying(_ aGradient: Value, shape: Value) -> (Value) -> Value {
      { gradient([shape, $0["positions"] ?? .none, aGradient]) }
    }
    let drawing = try arguments("figure.backward")
    let local = KnownMistake(
      "maxPool", try arguments("figure.forward"), part: paying(drawing[2], shape: drawing[0]))
    #expect(lesson.disagreement(of: "pool.local", with: local) == nil)
    let tie = KnownMistake(
      "maxPool", try arguments("edge.tie"),
      part: paying(.matrix([[1]]), shape: .shape(rows: 2, columns: 2)))
    #expect(lesson.disagreement(of: "pool.ties", with: tie) == nil)
  }

  private func arguments(_ id: String) throws -> [Value] {
    try #require(lesson.exercise.cases.first { $0.id == id }).arguments
  }

  private func places(_ places: [[[Int]]]) -> Value {
    .list(places.map { .list($0.map { .list($0.map(Value.integer)) }) })
  }
}
