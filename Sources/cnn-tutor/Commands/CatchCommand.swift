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
    let names = try Interruptible.run { try await functions.names() }
    var hunt = Hunt(functions, names: names, desk.console)
    if let file {
      for (index, line) in try Self.lines(of: file).enumerated() {
        desk.console.print(try hunt.take(line, at: "\(file):\(index + 1)"))
      }
    } else {
      try typed(&hunt, lesson, desk.console)
    }
    desk.console.print(try hunt.sum())
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
    if isAsked { console.print(hunt.opening(lesson)) }
    while true {
      if isAsked { console.write("case: ") }
      guard let line = Input.line(), line != "q" else { return }
      console.print(try hunt.take(line, at: nil))
    }
  }
}

/// Cases one after the other, and which wrong functions they have exposed so far.
struct Hunt {
  let functions: WrongFunctions
  /// What is handed in by its name.
  private let names: [String]
  private let console: Console
  private var exposed: Set<String> = []
  private(set) var wasRefused = false

  init(_ functions: WrongFunctions, names: [String], _ console: Console) {
    self.functions = functions
    self.names = names
    self.console = console
  }

  private var left: [String] { functions.ids.filter { !exposed.contains($0) } }

  /// Tries a case, and says what it comes to.
  ///
  /// - Parameter place: where the line stands, for what is said of it.
  mutating func take(_ line: String, at place: String?) throws -> [String] {
    let line = trimmed(line)
    if line.isEmpty || line.hasPrefix("//") { return [] }
    let lead = place.map { "\(sanitized($0)): " } ?? ""
    let written: WrittenCase
    do {
      written = try WrittenCase(line, of: functions.functions, names: names)
    } catch {
      wasRefused = true
      return console.said(lead + sanitized("\(error)"))
    }
    let (tried, left) = (functions, left)
    let outcome = try Interruptible.run { try await tried.outcome(of: written, among: left) }
    switch outcome {
    case .noResult, .refused: wasRefused = true
    case .exposes(let ids): exposed.formUnion(ids)
    }
    return lines(on: outcome, lead: lead)
  }

  /// How many are exposed, and what the others have in common.
  func sum() throws -> [String] {
    let (asked, left) = (functions, left)
    return sum(hideout: try Interruptible.run { try await asked.hideout(of: left) })
  }
}

// MARK: - In words

extension Hunt {
  /// What is hunted, and how.
  func opening(_ lesson: Lesson) -> [String] {
    console.said(
      "Lesson \(lesson.number) has \(counted(functions.count, "wrong function")) behind these:")
      + functions.functions.flatMap { console.lines("  ", sanitized($0.signature.text)) }
      + named
      + console.said("Type calls with what they return, such as f([[1, 2]]) = [[3]]; q ends.")
  }

  /// How a function is handed to another one.
  private var named: [String] {
    guard !names.isEmpty else { return [] }
    return console.said(
      "A function that is handed in is written as its name, one of "
        + names.map { "\"\($0)\"" }.joined(separator: ", ") + ".")
  }

  /// - Parameter lead: what stands before the sentence.
  func lines(on outcome: WrongFunctions.Outcome, lead: String = "") -> [String] {
    switch outcome {
    case .noResult:
      return console.said(
        "\(lead)Refused: with these arguments the right function returns nothing.")
    case .refused(let right, let working):
      let result = clipped(ValueText.shown(right), to: 200, unicode: true)
      return console.said(
        "\(lead)Refused: \(working.map { "\($0). " } ?? "")It returns \(result).")
    case .exposes(let ids):
      let wrong = exposed.isSubset(of: ids) ? "wrong function" : "more wrong function"
      return console.said(
        ids.isEmpty
          ? "\(lead)Right, and it gives no more of them away."
          : "\(lead)Right. It gives away \(counted(ids.count, wrong)):")
        + ids.flatMap { console.lines("  ", sanitized(functions.title($0))) }
    }
  }

  /// - Parameter hideout: the kind of cases in which most of what is left is right, and how many are.
  func sum(hideout: (kind: String, count: Int)?) -> [String] {
    let lines = console.said(
      "\(exposed.count) of \(counted(functions.count, "wrong function")) "
        + "\(isOrAre(exposed.count)) exposed.")
    guard !left.isEmpty else { return lines + console.said("None is left.") }
    guard let hideout else { return lines }
    let who =
      hideout.count == left.count
      ? "All that remain are"
      : "\(hideout.count) of the \(left.count) that remain \(isOrAre(hideout.count))"
    return lines
      + console.said("\(who) right in all cases of the lesson \(hideout.kind). Try another kind.")
  }
}
