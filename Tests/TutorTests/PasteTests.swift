import Course
import Platform
import TerminalText
import TerminalUI
import TestSupport
import Testing

@testable import cnn_tutor

/// A whole file pasted where one answer is asked for, by a terminal that does not mark a paste: it
/// comes key by key.
@Suite(.takesTurns) struct PasteTests {
  private static let paste = String(repeating: "3", count: 40_000)

  /// What opens a line to type into, in lesson 2.
  static let lines: [[Key]] = [
    // A prediction, a search, and a cell to go to.
    [.character("p")], [.character("/")], [.character("e"), .character("c")],
  ]

  @Test(arguments: lines)
  func `a view takes it in, keeps the beginning and says so`(_ opening: [Key]) throws {
    var (place, display) = (PlaceOptions(), DisplayOptions())
    (place.course, place.workspace) = (nil, nil)
    (display.color, display.theme, display.width, display.accessible) = (.never, nil, nil, false)
    let desk = try Desk(place, display)
    let reading = try Reading(desk.course.lesson("2"), at: desk)
    let step = try #require((1...reading.stepCount).first { !reading.openPredictions($0).isEmpty })
    var view = LessonView(reading, step: step, desk: desk, work: BackgroundWork()) { _ in }
    let size = Size(columns: 80, rows: 24)
    _ = view.frame(size)
    for key in opening { _ = view.handle(.key(key)) }
    for (index, character) in Self.paste.enumerated() {
      _ = view.handle(.key(.character(character)))
      if index % 1000 == 0 { _ = view.frame(size) }
    }
    let shown = view.frame(size).lines.joined(separator: "\n")
    #expect(shown.contains("200 characters fit, the rest was dropped"), "\(shown)")
    // Still a line that one can type into.
    _ = view.handle(.key(.control("u")))
    #expect(!view.frame(size).lines.joined().contains("dropped"))
  }

  @Test(
    .needs("script"))
  func `on a terminal the answer after it counts, and a signal in the middle ends the tool`()
    async throws
  {
    try await inFolder { folder in
      let terminal = Terminal(folder: folder)
      let answered = try await terminal.run(
        "stty -g; cnn-tutor lesson 2 --step 3; echo status=$?; stty -g",
        [
          .until("p predict"), .send("p"), .until("Your answer"), .send(Self.paste),
          .until("the rest was dropped"), .send("\u{15}"), .until("Your answer"), .send("470\r"),
          .until("Answer:"), .send("q"), .until("status="),
        ])
      try expectTerminalBack(answered, status: 0)
      // What was answered stays answered, so this is another question.
      let ended = try await terminal.run(
        "stty -g; (sh -c \"echo \\$\\$ > pid; exec cnn-tutor lesson 3 --step 3\"); "
          + "echo status=$?; stty -g",
        [
          .until("p predict"), .send("p"), .until("Your answer"), .send(Self.paste),
          .act {
            let process = try Files.readText("\(folder)/pid").filter(\.isNumber)
            _ = try Processes.run("sh", ["-c", "kill -TERM \(process)"])
          },
          .until("status="),
        ])
      try expectTerminalBack(ended, status: 143)
    }
  }
}
