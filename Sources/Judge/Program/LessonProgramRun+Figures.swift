internal import Course
package import ExerciseHarness
internal import LessonFolder

/// A figure that a lesson's `figures.swift` has made.
package struct MadeFigure: Sendable {
  package var name: String
  /// As it is kept in the lesson's folder.
  package var json: String
  /// Nil for one that cannot be drawn.
  package var figure: Figure?
}

extension LessonProgramRun {
  /// The figures that the lesson's `figures.swift` makes; none where there is no such file.
  package func figures() async throws(JudgeError) -> [MadeFigure] {
    guard assignment.exercise.folder.figures != nil else { return [] }
    let request = ProgramRunner.Request(Figures.call, cases: [[]], timeout: .seconds(20))
    let transcript = try await answer(request, of: figuresProgram())
    guard transcript.isComplete, let words = transcript.result(0),
      case .list(let made)? = Exchange.value(
        of: .list(.tuple([.init("name", .text), .init("json", .text)])), in: words)
    else {
      throw .lesson([
        errors.running(
          transcript, in: "figures.swift", "Making the figures", within: request.timeout)
      ])
    }
    return made.map { figure in
      let json = figure["json"]?.text ?? ""
      return MadeFigure(
        name: figure["name"]?.text ?? "", json: json, figure: Figure(json: json))
    }
  }
}
