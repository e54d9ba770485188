internal import ArgumentParser
internal import Course
internal import TerminalMarkdown
internal import TerminalText

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Lists the words of the field, or says where one is taught and how.")

  @Argument(help: ArgumentHelp("A word, such as 'padding', or several.", valueName: "word"))
  var words: [String] = []

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display)
    if words.isEmpty { return list(desk) }
    try show(words.joined(separator: " "), desk)
  }

  /// A line a word, with the lesson and the step that teach it.
  private func list(_ desk: Desk) {
    let console = desk.console
    let terms = desk.course.terms.sorted { $0.name.lowercased() < $1.name.lowercased() }
    let places = terms.map { "\($0.lesson) · \($0.step)" }
    let width = places.map(cellWidth(of:)).max() ?? 0
    let lines = zip(places, terms).flatMap { place, term in
      console.lines(
        console.styled(padded(place, to: width, alignment: .right), .dim) + "  ",
        sanitized(term.name))
    }
    Pager.show(lines.map { $0 + "\n" }.joined(), console: console)
    guard let first = terms.first else { return }
    console.note(
      "These are lesson and step that teach each word; `cnn-tutor glossary \(first.name)` shows one."
    )
  }

  /// The paragraphs that teach what was asked for.
  private func show(_ name: String, _ desk: Desk) throws {
    let console = desk.console
    for (index, term) in try desk.course.terms(named: name).enumerated() {
      let lesson = try desk.course.lesson("\(term.lesson)")
      if index > 0 { console.print("") }
      console.print(
        console.lines(
          console.styled(sanitized(term.name), .heading) + "  ",
          "lesson \(term.lesson), \(sanitized(lesson.title))"))
      console.print("")
      let paragraph = try MarkdownDocument(parsing: term.paragraph)
      console.write(paragraph.rendered(for: console.capabilities))
      console.print("")
      console.say("`cnn-tutor lesson \(term.lesson) --step \(term.step)` reads on there.")
    }
  }
}
