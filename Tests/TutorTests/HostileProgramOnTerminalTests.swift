import Platform
import TestSupport
import Testing

/// Programs that behave badly, on a terminal, under more than one shell. While `watch` runs one, keys
/// still work, and whatever ends `watch` ends the program too and gives the terminal back as it was.
@Suite(
  .serialized, .takesOneTurn, .needs("script"))
struct HostileProgramOnTerminalTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    var program: HostileProgram
    /// What is seen before the keys are sent; nil where the program is still running then.
    var verdict: String?
    var keys: String
    var status: Int

    var testDescription: String { "\(program.name), \(keys.debugDescription)" }
  }

  static let trials = [
    Trial(program: .loop, keys: "q", status: 0),
    Trial(program: .ignoresSignals, keys: "\u{3}", status: 130),
    Trial(program: .printsMuch, verdict: ": right", keys: "q", status: 0),
  ]

  @Test(.timeLimit(.minutes(5)), arguments: trials, Terminal.shells)
  func `leaves the terminal as it was, and no process`(trial: Trial, shell: String) async throws {
    try await inWorkspace { workspace in
      let scratch = try ScratchWatch(in: Path.folder(workspace))
      try trial.program.announced.submit(to: workspace)
      let terminal = Terminal(folder: workspace, shell: shell, environment: scratch.environment)
      let shown = try await terminal.run(
        "stty -g; cnn-tutor watch 2 --timeout 60; echo status=$?; stty -g",
        [
          trial.verdict.map { .until($0) } ?? .act { try await scratch.waitForFile("running") },
          .send(trial.keys), .until("status="),
        ])
      try expectTerminalBack(shown, status: trial.status)
      #expect(shown.utf8.count < 200_000)
      try await scratch.expectNothingLeft()
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: Terminal.shells)
  func `a program cannot reach the terminal that verify runs on`(shell: String) async throws {
    try await inWorkspace { workspace in
      // A program in the background may write to its terminal, and change its modes if it insists.
      try HostileProgram(
        name: "a terminal made unusable",
        statement: """
          signal(SIGTTOU, SIG_IGN)
            system("stty raw -echo < /dev/tty; printf reached > /dev/tty")
          """, top: "import Glibc"
      ).submit(to: workspace)
      let shown = try await Terminal(folder: workspace, shell: shell).run(
        "stty -g; cnn-tutor verify 2; echo status=$?; stty -g", [.until("status=")])
      expectSameModes(shown, status: 0)
      #expect(!shown.contains("reached"), "\(shown.debugDescription)")
    }
  }
}
