import Platform
import TestSupport
import Testing

/// What the tool waits for besides learners' programs: another process that holds the progress, and
/// a reader of its output that does not read.
@Suite(.serialized, .takesOneTurn) struct WaitingTests {
  /// A workspace whose first exercise is solved, and whose lock somebody else holds.
  private func withHeldLock(_ body: (_ workspace: String, _ lock: String) async throws -> Void)
    async throws
  {
    try await inWorkspace { workspace in
      try Files.write(
        courseFile("01-shared-weights/solution.swift"),
        to: "\(workspace)/Exercises/01-shared-weights.swift")
      // What it says is kept, so that nothing but the lock takes time in the tests.
      _ = try await Tool.run(["verify", "1"], in: workspace)
      try Files.remove("\(workspace)/.cnn-tutor/progress")
      let lock = "\(workspace)/.cnn-tutor/lock"
      let held = try FileLock("lock", in: OpenFolder(Path.folder(lock)))
      try await body(workspace, lock)
      _ = consume held
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a lock that is held delays no verdict for long, and is named`() async throws {
    try await withHeldLock { workspace, lock in
      let outcome = try await Tool.run(["verify", "1"], in: workspace)
      #expect(outcome.status == 0 && outcome.output.contains("all right"), "\(outcome)")
      #expect(outcome.error.contains("could not be noted"), "\(outcome)")
      #expect(outcome.error.contains("Another process holds “\(lock)”"), "\(outcome)")
      let hint = try await Tool.run(["hint", "1"], in: workspace)
      #expect(hint.status == 0 && hint.error.contains("“\(lock)”"), "\(hint)")
      let start = try await Tool.run(["start"], in: workspace)
      #expect(start.status == 70 && start.error.contains("“\(lock)”"), "\(start)")
      #expect(!Files.exists("\(workspace)/.cnn-tutor/progress"))
    }
  }

  @Test(
    .timeLimit(.minutes(10)), .needs("script"),
    arguments: ["INT", "TERM"])
  func `a signal ends the wait for a lock`(signal: String) async throws {
    try await withHeldLock { workspace, _ in
      let shown = try await Terminal(folder: workspace).run(
        """
        (trap - INT; sh -c "echo \\$\\$ > pid; exec cnn-tutor verify 1"); echo status=$?
        """,
        [
          .until("Judging"),
          .act {
            try await Task.sleep(for: .milliseconds(300))
            let process = try Files.readText("\(workspace)/pid").filter(\.isNumber)
            _ = try Processes.run("sh", ["-c", "kill -\(signal) \(process)"])
          },
          .until("status="),
        ])
      // On a busy machine the signal may come when the tool has given up waiting and is done.
      #expect(shown.contains("status=130") || shown.contains("status=0"), "\(shown)")
    }
  }

  /// A reader that has stopped, as a pager does that waits for a key, takes no more than a pipe
  /// holds.
  @Test(.timeLimit(.minutes(10)), .needs("python3"), arguments: [("INT", 130), ("TERM", 143)])
  func `a signal ends the wait for a reader that does not read`(
    signal: String, status: Int
  ) async throws {
    try await inFolder { folder in
      try Files.write(
        """
        from fcntl import fcntl
        from os import read
        from signal import SIG_DFL, Signals, signal
        from subprocess import PIPE, Popen
        from sys import argv
        from time import sleep

        tool = Popen(
            [argv[1], "verify", "--solutions", "--format", "json", "1", "2", "3"], stdout=PIPE,
            preexec_fn=lambda: signal(Signals.SIGINT, SIG_DFL))
        fcntl(tool.stdout, 1031, 4096)  # F_SETPIPE_SZ
        read(tool.stdout.fileno(), 1)
        sleep(0.5)
        tool.send_signal(Signals["SIG" + argv[2]])
        status = tool.wait()
        print(status if status >= 0 else 128 - status)

        """, to: "\(folder)/wait.py")
      let outcome = try await Tool.program(
        try #require(Environment.find("python3")), ["wait.py", BuiltTool.path, signal], in: folder)
      #expect(outcome.output == "\(status)\n", "\(outcome)")
    }
  }
}
