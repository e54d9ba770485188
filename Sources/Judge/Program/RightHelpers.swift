internal import Course
internal import LessonFolder
internal import SwiftTokens

/// A learner's program with some of its functions replaced by the course's, so that what calls them is
/// judged for its own work alone.
struct RightHelpers {
  static let fileName = "CNNTutorRight.swift"

  var solution: String
  /// The starter, which declares the functions as they are called.
  var starter: SwiftTokens

  /// - Returns: nil where one of the functions is not declared on its own in the learner's file.
  func program(
    _ program: ExerciseProgram, replacing functions: [ExerciseFunction]
  ) -> ExerciseProgram? {
    guard let learner = program.files.last else { return nil }
    let tokens = SwiftTokens(String(decoding: learner.contents, as: UTF8.self))
    var contents = learner.contents
    var right = "private enum CNNTutorRight {\n\(declarations)\n}\n\n"
    var offsets: [Int] = []
    for function in functions {
      let places = zip(tokens.tokens, tokens.tokens.dropFirst())
        .filter { $0.text == "func" && $1.text == function.name }.map(\.1.offset)
      guard !places.isEmpty, let head = starter.declaration(of: function.name)?.text else {
        return nil
      }
      offsets += places
      right += "\(head) { CNNTutorRight.\(call(function.signature)) }\n\n"
    }
    // From the end, so that the places before stay where they are.
    for offset in offsets.sorted(by: >) {
      contents.insert(contentsOf: "cnnTutorOwn_".utf8, at: offset)
    }
    var program = program
    program.files.removeLast()
    program.files.append(
      ExerciseProgram.File(name: Self.fileName, contents: Array(right.utf8)))
    program.files.append(
      ExerciseProgram.File(name: learner.name, contents: contents, path: learner.path))
    return program
  }

  /// The solution within a type, where its functions call each other and none of the learner's. They
  /// are members of it: as functions within a function they would be hidden by a parameter of one's
  /// name.
  private var declarations: String {
    solution.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("import ") { return "" }
      var line = String(line)
      for word in ["private ", "fileprivate "] where line.hasPrefix(word) {
        line.removeFirst(word.count)
      }
      for word in ["func ", "let ", "var "] where line.hasPrefix(word) { return "static \(line)" }
      return line
    }.joined(separator: "\n")
  }

  private func call(_ signature: Signature) -> String {
    let arguments = signature.parameters.map { parameter in
      parameter.label == "_" ? parameter.name : "\(parameter.label): \(parameter.name)"
    }
    return "\(signature.name)(\(arguments.joined(separator: ", ")))"
  }
}
