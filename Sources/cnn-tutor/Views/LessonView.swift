internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalMarkdown
internal import TerminalText
internal import TerminalUI

/// A lesson on the terminal, one step at a time.
struct LessonView: View {
  /// What runs on another thread reports its end with.
  enum Message: Sendable {
    case ran(title: String, text: String, isPrinted: Bool)
    case worked(ExerciseCase, [WorkedNumber])
    case notWorked(reason: String)
  }

  enum Mode {
    case reading
    case contents(selected: Int)
    case searching(LineEditor)
    case predicting(AnswerEntry)
    /// An example that is changed and run.
    case editing(TextEditor)
    /// A text over the step, such as the keys or what an example printed.
    case panel(title: String)
  }

  var reading: Reading
  private(set) var desk: Desk
  /// Ended by whoever shows the view, when it is left.
  let work: BackgroundWork
  /// How work on other threads reports its end.
  let post: @Sendable (Message) -> Void
  /// Takes what is to be kept of a prediction, by its key, and says why it cannot be.
  private let keep: (String, Reading.State) -> String?
  /// Told each step that is shown, at once: a terminal can be closed at any moment.
  private let reached: (LessonView) -> Void
  private(set) var step: Int {
    didSet { hasReachedEnd = hasReachedEnd || step == reading.stepCount }
  }
  /// Whether the last step was on the screen.
  private(set) var hasReachedEnd: Bool
  var mode = Mode.reading
  /// The step as it is drawn for this window, also what lies behind an open question.
  private(set) var drawn = RenderedLines()
  var pane = TextPane()
  var panel = TextPane()
  private var panelLines: (Int) -> [String] = { _ in [] }
  var search = ""
  /// One line about what was just done.
  var notice = ""
  var explanation: ExplainView?
  /// Whether leaving it leads back to the exercise.
  var isInWatch = false
  /// The example that is being changed, and where it stands in the lesson.
  var edited: TextEditor?
  var editedLine = 0
  /// The first step in which something can be worked out; nil where the lesson has none.
  let firstTaught: Int?
  /// The last search hit in this step.
  var lastHit: TextSearch.Hit?
  private var size = Size(columns: 80, rows: 24)

  init(
    _ reading: Reading, step: Int, desk: Desk, work: BackgroundWork,
    keep: @escaping (String, Reading.State) -> String? = { _, _ in nil },
    reached: @escaping (LessonView) -> Void = { _ in },
    post: @escaping @Sendable (Message) -> Void
  ) {
    self.reading = reading
    self.desk = desk
    self.work = work
    self.post = post
    self.keep = keep
    self.reached = reached
    firstTaught = reading.firstTaught
    self.step = max(1, min(step, reading.stepCount))
    hasReachedEnd = self.step == reading.stepCount
  }

  mutating func remember(_ key: String, _ state: Reading.State) {
    if let sentence = keep(key, state) { notice = sanitized(sentence) }
  }

  var nextTick: Duration? { explanation?.nextTick ?? nil }
}

// MARK: - Moving

extension LessonView {
  mutating func begin(_ capabilities: TerminalCapabilities) {
    desk.console.capabilities = capabilities
    reading.capabilities = capabilities
    reached(self)
  }

  mutating func handle(_ event: Event<Message>) -> Reaction {
    if case .message(.ran(let title, let text, let isPrinted)) = event {
      notice = ""
      return show(title: title) { width in
        // What was printed keeps its lines.
        isPrinted
          ? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          : wrapped(text, width: width)
      }
    }
    if case .message(.worked(let example, let numbers)) = event {
      notice = ""
      let capabilities = desk.console.capabilities
      return show(title: "\(example.function): \(sanitized(example.title))") { width in
        WorkingText(capabilities, width: width).lines(example, numbers)
      }
    }
    if case .message(.notWorked(let reason)) = event {
      notice = reason
      return .repaint
    }
    if explanation != nil { return handleInExplanation(event) }
    switch event {
    case .key(let key): return handle(key)
    case .paste(let text): return paste(text)
    case .tick, .folderChanged, .message: return .none
    }
  }

  private mutating func handle(_ key: Key) -> Reaction {
    notice = ""
    switch mode {
    case .reading: return handleWhileReading(key)
    case .contents(let selected): return handleInContents(key, selected)
    case .searching(let editor): return handleSearch(key, editor)
    case .predicting(let entry): return handlePrediction(key, entry)
    case .editing(let editor): return handleEditing(key, editor)
    case .panel:
      // Whoever has changed an example goes on changing it.
      if !panel.handle(key) { mode = edited.map { .editing($0) } ?? .reading }
      return .repaint
    }
  }

