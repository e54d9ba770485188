internal import Course
internal import Judge
internal import LearnerWorkspace
internal import TerminalMarkdown
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
        reading.isAsked(step)
        ? "A question asks for these very numbers. Answer it first (p)."
        : "There is nothing to work out in this step."
    }
    do {
      let session = try JudgeSession(
        desk, JudgingOptions.standard, .solutions(course: desk.courseFolder))
      notice = "Working it out…"
      let number = reading.lesson.number
      work.start { [post] in
        do throws(JudgeError) {
          let numbers = try await session.judge.working(
            of: example, lesson: number, assignments: session.assignments)
          post(.worked(example, numbers))
        } catch {
          post(.notWorked(reason: sanitized(error.description)))
        }
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

  /// Opens an example of the step to be changed and run: the one on the screen.
  mutating func openExample() {
    let examples = reading.examples(step)
    let end = pane.top + pane.height
    let shown = examples.last { example in
      drawn.blocks.contains { $0.sourceLine == example.line && $0.lines.lowerBound < end }
    }
    guard let example = shown ?? examples.first else {
      return notice =
        reading.openPredictions(step).isEmpty
        ? "There is no example to run in this step."
        : "Answer the question first (p); no example stands above it."
    }
    open(example)
  }

  private mutating func open(_ example: LessonSource.Block) {
    let editor = TextEditor(example.body)
    edited = editor
    editedLine = example.line
    mode = .editing(editor)
  }

  /// The example behind the one that is being changed, and behind the last the first; nil where there
  /// is only one.
  var nextExample: LessonSource.Block? {
    let examples = reading.examples(step)
    guard examples.count > 1 else { return nil }
    return examples.first { $0.line > editedLine } ?? examples.first
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
    case .control("n"):
      guard let nextExample else { return .none }
      open(nextExample)
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
        let (title, text, isPrinted) = await session.output(of: code, lesson: number)
        let clean = sanitized(text, unicode: console.capabilities.unicode, keepingNewlines: true)
        post(.ran(title: title, text: clean, isPrinted: isPrinted))
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

  /// Notes how far a lesson was read, and says why where it cannot.
  func note(_ view: LessonView) { note { $0.note(view) } }

  /// The same while it is read: whoever holds the progress is not waited for, and nothing is said.
  func noteMeanwhile(_ view: LessonView) {
    _ = try? progressStore.update(atMost: .zero) { $0.note(view) }
  }
}

extension Progress {
  fileprivate mutating func note(_ view: LessonView) {
    self[view.reading.lesson.slug].step = view.step
    if view.hasReachedEnd { noteRead(view.reading.lesson.slug) }
  }
}

extension JudgeSession {
  /// What an example prints, or why it does not, under a title.
  fileprivate func output(
    of code: String, lesson: Int
  ) async -> (title: String, text: String, isPrinted: Bool) {
    do throws(JudgeError) {
      return switch try await judge.run(example: code, of: lesson, assignments: assignments) {
      case .printed(let printed): ("The example prints:", printed, true)
      case .refused(let errors): ("The compiler does not take it:", errors, false)
      case .failed(let reason): ("It did not come to its end:", reason, false)
      }
    } catch {
      return ("It was not run:", error.description, false)
    }
  }
}
