internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalText
internal import TerminalUI

/// An exercise that is judged again each time its file is saved.
struct WatchView: View {
  enum Message: Sendable {
    case judged(Result<Verdict, Stop>)
    /// The verdict that is shown, with more of it: what the program computed, the line that would mend
    /// it.
    case filled(Verdict)
    case notice(String)
    case lesson(LessonView.Message)
  }

  enum Mode: Equatable {
    case verdict
    case list(selected: Int)
    /// A text over the verdict: a hint, the solution, the keys.
    case panel(title: String)
  }

  var desk: Desk
  let mailbox: Mailbox<Message>
  let judging: BackgroundJudge
  private(set) var lesson: Lesson
  var mode = Mode.verdict
  var pane = TextPane()
  var panel = TextPane()
  var notice = ""
  var reader: LessonView?
  private(set) var verdict: Verdict?
  private var failure: Stop?
  var progress: Progress
  private var saves: SaveWatch
  private var size = Size(columns: 80, rows: 24)

  init(
    _ lesson: Lesson, desk: Desk, workspace: Workspace, judging: BackgroundJudge,
    mailbox: Mailbox<Message>
  ) throws {
    self.lesson = lesson
    self.desk = desk
    self.judging = judging
    self.mailbox = mailbox
    progress = try desk.progress()
    saves = SaveWatch(folder: workspace.exercisesFolder)
    judging.start(lesson)
  }

  var watchedFolder: String? { saves.folder }

  var nextTick: Duration? {
    let wait = saves.nextLook
    return reader?.nextTick.map { min($0, wait) } ?? wait
  }
}

// MARK: - What happens

extension WatchView {
  mutating func begin(_ capabilities: TerminalCapabilities) {
    desk.console.capabilities = capabilities
  }

  mutating func handle(_ event: Event<Message>) -> Reaction {
    switch event {
    case .folderChanged:
      saves.noticed()
      return .none
    case .tick:
      let reaction = reader?.handle(.tick) ?? .none
      guard saves.look() else { return reaction }
      judging.start(lesson)
      return .repaint
    case .message(.judged(let result)): return take(result)
    case .message(.filled(let verdict)):
      guard verdict.lesson == lesson.number, failure == nil else { return .none }
      self.verdict = verdict
      layOut()
      return .repaint
    case .message(.notice(let sentence)):
      notice = sanitized(sentence)
      return .repaint
    case .message(.lesson(let message)): return reader?.handle(.message(message)) ?? .none
    case .paste(let text): return reader?.handle(.paste(text)) ?? .none
    case .key(let key): return reader == nil ? handle(key) : handleInReader(key)
    }
  }

  private mutating func take(_ result: Result<Verdict, Stop>) -> Reaction {
    switch result {
    case .success(let verdict) where verdict.lesson != lesson.number: return .none
    case .success(let verdict):
      self.verdict = verdict
      failure = nil
      if case .panel = mode {
        notice = "Judged: \(verdict.hasPassed ? "right" : "not right yet"). q shows it."
      }
    case .failure(let stop): failure = stop
    }
    progress = (try? desk.progressStore.load().progress) ?? progress
    pane.scroll(to: 0)
    layOut()
    return .repaint
  }

  private mutating func handle(_ key: Key) -> Reaction {
    notice = ""
    switch mode {
    case .verdict: return handleAtVerdict(key)
    case .list(let selected): return handleInList(key, selected)
    case .panel("A hint") where key == .character("h"):
      showHint()
      return .repaint
    case .panel:
      let top = panel.top
      let isMove = panel.handle(key.asInPager)
      // At its end the panel says that any key goes back.
      if !isMove || panel.isAtEnd && panel.top == top { mode = .verdict }
      return .repaint
    }
  }

  private mutating func handleAtVerdict(_ key: Key) -> Reaction {
    if pane.handle(key.asInPager) { return .repaint }
    switch key {
    case .character("r"), .enter: judging.start(lesson)
    case .character("h"): showHint()
    case .character("l"): openLesson()
    case .character("s"): showSolution()
    case .character("n"): goToNext()
    case .character("a"): mode = .list(selected: lessonIndex)
    case .character("?"): show(KeyTable.watch.lines(desk.console), title: "Keys")
    case .character("q"), .escape: return .leave
    default: return .none
    }
    return .repaint
  }

  private var lessonIndex: Int {
    desk.course.lessons.firstIndex { $0.number == lesson.number } ?? 0
  }

  private mutating func goToNext() {
    let later = desk.course.lessons[(lessonIndex + 1)...]
    guard let next = later.first(where: { progress[$0.slug].passed == nil }) ?? later.first else {
      return notice = "This is the last exercise."
    }
    go(to: next)
    if progress[next.slug].read == nil {
      notice = "l reads lesson \(next.number), which comes before its exercise."
    }
  }

