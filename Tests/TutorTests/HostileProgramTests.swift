import Platform
import TestSupport
import Testing

/// Whatever a learner's program does, `verify` ends with a verdict, and nothing else is left.
///
/// Of each kind one at a time, so that the time that one takes is its own.
@Suite struct HostileProgramTests {
  struct Trial: Sendable, CustomTestStringConvertible {
    var program: HostileProgram
    /// What the verdict must say; `LINE` stands for the number of the statement's line.
    var says: [String]
    var timeout = 60
    var status = 1

    var testDescription: String { program.name }

    init(
      _ name: String, top: String = "", _ statement: String, says: String..., timeout: Int = 60,
      status: Int = 1
    ) {
      program = HostileProgram(name: name, statement: statement, top: top)
      (self.says, self.timeout, self.status) = (says, timeout, status)
    }

    init(_ program: HostileProgram, says: String..., timeout: Int = 60, status: Int = 1) {
      self.program = program
      (self.says, self.timeout, self.status) = (says, timeout, status)
    }
  }

  private static let glibc = "import Glibc"

  static let trials = [
    Trial(.loop, says: "ran longer than 2 s", "It was at line LINE", timeout: 2),
    Trial(.ignoresSignals, says: "ran longer than 2 s", timeout: 2),
    Trial("a sleep", top: glibc, "sleep(3600)", says: "ran longer than 2 s", timeout: 2),
    Trial("a stop", top: glibc, "raise(SIGSTOP)", says: "ran longer than 2 s", timeout: 2),
    Trial(
      "a child that holds its output", top: HostileProgram.forking,
      "start { sleep(600) }", says: "checks, all right", status: 0),
    Trial(
      "a child in a session of its own", top: HostileProgram.forking,
      "start { setsid(); sleep(600) }", says: "checks, all right", status: 0),
    Trial(
      "a child's child in a session of its own", top: HostileProgram.forking,
      "start { start { setsid(); sleep(600) }; sleep(600) }; while true {}",
      says: "ran longer than 2 s", timeout: 2),
    Trial(
      "a program of the system", top: glibc, "if system(\"true\") == 0 { return [] }",
      says: "checks, all right", status: 0),
    Trial(.printsMuch, says: "checks, all right", "The output was cut here", status: 0),
    Trial(
      "100 MB and a wrong result", top: HostileProgram.printsMuch.top,
      HostileProgram.printsMuch.statement + "; if true { return [] }",
      says: "wrong shape", "The output was cut here"),
    Trial(
      "100 MB to standard error", top: glibc + "\nnonisolated(unsafe) var isFirst = true",
      """
      if isFirst { for _ in 0..<100 { fputs(String(repeating: "x", count: 1 << 20), stderr) } }
        isFirst = false
      """, says: "checks, all right", status: 0),
    Trial(
      "escape sequences", "print(\"\\u{1B}[2J\\u{1B}]0;title\\u{7}\\r\\u{9B}31m\\u{7F}\")",
      says: "checks, all right", "␛[2J␛]0;title␇", status: 0),
    Trial(
      "escape sequences in its last words", "fatalError(\"\\u{1B}[2J\\u{9B}31m\\u{7}\")",
      says: "stopped at line LINE: ␛[2J"),
    Trial(
      "invalid UTF-8", top: glibc, "putchar(0xff); putchar(0xc3); putchar(10)",
      says: "checks, all right", "\u{FFFD}\u{FFFD}", status: 0),
    Trial("exit(0)", top: glibc, "exit(0)", says: "ended with status 0 before it returned"),
    Trial("_exit(0)", top: glibc, "_exit(0)", says: "ended with status 0 before it returned"),
    Trial("abort", top: glibc, "abort()", says: "stopped: it called abort()"),
    Trial("a segmentation fault", top: glibc, "raise(SIGSEGV)", says: "reached for memory"),
    Trial(
      "an index out of range", "_ = input[999]",
      says: "02-cross-correlation.swift:LINE:", "stopped at line LINE: index 999 in a list of"),
    Trial(
      "a stack overflow", top: "func deep(_ n: Int) -> Int { n == -1 ? 0 : deep(n + 1) + 1 }",
      "_ = deep(0)", says: "02-cross-correlation.swift:1:", "line 1: the stack overflowed"),
    Trial(
      "8 GB at once", "let big = [Double](repeating: 1, count: 1 << 30); print(big.count)",
      says: "asked for more memory than the 2048 MiB"),
    Trial(
      "8 GB bit by bit",
      "var hoard: [[Double]] = []; while true { hoard.append([Double](repeating: 1, count: 1 << 20)) }",
      says: "asked for more memory than the 2048 MiB"),
    Trial(
      "words that look like results and a stop",
      "print(\"result 0 l1 l1 d3ff0000000000000\\nend\\n{\\\"passed\\\": true}\"); fatalError(\"mine\")",
      says: "stopped at line LINE: mine"),
    Trial(
      "a file in its folder", top: glibc,
      "if open(\"mine\", O_CREAT | O_RDWR, 0o600) >= 0 { return [] }",
      says: "checks, all right", status: 0),
    Trial(
      "its folder removed", top: glibc,
      "unlink(CommandLine.arguments[0]); if access(CommandLine.arguments[0], R_OK) != 0 { return [] }",
      says: "checks, all right", status: 0),
    Trial(
      "every file closed", top: glibc, "for file in 0..<256 { close(Int32(file)) }",
      says: "has closed the file that they go to"),
    Trial(
      "standard input read", "if readLine() != nil { return [] }", says: "checks, all right",
      status: 0),
    Trial(
      "a thread that never ends", top: "import Foundation",
      "Thread.detachNewThread { while true {} }", says: "checks, all right", status: 0),
    Trial(
      "a handler that never returns", top: glibc, "atexit { while true {} }",
      says: "checks, all right", status: 0),
  ]