  private mutating func handleWhileReading(_ key: Key) -> Reaction {
    if pane.handle(key) { return .repaint }
    switch key {
    case .enter, .character(" "):
      if pane.isAtEnd { goOn() } else { pane.page(1) }
    case .right: goOn()
    case .left, .character("b"): go(to: step - 1)
    case .character("g"): go(to: 1)
    case .character("G"): go(to: reading.stepCount)
    case .character("t"): mode = .contents(selected: step - 1)
    case .character("/"): mode = .searching(LineEditor(prompt: "/"))
    case .character("n"): find(forwards: true)
    case .character("N"): find(forwards: false)
    case .character("p"): startPrediction()
    case .character("s"): return showAnswer()
    case .character("w"): passOver()
    case .character(let sign) where "0123456789-−.".contains(sign):
      // Whoever types a number at a question means its answer.
      guard !reading.openPredictions(step).isEmpty else { return .none }
      startPrediction(with: key)
    case .character("x"): openExample()
    case .character("e"): explain()
    case .character("?"):
      return show(title: "Keys") { [console = desk.console] width in
        KeyTable.lesson.lines(console, width: width)
      }
    case .character("q"), .escape: return .leave
    default: return .none
    }
    return .repaint
  }

  private mutating func goOn() {
    // What follows would give the answer away.
    guard reading.openPredictions(step).isEmpty else {
      pane.scroll(to: pane.lines.count)
      return notice = Self.howToAnswer
    }
    if step < reading.stepCount { return go(to: step + 1) }
    _ = show(title: "The end of lesson \(reading.lesson.number)") {
      [reading, desk, isInWatch] width in
      var reading = reading
      reading.capabilities.width = min(width, desk.console.widest)
      let progress = (try? desk.progressStore.load().progress) ?? Progress()
      return Summary(reading, desk.course, isInWatch: isInWatch).lines(progress)
    }
  }

  mutating func go(to step: Int, line: Int = 0) {
    lastHit = nil
    let before = self.step
    self.step = max(1, min(step, reading.stepCount))
    if self.step != before { reached(self) }
    layOut()
    pane.scroll(to: line)
  }

  private mutating func handleInContents(_ key: Key, _ selected: Int) -> Reaction {
    switch key {
    case .up, .character("k"): mode = .contents(selected: max(0, selected - 1))
    case .down, .character("j"):
      mode = .contents(selected: min(reading.stepCount - 1, selected + 1))
    case .home, .character("g"): mode = .contents(selected: 0)
    case .end, .character("G"): mode = .contents(selected: reading.stepCount - 1)
    case .enter, .right, .character(" "):
      mode = .reading
      go(to: selected + 1)
    default: mode = .reading
    }
    return .repaint
  }

  /// - Parameter lines: the panel's lines for a window of some width.
  mutating func show(title: String, lines: @escaping (Int) -> [String]) -> Reaction {
    panelLines = lines
    panel = TextPane(lines: lines(width), height: bodyHeight - 2)
    panel.width = width
    mode = .panel(title: title)
    return .repaint
  }

  private mutating func paste(_ text: String) -> Reaction {
    switch mode {
    case .searching(var editor):
      editor.paste(text)
      mode = .searching(editor)
    case .predicting(var entry):
      entry.field.paste(text)
      mode = .predicting(entry)
      layOut()
    case .editing(var editor):
      editor.paste(text)
      mode = .editing(editor)
    default: return .none
    }
    return .repaint
  }
}

// MARK: - Showing

extension LessonView {
  var width: Int { size.columns }

  private var bodyHeight: Int { max(1, size.rows - 2) }

  mutating func frame(_ size: Size) -> Frame {
    if explanation != nil, let frame = explanation?.frame(size) { return frame }
    if size != self.size || pane.lines.isEmpty {
      // The place in the text stays the same when lines become shorter or longer.
      let (before, top) = (drawn, pane.top)
      self.size = size
      // It stands elsewhere in lines of another length.
      lastHit = nil
      layOut()
      pane.scroll(to: drawn.line(for: top, of: before))
      // But what is being answered stays in sight.
      if case .predicting(let entry) = mode { reveal(entry.line) }
    }
    if case .editing(var editor) = mode {
      let console = desk.console
      let (lines, cursor) = editor.visible(rows: size.rows - 2, columns: size.columns) {
        console.capabilities.highlightedSwift($0)
      }
      mode = .editing(editor)
      var frame = Frame(
        body: lines, rule: rule,
        footer: Frame.footer(
          notice.isEmpty
            ? "Ctrl-R runs it,\(nextExample == nil ? "" : " Ctrl-N opens the next,") Esc goes back"
            : notice, columns: size.columns),
        size: size)
      frame.cursor = cursor
      return frame
    }
    if let prompt {
      let (lines, cursor) = prompt.lines(columns: size.columns)
      return Frame(body: bodyLines, rule: rule, footer: lines, cursor: cursor, size: size)
    }
    let footer = Frame.footer(
      desk.console.capabilities.spelled(status), columns: size.columns)
    var frame = Frame(body: bodyLines, rule: rule, footer: footer, size: size)
    frame.cursor = cursorAtHit
    return frame
  }

