import Platform
import TestSupport
import Testing

/// Ctrl-C, or the signal of whoever wants the tool to end, in the middle of work that has children.
@Suite(
  .serialized, .takesOneTurn, .needs("script"))
struct InterruptionTests {
  struct Interruption: Sendable, CustomTestStringConvertible {
    var command: String
    /// Typed before, to get to the work; the lesson's step with an example is handed in.
    var steps: @Sendable (Int) -> [Terminal.Step] = { _ in [] }
    /// The file whose appearance in a scratch folder says that the work is under way.
    var sign: String
    /// In how many scratch folders it must stand.
    var count = 1
    /// The key that ends it, or the name of a signal.
    var end = "\u{3}"
    var status = 130

    var testDescription: String { "\(command), \(end.debugDescription)" }
  }

  /// Opens the example and runs it.
  private static let run: [Terminal.Step] = [
    .send("x"), .until("Ctrl-R runs it"), .send("\u{12}"), .until("Running it"),
  ]

  private static let example: @Sendable (Int) -> [Terminal.Step] = { step in
    [.until("\(step)/")] + Terminal.showAnswer + run
  }

  static let interruptions = [
    Interruption(command: "run 2 --timeout 60", sign: "running"),
    Interruption(command: "verify 2 --timeout 60", sign: "running"),
    Interruption(command: "verify 2 --timeout 60", sign: "running", end: "TERM"),
    Interruption(command: "verify 2 --timeout 60", sign: "running", end: "HUP"),
    Interruption(command: "watch 2 --timeout 60 --accessible", sign: "running"),
    Interruption(command: "watch 2 --timeout 60", sign: "running", end: "TERM", status: 143),
    Interruption(command: "verify --solutions", sign: "compiler.log"),
    Interruption(command: "check-course", sign: "compiler.log"),
    // The example of a lesson, which is run while the lesson is still on the screen.
    Interruption(command: "lesson 2 --course C --step STEP", steps: example, sign: "running"),
    Interruption(
      command: "lesson 2 --course C --step STEP",
      steps: { example($0) + [.send("\u{1B}"), .until("x try")] }, sign: "running", end: "q",
      status: 0),
    Interruption(
      command: "watch 2 --course C --timeout 60",
      steps: { step in
        [.until("judging"), .send("l"), .until("1/")]
          + (2...step).flatMap { [.send("w\u{1B}[C"), .until("\($0)/")] } + Terminal.showAnswer
          + run
      },
      sign: "running", count: 2),
  ]

  @Test(.timeLimit(.minutes(5)), arguments: interruptions)
  func `leaves no child, no scratch file and the terminal as it was`(
    _ interruption: Interruption
  ) async throws {
    try await inWorkspace { workspace in
      let scratch = try ScratchWatch(in: Path.folder(workspace))
      try HostileProgram.ignoresSignals.announced.submit(to: workspace)
      let step = try stepOfExample("02-cross-correlation/lesson.md")
      let command = interruption.command.replacing("STEP", with: "\(step)")
      if command.contains("--course C") { try makeCourse("\(workspace)/C") }
      let end: Terminal.Step =
        interruption.end.utf8.count == 1
        ? .send(interruption.end)
        : .act {
          let process = try Files.readText("\(workspace)/pid").filter(\.isNumber)
          _ = try Processes.run("sh", ["-c", "kill -\(interruption.end) \(process)"])
        }
      let shown = try await Terminal(folder: workspace, environment: scratch.environment).run(
        """
        stty -g; trap : INT; (trap - INT; sh -c "echo \\$\\$ > pid; exec cnn-tutor \
        \(command)"); echo status=$?; stty -g
        """,
        interruption.steps(step) + [
          .act { try await scratch.waitForFile(interruption.sign, count: interruption.count) },
          end,
          .until("status="),
        ])
      expectSameModes(shown, status: interruption.status)
      try await scratch.expectNothingLeft()
    }
  }

  /// The course, with an endless example in lesson 2.
  private func makeCourse(_ folder: String) throws {
    try copyCourse(to: folder)
    let lesson = "02-cross-correlation/lesson.md"
    let program = HostileProgram.ignoresSignals.announced
    try Files.write(
      courseFile(lesson).replacing(
        "```swift example\n", with: "```swift example\n\(program.top)\n\(program.statement)\n",
        maxReplacements: 1), to: "\(folder)/\(lesson)")
  }
}
