import Course
import Testing

struct Lesson01Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("shared-weights") }

  @Test func `every count, shape and stride of the article is checked`() {
    let wanted = lesson.article.examples.map(\.id).filter { id in
      ["count.", "shape.", "stride."].contains(where: id.hasPrefix) || id == "fig1.shape"
    }
    // The shape of a full result is lesson 3's.
    #expect(lesson.facts == Set(wanted).subtracting(["shape.da_prev"]))
  }

  // CS231n's notes: W = 5, F = 2, S = 2; and an overlay that does not fit.
  @Test(arguments: [(5, 2, 1, 4), (5, 2, 2, 2), (10, 3, 2, 4), (2, 3, 2, 0), (3, 3, 7, 1)])
  func `positions are whole steps and the place before them`(
    input: Int, overlay: Int, stride: Int, expected: Int
  ) {
    let positions = lesson.function("positions")
    #expect(
      positions?.reference([.integer(input), .integer(overlay), .integer(stride)])
        == .integer(expected))
  }

  @Test func `the working of a count names its factors`() throws {
    func working(_ function: String, _ id: String, _ label: String) -> String? {
      guard let checked = lesson.exercise.cases.first(where: { $0.id == id }) else { return nil }
      return lesson.function(function)?.working(checked.arguments, label: label, index: [])
    }
    #expect(working("convolutionalParameters", "count.20to40", "total") == "20·40·5·5 + 40")
    #expect(working("fullyConnectedParameters", "count.fc", "weights") == "784·30")
    #expect(working("featureMapShape", "stride.7x7.3x2.s3x2", "rows") == "⌊(7 − 3) / 3⌋ + 1")
    #expect(working("featureMapShape", "shape.4x5.2x2", "columns") == "5 − 2 + 1")
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `mistakes make the numbers that are known of them`() {
    func shape(_ rows: Int, _ columns: Int) -> Value { .shape(rows: rows, columns: columns) }
    func layer(_ input: Value, _ mapsIn: Int, _ mapsOut: Int, _ overlay: Value) -> KnownMistake {
      KnownMistake(
        "convolutionalParameters", [input, .integer(mapsIn), .integer(mapsOut), overlay]
      ) { $0["total"] ?? .none }
    }
    let sixteen = layer(shape(28, 28), 1, 16, shape(4, 4))
    let known: [(String, KnownMistake)] = [
      ("shape.axes", .init("featureMapShape", [shape(4, 5), shape(2, 3), shape(1, 1)])),
      ("shape.article", .init("featureMapShape", [shape(4, 5), shape(2, 2), shape(1, 1)])),
      ("stride.ceil", .init("positions", [.integer(5), .integer(2), .integer(2)])),
      ("stride.swiftdiv", .init("positions", [.integer(2), .integer(3), .integer(2)])),
      ("count.nobias", sixteen),
      ("count.positions", sixteen),
      ("count.depth", layer(shape(12, 12), 20, 40, shape(5, 5))),
      ("count.biasperfilter", layer(shape(4, 4), 3, 2, shape(2, 2))),
    ]
    for (id, example) in known {
      #expect(lesson.disagreement(of: id, with: example) == nil)
    }
  }
}
