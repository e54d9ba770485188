internal import Course
internal import MachineText
public import Platform
internal import TerminalText

/// Verdicts as JUnit XML, for continuous integration, as the schemas of Jenkins and of Ant have it.
///
/// An exercise is a suite. Its tests are always the same, whatever was handed in: `compiles`, and one
/// for each function. What is not started or could not be run is a failure like what is wrong, so that
/// nobody takes it for done. What was judged stands in the properties of each suite.
public enum VerdictJUnit {
  /// The report on these verdicts.
  ///
  /// - Parameter moment: when it was judged.
  public static func text(
    _ verdicts: [Verdict], of subject: Subject, at moment: WallClock.Moment = WallClock.local()
  ) -> String {
    let properties = [("judged", subject.name)] + (subject.folder.map { [("folder", $0)] } ?? [])
    return text(
      verdicts.map { verdict in
        JUnitSuite(
          name: "\(verdict.lesson) \(verdict.title)",
          properties: properties + [("file", verdict.path)],
          cases: cases(verdict), output: verdict.functions.map(\.output).joined(),
          seconds: verdict.seconds)
      }, at: moment)
  }

  /// A report of these suites.
  package static func text(_ suites: [JUnitSuite], at moment: WallClock.Moment) -> String {
    let root = XMLText(
      "testsuites", [],
      .elements(suites.enumerated().map { $1.element(number: $0, moment) }))
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text()
  }

  /// The tests of a lesson and what came of each.
  private static func cases(_ verdict: Verdict) -> [JUnitSuite.Case] {
    let text = VerdictText(width: 80).verdict(verdict)
    // Programs that look for numbers in it know them with a hyphen; a compiler's words stay.
    var details = verdict.outcome == .failed ? NumberText.hyphenated(text) : text
    return LessonTest.all(of: verdict).map { test in
      guard let fault = test.fault else {
        return JUnitSuite.Case(name: test.name, className: verdict.slug)
      }
      // Once is enough: it is about the whole file.
      defer { details = NumberText.hyphenated(fault.summary) }
      return JUnitSuite.Case(
        name: test.name, className: verdict.slug,
        fault: JUnitSuite.Fault(
          isError: fault.hasStopped, type: fault.kind,
          message: NumberText.hyphenated(fault.summary), text: details))
    }
  }
}
