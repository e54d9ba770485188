internal import Course
internal import TerminalText

/// A class's grades for a person: a table of students and lessons, and a page about the class.
struct GradeText {
  let report: GradeReport
  let console: Console

  /// More of them are counted, and stand in the other formats.
  private static let mostListed = 10

  func lines() -> [String] {
    let isList = console.capabilities.accessible || width > console.capabilities.width
    return (isList ? list : table) + [""] + aboutClass
  }

  // MARK: Table

  private var points: [String] { report.rows.map { NumberText.points($0.points) } }
  private var pointsWidth: Int { points.map(\.count).max() ?? 1 }
  private var nameWidth: Int {
    let longest = report.rows.map { cellWidth(of: sanitized($0.handIn.name)) }.max() ?? 0
    return min(max(longest, 7), 24)
  }
  private var width: Int { nameWidth + 2 + pointsWidth + 3 * report.lessons.count }

  private var table: [String] {
    let numbers = report.lessons.map {
      padded("\($0.lesson.number)", to: 3, alignment: .right)
    }.joined()
    let head =
      padded("student", to: nameWidth) + "  " + padded("", to: pointsWidth) + numbers
    let rows = zip(report.rows, points).map { row, points in
      padded(shortened(sanitized(row.handIn.name)), to: nameWidth) + "  "
        + padded(points, to: pointsWidth, alignment: .right)
        + row.grade.lessons.map { "  " + console.styled(sign($0.state), style($0.state)) }.joined()
    }
    return [console.styled(head, .heading)] + rows + [""] + legend
  }

  private func shortened(_ name: String) -> String {
    guard cellWidth(of: name) > nameWidth else { return name }
    var short = ""
    for character in name {
      guard cellWidth(of: short) + cellWidth(of: String(character)) < nameWidth else { break }
      short.append(character)
    }
    return short + "…"
  }

  private var legend: [String] {
    let used = Set(report.rows.flatMap(\.grade.lessons).map(\.state))
    let words = Grade.State.allCases.filter(used.contains).map { "\(sign($0)) \(word($0))" }
    return wrapped(words.joined(separator: ", ") + ".", width: console.capabilities.width)
  }

  private func sign(_ state: Grade.State) -> String {
    switch state {
    case .right: "✓"
    case .partly: "~"
    case .wrong: "✗"
    case .doesNotCompile: "!"
    case .notStarted: "."
    case .missing: "-"
    case .notJudged: "?"
    }
  }

  private func word(_ state: Grade.State) -> String {
    switch state {
    case .right: "right"
    case .partly: "some functions right"
    case .wrong: "not right"
    case .doesNotCompile: "does not compile"
    case .notStarted: "not started"
    case .missing: "not handed in"
    case .notJudged: "could not be judged"
    }
  }

  private func style(_ state: Grade.State) -> TextStyle {
    switch state {
    case .right: .good
    case .partly: .warning
    case .wrong, .doesNotCompile, .notJudged: .bad
    case .notStarted, .missing: .dim
    }
  }

  /// The same, where there is no room for a table or nobody to see it.
  private var list: [String] {
    zip(report.rows, points).flatMap { row, points in
      let states = Grade.State.allCases.compactMap { state -> String? in
        let numbers = row.grade.lessons.filter { $0.state == state }.map { "\($0.number)" }
        return numbers.isEmpty ? nil : "\(word(state)): \(numbers.joined(separator: ", "))"
      }
      return console.lines(
        "", "\(sanitized(row.handIn.name)): \(points) points; \(states.joined(separator: "; ")).")
    }
  }

  // MARK: The class

  private var aboutClass: [String] {
    let count = Double(max(1, report.rows.count))
    let mean = report.rows.reduce(0) { $0 + $1.points } / count
    let first =
      "\(counted(report.rows.count, "hand-in")), on average "
      + "\(NumberText.points(mean)) of \(NumberText.points(report.outOf)) points. The random cases were drawn "
      + "with --seed \(report.seed)."
    var lines = prose(first)
    lines += section(
      "Mistakes that were recognised, and how many made them:",
      report.mistakes.map {
        ("\($0.count)", "lesson \($0.lesson), \($0.mistake.id): \($0.mistake.title)")
      })
    lines += section(
      "Where they are, the first lesson that is not right:",
      report.stuck.map { ("\($0.count)", "lesson \($0.lesson)") })
    for (title, lessons) in [
      ("What does not compile:", report.broken),
      ("Files that are the course's own solution:", report.solutions),
      ("Files that are the same to the letter:", report.same),
    ] {
      lines += section(
        title, lessons.map { ("\($0.names.count)", "lesson \($0.lesson): \(names($0.names))") })
    }
    lines += section(
      "Hand-ins that look odd:",
      report.odd.map { ("", "\($0.name): \($0.remarks.joined(separator: " "))") })
    if !report.remarks.isEmpty { lines += [""] + report.remarks.flatMap(prose) }
    return lines
  }

  private func section(_ title: String, _ entries: [(count: String, text: String)]) -> [String] {
    guard !entries.isEmpty else { return [] }
    let width = entries.map(\.count.count).max() ?? 0
    let shown = entries.prefix(Self.mostListed).flatMap { entry in
      console.lines(
        "  " + padded(entry.count, to: width, alignment: .right) + (width > 0 ? "  " : ""),
        sanitized(entry.text))
    }
    let rest = entries.count - Self.mostListed
    return [""] + prose(title) + shown
      + (rest > 0 ? prose("  … and \(rest) more; --format json lists all.") : [])
  }

  private func names(_ names: [String]) -> String {
    names.prefix(Self.mostListed).joined(separator: ", ")
      + (names.count > Self.mostListed ? " and \(names.count - Self.mostListed) more" : "")
  }

  private func prose(_ text: String) -> [String] {
    wrapped(console.capabilities.spelled(sanitized(text)), width: console.capabilities.width)
  }
}

extension NumberText {
  /// Points, with two decimals at most: `2`, `2.5`, `2.33`.
  static func points(_ points: Double) -> String {
    var text = fixed(points, decimals: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
