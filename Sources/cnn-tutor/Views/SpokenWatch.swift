internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform

/// Watching without a window: each verdict is printed below the last. For screen readers, dumb
/// terminals and pipes; Ctrl-C ends it.
struct SpokenWatch {
  private let session: JudgeSession
  private let workspace: Workspace

  init(_ session: JudgeSession, _ workspace: Workspace) {
    self.session = session
    self.workspace = workspace
  }

  func watch(_ lesson: Lesson) throws {
    let console = session.desk.console
    var notices = FolderNotices(workspace.exercisesFolder)
    var saves = SaveWatch(folder: workspace.exercisesFolder)
    var mustJudge = true
    while true {
      if mustJudge {
        let verdicts = try Interruptible.run { try await session.verify([lesson.number]) }
        let progress = try session.desk.progress()
        for verdict in verdicts {
          console.print(
            VerdictPage(console: console, course: session.desk.course).lines(verdict, progress)
              + [""])
        }
        let mended = try Interruptible.run {
          try await session.mended(verdicts, within: .milliseconds(1500))
        }
        let lines = mended.flatMap { VerdictText(console.capabilities).mending($0) }
        if !lines.isEmpty { console.print(lines + [""]) }
        console.say("Waiting for you to save lesson \(lesson.number). Ctrl-C ends this.")
      }
      // Nothing has to be put away here: a signal strikes.
      let descriptors = [notices.descriptor].compactMap(\.self)
      let ready = Waiting.ready(descriptors, atMost: saves.nextLook)
      if let descriptor = notices.descriptor, ready.contains(descriptor) {
        notices.clear()
        saves.noticed()
      }
      mustJudge = saves.look()
    }
  }
}
