internal import Course
internal import Judge
internal import LearnerWorkspace
internal import TerminalText
internal import TerminalUI

extension WatchView {
  mutating func showHint() {
    var desk = desk
    desk.console = console
    let hints = Hints(of: lesson, at: desk, right: verdict?.rightFunctions ?? [])
    do {
      let number = try hints.takeNext()
      show(try hints.lines(number, isInWatch: true), title: "A hint")
    } catch {
      notice = Stop(error)?.sentence.map { sanitized($0) } ?? "There is no hint."
    }
  }

  mutating func showSolution() {
    guard hasPassed else {
      return notice = "Shown after a pass; `cnn-tutor solution \(lesson.number)` shows it now."
    }
    show(
      console.capabilities.highlightedSwift(sanitized(lesson.solution, keepingNewlines: true)),
      title: "The solution")
  }

  mutating func openLesson() {
    do {
      var reading = try Reading(lesson, at: desk)
      reading.take(progress[lesson.slug])
      let step = progress[lesson.slug].step ?? 1
      reader = LessonView(
        reading, step: step, desk: desk, work: judging.examples, keep: desk.keeper(of: lesson),
        reached: desk.noteMeanwhile
      ) { [mailbox] message in
        mailbox.post(.lesson(message))
      }
      reader?.isInWatch = true
    } catch {
      notice = sanitized(Stop(error)?.sentence ?? "The lesson cannot be read.")
    }
  }

  mutating func handleInReader(_ key: Key) -> Reaction {
    guard var open = reader else { return .none }
    let reaction = open.handle(.key(key))
    guard reaction == .leave else {
      reader = open
      return reaction
    }
    desk.note(open)
    progress = (try? desk.progressStore.load().progress) ?? progress
    reader = nil
    return .repaint
  }
}
