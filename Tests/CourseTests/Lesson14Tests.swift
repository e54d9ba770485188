import ConvNet
import Course
import HandwrittenDigits
import Testing

struct Lesson14Tests {
  let lesson: LessonUnderTest

  init() throws { lesson = try LessonUnderTest("digits") }

  // The first bytes of MNIST's train-images-idx3-ubyte and t10k-labels-idx1-ubyte.
  @Test func `the headers of the two kinds of MNIST files are read`() {
    #expect(lesson.result("header.pictures")?["magic"] == .integer(2051))
    #expect(lesson.result("header.pictures")?["sizes"] == integers([60_000, 28, 28]))
    #expect(lesson.result("header.labels")?["magic"] == .integer(2049))
    #expect(lesson.result("header.labels")?["sizes"] == integers([10_000]))
  }

  @Test func `a network that has learned nothing pays ln 10 and reads a zero`() throws {
    #expect(
      agree(try #require(lesson.result("loss.unlearned")), .number(2.302585092994046)))
    #expect(lesson.result("read.unlearned") == .integer(0))
  }

  @Test(arguments: ["small", "dark", "unlearned"])
  func `forward and a step are those of the library's network`(name: String) throws {
    let checked = try #require(lesson.exercise.cases.first { $0.id == "step.\(name)" })
    let picture = Matrix(try #require(checked.arguments[0].matrix))
    let label = try #require(checked.arguments[1].integer)
    let before = try Library(checked.arguments[2], picture: picture)
    var random = SeededGenerator(seed: 1)
    let gradients = before.network.gradients(
      for: Volume([picture]), target: oneHot(label, of: before.classes), using: &random)

    let loss = try #require(lesson.result("loss.\(name)")?.number)
    #expect(abs(loss - gradients.cost) < 1e-12)
    let logits = try #require(lesson.result("forward.\(name)")?["logits"])
    #expect(agree(logits, .vector(before.network.predict(Volume([picture])))))

    let after = try Library(try #require(lesson.right(checked)), picture: picture)
    for (layer, gradient) in gradients.layers.enumerated() {
      let old = before.network.layers[layer].parameters
      let new = after.network.layers[layer].parameters
      let moved = zip(old, gradient).map { $0 - 0.5 * $1 }
      #expect(agree(.vector(new), .vector(moved)), "layer \(layer)")
    }
  }

  @Test func `before learning, all fifty digits are read as zeros`() {
    let zeros = HandwrittenDigits.training.labels.prefix(50).count { $0 == 0 }
    #expect(lesson.result("overfit.before") == .integer(zeros))
  }

  @Test func `the supports hold every digit, a label and 64 pixels each`() throws {
    let training = try #require(lesson.exercise.training)
    let trained = try #require(letters(training.support, "cnnTutorTrainingDigits"))
    let heldOut = try #require(letters(training.support, "cnnTutorHeldOutDigits"))
    #expect(letters(lesson.exercise.support, "cnnTutorFiftyDigits") == 50 * 65)
    #expect(trained + heldOut == HandwrittenDigits.all.count * 65)
  }

  @Test(.enabled(if: !KnownMistake.all.isEmpty, "../shared/facts/mistakes.json is missing"))
  func `reading the header backwards makes the number that is known of it`() throws {
    let pictures = try #require(lesson.exercise.cases.first { $0.id == "header.pictures" })
    let header = KnownMistake("idxHeader", pictures.arguments) { $0["magic"] ?? .none }
    #expect(lesson.disagreement(of: "data.endian", with: header) == nil)
  }

  // mistakes.json shows it at z = 255·0.5: σ′(0.5) = 0.235004 against σ′(127.5) = 0.
  @Test func `a pixel that is not scaled saturates the sigmoid`() throws {
    let wrong = try #require(
      lesson.exercise.mistakes.first { $0.id == "data.noscale" }?.wrong["scaled"])
    let right = try #require(lesson.function("scaled")).reference
    let arguments = [integers([255]), .integer(255)]
    func slope(_ pixels: Value) throws -> Double {
      let z = try #require(pixels.vector)[0] * 0.5
      return Activation.sigmoid.derivative(at: z)
    }
    #expect(abs(try slope(right(arguments)) - 0.235004) < 5e-7)
    #expect(try slope(wrong(arguments)) < 1e-50)
  }

  private func integers(_ numbers: [Int]) -> Value { .list(numbers.map(Value.integer)) }

  /// How many letters the string that a support gives this name has.
  private func letters(_ support: String, _ name: String) -> Int? {
    guard let start = support.firstRange(of: "let \(name) = \"") else { return nil }
    return support[start.upperBound...].firstIndex(of: "\"").map {
      support.distance(from: start.upperBound, to: $0)
    }
  }
}

/// The lesson's network, built of the library's layers.
private struct Library {
  let network: Network
  let classes: Int

  init(_ value: Value, picture: Matrix) throws {
    guard case .list(let volumes)? = value["filters"] else { throw NotANetwork() }
    let filters = try volumes.map { try #require($0.volume).map { Matrix($0) } }
    let w = try #require(value["w"]?.matrix)
    classes = w.count
    network = Network(
      input: VolumeShape(depth: 1, rows: picture.rows, columns: picture.columns),
      layers: [
        ConvolutionalLayer(
          filters: filters.map { Volume($0) },
          biases: try #require(value["filterBiases"]?.vector), activation: .relu),
        MaxPoolingLayer(window: 2),
        FullyConnectedLayer(
          weights: Matrix(w), biases: try #require(value["b"]?.vector), activation: .identity),
      ],
      cost: .crossEntropy)
  }

  struct NotANetwork: Error {}
}
