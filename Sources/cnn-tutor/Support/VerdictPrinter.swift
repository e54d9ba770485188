internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Synchronization
internal import TerminalText

/// Judges exercises and prints the verdicts in the lessons' order, each as soon as it is known: its
/// headline, below that what is proven, and at the end the line that would mend it.
///
/// Nothing that was printed is changed, so that a pipe gets the same lines as a terminal.
final class VerdictPrinter: Sendable {
  private struct State {
    /// The lessons of which not all is printed yet.
    var waiting: ArraySlice<Int>
    /// How many lines of the first of them are.
    var printed = 0
    /// Whole verdicts whose turn it is not.
    var later: [Int: Verdict] = [:]
    /// Why the learner's progress cannot be read.
    var failure: (any Error)?
  }

  private let session: JudgeSession
  private let lessons: [Int]
  /// Whether what is right, or was not begun, has more than its title.
  private let isInFull: Bool
  private let text: VerdictText
  private let page: VerdictPage
  private let state: Mutex<State>

  /// - Parameter chosen: the lessons that were named; nil where all are judged.
  init(_ session: JudgeSession, _ chosen: Set<Int>?, extent: VerdictPage.Extent) {
    self.session = session
    lessons = session.assignments.map(\.number).filter { chosen?.contains($0) ?? true }
    isInFull = chosen != nil
    text = VerdictText(session.desk.console.capabilities)
    page = VerdictPage(console: session.desk.console, course: session.desk.course, extent: extent)
    state = Mutex(State(waiting: lessons[...]))
  }
}

extension VerdictPrinter {
  /// - Returns: the verdicts, as they were printed.
  func verify() async throws -> [Verdict] {
    let verdicts = try await session.verify(
      Set(lessons), report: { self.print($0) }, early: { self.printHead(of: $0) })
    if let failure = state.withLock({ $0.failure }) { throw failure }
    if lessons.count > 1 {
      let passed = verdicts.count { $0.hasPassed }
      console.print(["", "Right now: \(passed) of \(verdicts.count) exercises."])
    }
    for verdict in try await session.mended(verdicts) {
      let lines = text.mending(verdict)
      let title = lessons.count > 1 && !lines.isEmpty ? text.title(verdict) : []
      if !lines.isEmpty { console.print([""] + title + lines) }
    }
    return verdicts
  }

  private var console: Console { session.desk.console }

  /// What does not change any more of a verdict that is being worked out.
  private func printHead(of verdict: Verdict) {
    state.withLock { state in
      guard state.waiting.first == verdict.lesson else { return }
      let head = text.head(verdict)
      console.print(head)
      state.printed = head.count
    }
  }

  private func print(_ verdict: Verdict) {
    state.withLock { state in
      state.later[verdict.lesson] = verdict
      while let lesson = state.waiting.first, let verdict = state.later.removeValue(forKey: lesson)
      {
        do {
          console.print(Array(try lines(verdict).dropFirst(state.printed)))
        } catch {
          state.failure = state.failure ?? error
        }
        state.waiting = state.waiting.dropFirst()
        state.printed = 0
      }
    }
  }

  private func lines(_ verdict: Verdict) throws -> [String] {
    let isShort = !isInFull && (verdict.hasPassed || verdict.outcome == .notStarted)
    if isShort { return text.title(verdict) }
    var page = page
    page.saysNext = verdict.lesson == lessons.last
    return page.lines(verdict, try session.desk.progress())
  }
}