  private mutating func go(to lesson: Lesson) {
    self.lesson = lesson
    verdict = nil
    failure = nil
    mode = .verdict
    judging.start(lesson)
    layOut()
  }

  private mutating func handleInList(_ key: Key, _ selected: Int) -> Reaction {
    let last = desk.course.lessons.count - 1
    switch key {
    case .up, .character("k"): mode = .list(selected: max(0, selected - 1))
    case .down, .character("j"): mode = .list(selected: min(last, selected + 1))
    case .home, .character("g"): mode = .list(selected: 0)
    case .end, .character("G"): mode = .list(selected: last)
    case .enter, .right, .character(" "): go(to: desk.course.lessons[selected])
    default: mode = .verdict
    }
    return .repaint
  }

  mutating func show(_ lines: [String], title: String) {
    panel = TextPane(lines: lines, height: max(1, bodyHeight - 2))
    panel.width = size.columns
    mode = .panel(title: title)
  }

  var hasPassed: Bool { progress[lesson.slug].passed != nil || verdict?.hasPassed == true }
}

// MARK: - Showing

extension WatchView {
  private var bodyHeight: Int { max(1, size.rows - 3) }

  /// The console with the window's width.
  var console: Console {
    var console = desk.console
    console.capabilities.width = min(size.columns, TerminalCapabilities.comfortableWidth)
    return console
  }

  mutating func frame(_ size: Size) -> Frame {
    if reader != nil, let frame = reader?.frame(size) { return frame }
    if size != self.size || pane.lines.isEmpty {
      self.size = size
      layOut()
    }
    let body: [String] =
      switch mode {
      case .verdict: pane.visible
      case .list(let selected): list(selected)
      case .panel(let title): [console.styled(title, .heading), ""] + panel.visible
      }
    let line = console.capabilities.unicode ? "─" : "-"
    let rule = console.styled(String(repeating: line, count: size.columns), .frame)
    return Frame(lines: body + [rule, progressLine, keysLine])
  }

  private mutating func layOut() {
    (pane.width, panel.width) = (size.columns, size.columns)
    pane.height = bodyHeight
    panel.height = max(1, bodyHeight - 2)
    pane.lines = body
  }

  private var body: [String] {
    if let failure {
      return wrapped(
        sanitized(failure.sentence ?? "Interrupted."), width: console.capabilities.width)
    }
    guard let verdict else {
      return wrapped(
        "Judging lesson \(lesson.number), \(sanitized(lesson.title))…",
        width: console.capabilities.width)
    }
    return VerdictPage(console: console, course: desk.course, extent: .scrolled)
      .lines(verdict, progress)
  }

  private func list(_ selected: Int) -> [String] {
    var list = TextPane(
      lines: desk.course.lessons.enumerated().map { index, lesson in
        let arrow = index == selected ? ">" : " "
        let state = LessonState(of: lesson, at: desk, progress)
        let word = padded(state?.word ?? "", to: LessonState.widestWord)
        let number = padded("\(lesson.number)", to: 2, alignment: .right)
        return "\(arrow) \(number)  \(console.styled(word, state?.style ?? .plain))  "
          + sanitized(lesson.title)
      }, height: max(1, bodyHeight - 2))
    list.reveal(selected)
    return [console.styled("Exercises: Enter goes there", .heading), ""] + list.visible
  }

  /// `[#####>----]  5/9  judging…`; without the bar where there is no room.
  private var progressLine: String {
    let total = desk.course.lessons.count
    let passed = desk.course.lessons.count { progress[$0.slug].passed != nil }
    let state = judging.isBusy ? "  judging…" : ""
    let count = "\(passed)/\(total)\(state)"
    let length = min(40, size.columns - cellWidth(of: count) - 6)
    guard length >= 4 else { return sanitized(count, unicode: console.capabilities.unicode) }
    let filled = passed * length / max(total, 1)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: length - filled)
    return sanitized("[\(bar)]  \(count)", unicode: console.capabilities.unicode)
  }

  private var keysLine: String {
    if !notice.isEmpty { return notice }
    if case .panel = mode {
      let wider = panel.isWider(than: size.columns) ? "> wider, " : ""
      return wider + (panel.isAtEnd ? "any key goes back" : "j more, q back")
    }
    var keys = KeyLine()
    if !pane.isAtEnd { keys.add("j more", priority: 9) }
    keys.add("h hint", priority: 7)
    keys.add("l lesson", priority: 5)
    if hasPassed { keys.add("s solution", priority: 3) }
    keys.add("n next", priority: hasPassed ? 10 : 4)
    keys.add("r again", priority: 0)
    keys.add("a all", priority: 1)
    keys.add("? keys", priority: 8)
    keys.add("q quit", priority: 6)
    return keys.text(width: size.columns)
  }
}
