internal import CourseFormulas
internal import ExerciseHarness

/// The programs of the lessons that the tutor was built with.
public enum CourseProgram {
  /// The first argument of a tutor that runs one; the lesson's folder and a request follow.
  public static let argument = "--course-program"

  /// Runs a lesson's program and ends, where the tutor was started for that.
  public static func runIfAsked(_ arguments: [String]) {
    guard arguments.count > 2, arguments[1] == argument else { return }
    var calls = embeddedPrograms[arguments[2]]?().calls ?? [:]
    for (name, call) in embeddedFigures[arguments[2]]?() ?? [:] { calls[name] = call }
    guard !calls.isEmpty else { HarnessExit.brokenRequest.leave() }
    for (name, call) in CourseFormulas.calls(ofFolder: arguments[2]) {
      calls["formula/\(name)"] = call
    }
    harnessMain(calls, Array(arguments.dropFirst(3)))
  }
}