  /// Draws the step anew, for this width and for what was answered meanwhile.
  mutating func layOut() {
    (pane.width, panel.width) = (width, width)
    pane.height = bodyHeight
    panel.height = max(1, bodyHeight - 2)
    panel.lines = panelLines(width)
    drawn = reading.drawn(step, width: width)
    var lines = Array(reading.linesToOpenQuestion(step, in: drawn))
    if case .predicting(let entry) = mode,
      let question = reading.linesOfPrediction(entry.line, in: drawn)
    {
      lines.insert(contentsOf: entryLines, at: min(question.upperBound, lines.count))
    }
    pane.lines = lines
  }

  private var bodyLines: [String] {
    switch mode {
    case .contents(let selected): contents(selected)
    case .panel(let title): [desk.console.styled(title, .heading), ""] + panel.visible
    default: highlighted(pane.visible)
    }
  }

  private func contents(_ selected: Int) -> [String] {
    var console = desk.console
    console.capabilities.width = width
    let entries = reading.titles.enumerated().map { index, title in
      let arrow = index == selected ? ">" : " "
      let number = padded("\(index + 1)", to: 2, alignment: .right)
      return console.lines("\(arrow) \(number)  ", title).map { line in
        index == selected ? console.styled(line, .key) : line
      }
    }
    let footer = Frame.footer(status, columns: width).count
    var list = TextPane(
      lines: Array(entries.joined()), height: max(1, bodyHeight - 1 - footer))
    let start = entries[..<selected].joined().count
    list.reveal(start + entries[selected].count - 1)
    list.reveal(start)
    return [desk.console.styled("Steps of lesson \(reading.lesson.number)", .heading), ""]
      + list.visible
  }

  private var rule: String {
    let line = desk.console.capabilities.unicode ? "─" : "-"
    return desk.console.styled(String(repeating: line, count: size.columns), .frame)
  }

  private var prompt: LineEditor? {
    switch mode {
    case .searching(let editor): editor
    case .predicting(let entry): line(of: entry)
    case .reading, .contents, .editing, .panel: nil
    }
  }

  private var status: String {
    if !notice.isEmpty { return notice }
    switch mode {
    case .contents: return "Enter goes there, any other key back"
    case .predicting:
      var keys = KeyLine()
      keys.add("arrows move", priority: 1)
      keys.add("Enter next, checks when full", priority: 3)
      keys.add("s shows it", priority: 2)
      keys.add("Esc back", priority: 0)
      return keys.text(width: size.columns)
    case .panel:
      let wider = panel.isWider(than: size.columns) ? "> wider, " : ""
      return wider + (panel.isAtEnd ? "any key goes back" : "j more, q back")
    default: break
    }
    let more =
      (pane.isAtEnd ? "" : " ↓ more") + (pane.isWider(than: size.columns) ? " > wider" : "")
    let place = "\(reading.lesson.number) · \(step)/\(reading.stepCount)\(more)   "
    var keys = KeyLine()
    let isOpen = !reading.openPredictions(step).isEmpty
    if isOpen, pane.isAtEnd {
      keys.add("p predict", priority: 9)
      keys.add("s show it", priority: 8)
      keys.add("w without", priority: 6)
    } else {
      keys.add("Enter next", priority: 5)
      if isOpen { keys.add("p predict", priority: 6) }
    }
    keys.add("← back", priority: 3)
    if !reading.examples(step).isEmpty { keys.add("x try", priority: 4) }
    if let firstTaught, firstTaught <= step { keys.add("e explain", priority: 4) }
    keys.add("t steps", priority: 1)
    keys.add("/ search", priority: 0)
    keys.add("? keys", priority: 7)
    keys.add("q quit", priority: 2)
    return place + keys.text(width: size.columns - cellWidth(of: place))
  }
}
