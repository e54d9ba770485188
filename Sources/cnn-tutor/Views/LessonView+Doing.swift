internal import Course
internal import Judge
internal import LearnerWorkspace
internal import TerminalText
internal import TerminalUI

// What a reader does with a step besides reading it.
extension LessonView {
  /// Works out what the lesson teaches, on the article's numbers or those of one of its cases.
  mutating func explain() {
    if let (request, explanation) = reading.explanation(step) {
      self.explanation = ExplainView(explanation, of: request, console: desk.console)
      return
    }
    guard let example = reading.workable(step) else {
      return notice =
        reading.canExplain
        ? "Answer the question first (p): it asks for these very numbers."
        : "There is nothing to work out in this lesson."
    }
    do {
      let session = try JudgeSession(
        desk, JudgingOptions.standard, .solutions(course: desk.courseFolder))
      notice = "Working it out…"
      let number = reading.lesson.number
      work.start { [post] in
        let lines = await session.working(of: example, lesson: number)
        post(.worked(title: "\(example.function): \(sanitized(example.title))", lines: lines))
      }
    } catch {
      notice = sanitized(Stop(error)?.sentence ?? "It cannot be worked out.")
    }
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

  /// Opens the first example of the step to be changed and run.
  mutating func openExample() {
    guard let example = reading.examples(step).first else {
      return notice =
        reading.openPredictions(step).isEmpty
        ? "There is no example to run in this step."
        : "Answer the question first (p); no example stands above it."
    }
    let editor = TextEditor(example.body)
    edited = editor
    mode = .editing(editor)
  }

  mutating func handleEditing(_ key: Key, _ editor: TextEditor) -> Reaction {
    var editor = editor
    switch key {
    case .escape, .control("g"):
      edited = nil
      mode = .reading
    case .control("r"):
      edited = editor
      mode = .editing(editor)
      run(editor.text)
    default:
      guard editor.handle(key) else { return .none }
      mode = .editing(editor)
    }
    return .repaint
  }

  private mutating func run(_ code: String) {
    do {
      // Examples are compiled with the course's own functions.
      let session = try JudgeSession(
        desk, JudgingOptions.standard, .solutions(course: desk.courseFolder))
      notice = "Running it…"
      let number = reading.lesson.number
      work.start { [post, console = desk.console] in
        post(.ran(lines: await session.output(of: code, lesson: number, console)))
      }
    } catch {
      notice = sanitized(Stop(error)?.sentence ?? "The example cannot be run.")
    }
  }
}

extension Desk {
  /// Keeps what became of a lesson's predictions, and says why where it cannot.
  func keeper(of lesson: Lesson) -> (String, Reading.State) -> String? {
    { [slug = lesson.slug] key, state in
      var trouble: String?
      note(telling: { trouble = $0 }) { $0.note(key, state, in: slug) }
      return trouble
    }
  }

  /// Notes how far a lesson was read.
  func note(_ view: LessonView) {
    note { progress in
      progress[view.reading.lesson.slug].step = view.step
      if view.hasReachedEnd { progress.noteRead(view.reading.lesson.slug) }
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

extension JudgeSession {
  /// How the solution works a case out, a number of the result a line.
  fileprivate func working(of example: ExerciseCase, lesson: Int) async -> [String] {
    do throws(JudgeError) {
      let numbers = try await judge.working(of: example, lesson: lesson, assignments: assignments)
      return numbers.map { number in
        let place = number.place.isEmpty ? "" : "\(number.place) = "
        let sum = number.formula.map { "\($0) = " } ?? ""
        return sanitized("\(place)\(sum)\(number.value)")
      }
    } catch {
      return [sanitized(error.description)]
    }
  }
}
