import Platform
import Testing

/// Several tutors at once, and what is left when one of them is interrupted.
@Suite struct SeveralAtOnceTests {
  @Test(.timeLimit(.minutes(5)))
  func `two verify and a hint at once lose no progress`() async throws {
    try await inWorkspace { folder in
      for name in ["01-shared-weights", "02-cross-correlation"] {
        try Files.write(
          courseFile("\(name)/solution.swift"), to: "\(folder)/Exercises/\(name).swift")
      }
      async let first = Tool.run(["verify", "1"], in: folder)
      async let second = Tool.run(["verify", "2"], in: folder)
      async let hint = Tool.run(["hint", "3"], in: folder)
      let outcomes = try await [first, second, hint]
      #expect(outcomes.map(\.status) == [0, 0, 0], "\(outcomes)")
      let progress = try Files.readText("\(folder)/.cnn-tutor/progress")
      #expect(progress.contains("shared-weights passed"))
      #expect(progress.contains("cross-correlation passed"))
      #expect(progress.contains("valid-and-full hints 1"))
    }
  }

  @Test(
    .timeLimit(.minutes(5)), .enabled(if: Terminal.script != nil, "needs `script` of util-linux"))
  func `Ctrl-C ends the learner's program too`() async throws {
    try await inWorkspace { folder in
      let solution = try courseFile("02-cross-correlation/solution.swift")
      let loop = """
        if let file = fopen("\(folder)/pid", "w") { fputs("\\(getpid())\\n", file); fclose(file) }
          while true {}
        """
      let endless =
        "import Glibc\n"
        + solution.replacing("  var result = Matrix", with: "  \(loop)\n  var result = Matrix")
      try Files.write(endless, to: "\(folder)/Exercises/02-cross-correlation.swift")
      let shown = try await Terminal(folder: folder).run(
        "trap : INT; cnn-tutor verify 2 --timeout 60; echo status=$?",
        [
          .act {
            let deadline = ContinuousClock.now + .seconds(60)
            while (try? Files.readText("\(folder)/pid"))?.hasSuffix("\n") != true {
              guard ContinuousClock.now < deadline else { throw NeverSeen(text: "pid", shown: "") }
              _ = Waiting.ready([], atMost: .milliseconds(50))
            }
          },
          .send("\u{3}"), .until("status="),
        ])
      #expect(shown.contains("status=130"), "\(shown.debugDescription)")
      let process = try Files.readText("\(folder)/pid").filter(\.isNumber)
      #expect(try Processes.run("sh", ["-c", "kill -0 \(process)"]).status != 0)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `the workspace's package builds as it is`() async throws {
    let swift = try #require(Environment.find("swift"))
    try await inWorkspace { folder in
      let outcome = try await Tool.program(swift, ["build"], in: folder)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    }
  }
}
