internal import Course
internal import ExerciseHarness
internal import LessonFolder

/// The Swift that is compiled beside a learner's file: it reads the cases, calls the functions, and
/// writes the results to a file of its own, so that nothing that the learner's code prints, or how
/// it ends, can be taken for a result. `ExerciseHarness` does the work.
enum Harness {
  static let module = "ExerciseHarness"

  /// The files of the module, by name.
  static let files = embeddedHarness

  /// The generated main: one closure a function, each under a file name of its own, so that an
  /// error of the compiler says which function's signature has changed.
  static func main(_ functions: [ExerciseFunction]) -> String {
    var text = """
      import \(module)

      func todo(_ function: String = #function) -> Never { \(module).harnessTodo(function) }

      """
    for (index, function) in functions.enumerated() {
      text += "#sourceLocation(file: \"\(callFile(function.name))\", line: 1)\n"
      text += "let cnnTutorCall\(index): \(module).HarnessCall = "
      text += CallSource(function.signature).closure + "\n#sourceLocation()\n"
    }
    text += "\(module).harnessMain([\n"
    for (index, function) in functions.enumerated() {
      text += "  \"\(function.name)\": cnnTutorCall\(index),\n"
    }
    return text + (functions.isEmpty ? "  :\n" : "") + "])\n"
  }

  static func callFile(_ function: String) -> String { "cnn-tutor-call-\(function)" }

  /// What a result depends on, of the tutor's own Swift.
  static let digest: Digest = {
    var digest = Digest()
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      digest.add(text)
    }
    return digest
  }()
}
