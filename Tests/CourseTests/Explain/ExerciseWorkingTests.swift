import LessonFolder
import Testing

@testable import Course

/// The operation of `explain` that a lesson's folder names for its function, whatever that is called.
@Suite struct ExerciseWorkingTests {
  private static func function(_ signature: String, _ line: String) throws -> ExerciseFunction {
    let exercise = try Exercise(
      LessonFolder(
        name: "01-gleiten", starter: "func \(signature) { todo() }",
        solution: "/// \(line)\nfunc \(signature) { todo() }", cases: ""))
    return try #require(exercise.functions.first)
  }

  private static let square = Value.matrix([[1, 2], [3, 4]])
  private static let row = Value.matrix([[10, 100]])

  @Test func `arguments go where the line says, not where they stand`() throws {
    let function = try Self.function(
      "zurück(w gewichte: Matrix, von steigung: Matrix) -> Matrix",
      "Worked out by `explain activation-gradient --gradient steigung --filter gewichte`.")
    let explanation = try #require(function.explanation(of: [Self.square, Self.row]))
    #expect(explanation.values == [.matrix([[10, 120, 200], [30, 340, 400]])])
  }

  @Test func `numbers of every form are handed over, and words as they are typed`() throws {
    let full = try Self.function(
      "gleiten(_ bild: Matrix, _ maske: Matrix) -> Matrix",
      "Worked out by `explain correlate2d --input bild --filter maske --mode full`.")
    #expect(
      full.explanation(of: [Self.row, .matrix([[2]])])?.values == [.matrix([[20, 200]])])
    let pooled = try Self.function(
      "grösste(bild: Matrix, fenster: Shape, schritt: Int) -> Matrix",
      "Worked out by `explain max-pool --input bild --window fenster --stride schritt`.")
    #expect(
      pooled.explanation(of: [Self.square, .shape(rows: 1, columns: 2), .integer(1)])?.values
        == [.matrix([[2], [4]])])
    let layer = try Self.function(
      "schicht(x: [Double], w: Matrix, b: [Double]) -> [Double]",
      "Worked out by `explain fully-connected --input x --filter w --bias b`.")
    #expect(
      layer.explanation(of: [.vector([1, 2]), Self.row, .vector([-210])])?.values
        == [.vector([0]), .vector([0.5])])
    let deep = try Self.function(
      "tief(_ stapel: Volume, _ maske: Volume) -> Volume",
      "Worked out by `explain correlate3d --input stapel --filter maske`.")
    #expect(
      deep.explanation(of: [.volume([[[1]], [[2]]]), .volume([[[3]]])])?.values
        == [.volume([[[3]], [[6]]])])
    let strided = try Self.function(
      "hüpfen(_ bild: Matrix, _ maske: Matrix) -> Matrix",
      "Worked out by `explain correlate2d --input bild --filter maske --stride 2`.")
    #expect(
      strided.explanation(of: [.matrix([[1, 2, 3]]), .matrix([[1]])])?.values
        == [.matrix([[1, 3]])])
  }

  @Test func `arguments on which the operation does nothing have no explanation`() throws {
    let function = try Self.function(
      "gleiten(_ bild: Matrix, _ maske: Matrix) -> Matrix",
      "Worked out by `explain correlate2d --input bild --filter maske`.")
    for arguments in [
      [Self.row, Self.square], [.list([]), Self.row], [.list([.list([])]), Self.row],
      [.list([.vector([1]), .vector([1, 2])]), .matrix([[1]])], [Self.square],
    ] {
      #expect(function.explanation(of: arguments) == nil)
    }
    let unnamed = try Self.function("gleiten(_ bild: Matrix) -> Matrix", "Slides.")
    #expect(unnamed.explanation(of: [Self.square]) == nil)
  }

  /// A line that names what is not there, and what its author is told.
  struct Fault: Sendable {
    var command: String
    var words: String
  }

  @Test(arguments: [
    Fault(command: "dance --input bild", words: "There is no operation “dance” to explain."),
    Fault(command: "softmax --input zahlen --mode full", words: "softmax takes no --mode."),
    Fault(command: "softmax --colour zahlen", words: "softmax takes no --colour."),
    Fault(command: "softmax --input nichts", words: "‘f’ has no parameter ‘nichts’."),
    Fault(command: "softmax --input zahlen --input zahlen", words: "--input stands here twice."),
    Fault(
      command: "softmax --input bild",
      words: "--input of softmax takes no Matrix such as ‘bild’, but [Double]."),
    Fault(
      command: "correlate2d --input bild",
      words: "correlate2d needs --filter and a parameter of ‘f’"),
    Fault(
      command: "correlate2d --input bild --filter bild --mode sideways",
      words: "--mode is valid, same or full, not “sideways”."),
    Fault(
      command: "max-pool --input bild --window bild",
      words: "--window of max-pool takes no Matrix such as ‘bild’, but Shape or Int."),
  ])
  func `what is not there is an author's error with its place`(fault: Fault) throws {
    let error = try #require(throws: CourseError.self) {
      try Self.function(
        "f(_ bild: Matrix, zahlen: [Double]) -> Matrix", "Worked out by `explain \(fault.command)`."
      )
    }
    #expect(error.description.hasPrefix("01-gleiten/solution.swift:1: \(fault.words)"), "\(error)")
  }

  @Test func `the first case of every function with such a line is worked out`() throws {
    for lesson in Course.embedded.lessons {
      let cases = lesson.keptResults().cases
      for function in try lesson.exercise()?.functions ?? [] where function.working != nil {
        let first = try #require(cases.first { $0.function == function.name })
        #expect(function.explanation(of: first.arguments) != nil, "\(lesson.slug) \(function.name)")
      }
    }
  }
}