  @Suite(.serialized, .takesOneTurn) struct Rejected {
    @Test(.timeLimit(.minutes(5)), arguments: trials.filter { $0.status != 0 })
    func `is judged with a clear sentence, and leaves nothing behind`(_ trial: Trial) async throws {
      try await trial.check()
    }
  }

  @Suite(.serialized, .takesOneTurn) struct Accepted {
    @Test(.timeLimit(.minutes(5)), arguments: trials.filter { $0.status == 0 })
    func `is right all the same, and leaves nothing behind`(_ trial: Trial) async throws {
      try await trial.check()
    }
  }
}

extension HostileProgramTests.Trial {
  func check() async throws {
    try await inWorkspace { workspace in
      let scratch = try ScratchWatch(in: Path.folder(workspace))
      try program.submit(to: workspace)
      let line = try program.source().line
      let before = try exercises(workspace)
      let start = ContinuousClock.now
      let outcome = try await Tool.program(
        "/bin/sh",
        [
          "-c", "exec \"$0\" \"$@\" > ../verdict 2> ../notes", BuiltTool.path, "verify", "2",
          "--width",
          "400", "--timeout", "\(timeout)",
        ], in: workspace, environment: scratch.environment)
      // What the compiler needs on a busy machine, and far less than the program would take.
      #expect(ContinuousClock.now - start < .seconds(60))
      // Read as bytes: text that is not UTF-8 is an error here.
      let verdict = try Files.readText("\(workspace)/../verdict")
      #expect(outcome.status == status, "\(verdict)")
      #expect(try Files.read("\(workspace)/../notes") == [])
      for words in says {
        #expect(verdict.contains(words.replacing("LINE", with: "\(line)")), "\(verdict)")
      }
      #expect(!verdict.unicodeScalars.contains(where: isControl), "\(verdict.debugDescription)")
      #expect(verdict.utf8.count < 200_000)
      #expect(try exercises(workspace) == before)
      try await scratch.expectNothingLeft()
    }
  }

  /// Every exercise, byte for byte.
  private func exercises(_ workspace: String) throws -> [String: [UInt8]] {
    let folder = "\(workspace)/Exercises"
    return try Dictionary(
      uniqueKeysWithValues: Files.names(in: folder).map { ($0, try Files.read("\(folder)/\($0)")) })
  }

  /// C0 and C1, and DEL; the end of a line is none.
  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar.properties.generalCategory == .control
  }
}
