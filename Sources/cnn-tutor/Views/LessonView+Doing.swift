internal import Course
internal import Judge
internal import TerminalText
internal import TerminalUI

// What a reader does with a step besides reading it.
extension LessonView {
  /// Works out the operation that the lesson teaches, on the article's numbers.
  mutating func explain() {
    guard let explanation = reading.explanation(step) else {
      return notice = "There is no operation to work out in this lesson."
    }
    self.explanation = ExplainView(explanation, console: desk.console)
  }

  mutating func handleInExplanation(_ event: Event<Message>) -> Reaction {
    let passed: Event<Never>
    switch event {
    case .key(let key): passed = .key(key)
    case .paste(let text): passed = .paste(text)
    case .tick: passed = .tick
    case .folderChanged, .message: return .none
    }
    let reaction = explanation?.handle(passed) ?? .leave
    guard reaction == .leave else { return reaction }
    explanation = nil
    return .repaint
  }

  /// Runs the first example of the step, or the one that comes next after it was run.
  mutating func runExample() {
    guard let example = reading.examples(step).first else {
      return notice =
        reading.openPredictions(step).isEmpty
        ? "There is no example to run in this step."
        : "Answer the question first (p); no example stands above it."
    }
    do {
      // Examples are compiled with the course's own functions.
      let session = try JudgeSession(
        desk, JudgingOptions.standard, .solutions(course: desk.courseFolder))
      notice = "Running the example…"
      let number = reading.lesson.number
      work.start { [post, console = desk.console] in
        post(.ran(lines: await session.output(of: example.body, lesson: number, console)))
      }
    } catch {
      notice = sanitized(Stop(error)?.sentence ?? "The example cannot be run.")
    }
  }
}

extension JudgeSession {
  /// What an example prints, or why it does not, as lines of a window.
  fileprivate func output(of code: String, lesson: Int, _ console: Console) async -> [String] {
    let text: String
    do throws(JudgeError) {
      switch try await judge.run(example: code, of: lesson, assignments: assignments) {
      case .printed(let printed): text = printed
      case .failed(let reason): text = "It did not come to its end. \(reason)"
      }
    } catch {
      text = error.description
    }
    let clean = sanitized(text, unicode: console.capabilities.unicode, keepingNewlines: true)
    return clean.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
