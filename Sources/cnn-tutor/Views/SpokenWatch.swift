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
        _ = try Interruptible.run { [session] in
          try await VerdictPrinter(session, [lesson.number], extent: .folded).verify()
        }
        console.print("")
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
