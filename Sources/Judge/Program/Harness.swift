internal import CandidateEdits
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

  /// The generated part that stays the same from save to save: what takes each of the learner's
  /// functions, and what runs them.
  static func calls(_ functions: [ExerciseFunction]) -> String {
    var text = """
      @_implementationOnly import \(module)

      func todo(_ function: String = #function) -> Never { \(module).harnessTodo(function) }

      private var cnnTutorCalls: [String: \(module).HarnessCall] = [:]

      func cnnTutorRunCalls(holdsEdits: Bool = false) -> Never {
        \(module).harnessMain(cnnTutorCalls, holdsEdits: holdsEdits)
      }

      """
    for (index, function) in functions.enumerated() {
      let source = CallSource(function.signature)
      text += "\nprivate " + source.adapter(named: "cnnTutorAdapter\(index)")
      text += """

        func cnnTutorCall\(index)(_ function: @escaping \(source.functionType)) {
          cnnTutorCalls["\(function.name)"] = cnnTutorAdapter\(index)(function)
        }

        """
    }
    return text
  }

  /// The generated main: it hands over each function under a file name of its own, so that an error of
  /// the compiler says which function's signature has changed.
  ///
  /// - Parameter holdsEdits: whether the learner's file is one that holds edits of itself.
  static func main(_ functions: [ExerciseFunction], holdsEdits: Bool = false) -> String {
    (holdsEdits ? "@_implementationOnly import \(module)\n\n" + SwitchedFile.functions : "")
      + functions.enumerated().map { index, function in
        """
        #sourceLocation(file: "\(callFile(function.name))", line: 1)
        cnnTutorCall\(index) \(CallSource(function.signature).passing)
        #sourceLocation()

        """
      }.joined() + "cnnTutorRunCalls(\(holdsEdits ? "holdsEdits: true" : ""))\n"
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
