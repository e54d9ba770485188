internal import ArgumentParser
internal import Course
internal import Judge
internal import LessonFolder
internal import Platform
internal import Practice
internal import TerminalText

struct CatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catch",
    abstract: "Exposes a lesson's hidden wrong functions by cases of your own.",
    discussion: """
      A case is a call with the result that you expect, on a line of its own: \
      positions(input: 5, overlay: 2, stride: 1) = 4. It is typed, or stands in a file; a line that \
      begins with // is skipped. Which wrong functions return something else is told; a result that is \
      not right is refused.
      """)

  @OptionGroup var lesson: LessonArgument

  @Argument(help: "A file of cases. Without it they are typed, or come from a pipe.")
  var file: String?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    let lesson = try desk.course.lesson(lesson.lesson)
    guard
      let functions = try WrongFunctions(
        judge: try PracticeSession.judge(desk), assignments: try desk.course.assignments(),
        lesson: lesson)
    else {
      throw Stop(.wrongUsage, "Lesson \(lesson.number) has no exercise, and so no wrong functions.")
    }
    var hunt = Hunt(functions, desk.console)
    if let file {
      for (index, line) in try Self.lines(of: file).enumerated() {
        try hunt.take(line, at: "\(file):\(index + 1)")
      }
    } else {
      try typed(&hunt, lesson, desk.console)
    }
    try hunt.sumUp()
    if hunt.wasRefused { throw Stop(.exerciseNotRight) }
  }

  private static func lines(of file: String) throws -> [String] {
    do throws(FileError) {
      return try Files.readText(file).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    } catch {
      throw Stop(.wrongUsage, "\(error)")
    }
  }

  private func typed(_ hunt: inout Hunt, _ lesson: Lesson, _ console: Console) throws {
    let isAsked = console.isTerminal && Input.isTerminal
    if isAsked {
      console.say(
        "Lesson \(lesson.number) has \(counted(hunt.functions.count, "wrong function")) behind these:"
      )
      for function in hunt.functions.functions {
        console.print(console.lines("  ", sanitized(function.signature.text)))
      }
      console.say("Type calls with what they return, such as f([[1, 2]]) = [[3]]; q ends.")
    }
    while true {
      if isAsked { console.write("case: ") }
      guard let line = Input.line(), line != "q" else { return }
      try hunt.take(line, at: nil)
    }
  }
}

/// Cases one after the other, and which wrong functions they have exposed so far.
struct Hunt {
  let functions: WrongFunctions
  private let console: Console
  private var exposed: Set<String> = []
  private(set) var wasRefused = false

  init(_ functions: WrongFunctions, _ console: Console) {
    self.functions = functions
    self.console = console
  }

  private var left: [String] { functions.ids.filter { !exposed.contains($0) } }

  /// - Parameter place: where the line stands, for what is said of it.
  mutating func take(_ line: String, at place: String?) throws {
    let line = trimmed(line)
    if line.isEmpty || line.hasPrefix("//") { return }
    let lead = place.map { "\(sanitized($0)): " } ?? ""
    let written: WrittenCase
    do {
      written = try WrittenCase(line, of: functions.functions)
    } catch {
      wasRefused = true
      return console.say(lead + sanitized("\(error)"))
    }
    let (tried, left) = (functions, left)
    switch try Interruptible.run({ try await tried.outcome(of: written, among: left) }) {
    case .noResult:
      wasRefused = true
      console.say("\(lead)Refused: with these arguments the right function returns nothing.")
    case .refused(let right, let working):
      wasRefused = true
      let result = clipped(ValueText.shown(right), to: 200, unicode: true)
      console.say("\(lead)Refused: \(working.map { "\($0). " } ?? "")It returns \(result).")
    case .exposes(let ids):
      exposed.formUnion(ids)
      console.say(
        ids.isEmpty
          ? "\(lead)Right, and it gives no more of them away."
          : "\(lead)Right. It gives away \(counted(ids.count, "more wrong function")):")
      for id in ids { console.print(console.lines("  ", sanitized(functions.title(id)))) }
    }
  }

  /// How many are exposed, and what the others have in common.
  func sumUp() throws {
    let all = functions.count
    console.say(
      "\(exposed.count) of \(counted(all, "wrong function")) \(isOrAre(exposed.count)) exposed.")
    let left = left
    guard !left.isEmpty else { return console.say("None is left.") }
    let asked = functions
    guard let hideout = try Interruptible.run({ try await asked.hideout(of: left) }) else {
      return
    }
    let who =
      hideout.count == left.count
      ? "All that remain are"
      : "\(hideout.count) of the \(left.count) that remain \(isOrAre(hideout.count))"
    console.say("\(who) right in all cases of the lesson \(hideout.kind). Try another kind.")
  }
}
