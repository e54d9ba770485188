import Course
import Platform
import TestSupport
import Testing

@testable import Judge

/// What learners' programs do, and what the judge makes of it: never a hang, always a sentence.
extension RunningTests {
  @Suite struct LearnerProgramTests {
    struct Program: Sendable, CustomTestStringConvertible {
      var name: String
      var lastLine: String
      var imports = ""
      var before = ""
      var timeout: Duration = .seconds(60)
      /// What the text must say.
      var says: [String]
      var passes = false
      var finding: String

      var testDescription: String { name }
      var source: String { SmallCourse.program(lastLine, imports: imports, before: before) }
    }

    static let glibc = "import Glibc"

    static let programs = [
      Program(
        name: "endless loop", lastLine: "while true {}", timeout: .seconds(2),
        says: ["ran longer than 2 s", "at line 16", "loop"], finding: "timedOut"),
      Program(
        name: "ignores every polite signal",
        lastLine: "signal(SIGTERM, SIG_IGN); signal(SIGQUIT, SIG_IGN); while true {}",
        imports: glibc, timeout: .seconds(2), says: ["ran longer than 2 s"], finding: "timedOut"),
      Program(
        name: "sleeps", lastLine: "sleep(3600); return sums", imports: glibc, timeout: .seconds(2),
        says: ["ran longer than 2 s"], finding: "timedOut"),
      Program(
        name: "exit(0)", lastLine: "exit(0)", imports: glibc,
        says: ["ended with status 0 before it returned"], finding: "endedEarly"),
      Program(
        name: "abort", lastLine: "abort()", imports: glibc, says: ["abort()"], finding: "crashed"),
      Program(
        name: "index out of range", lastLine: "return [[sums[99][0]]]",
        says: ["stopped at line 16", "Index out of range", "02-sliding.swift:16:"],
        finding: "crashed"),
      Program(
        name: "nil unwrapped", lastLine: "let none: Matrix? = nil\n  return none!",
        says: ["stopped at line 17", "found nil while unwrapping"], finding: "crashed"),
      Program(
        name: "overflow",
        lastLine: "var big = Int.max\n  for _ in sums { big += 1 }\n  return [[Double(big)]]",
        says: ["stopped at line 17", "arithmetic overflow"], finding: "crashed"),
      Program(
        name: "own precondition", lastLine: "preconditionFailure(\"my own words\")",
        says: ["my own words"], finding: "crashed"),
      Program(
        name: "stack overflow", lastLine: "return correlate(input, overlay).map { $0 }",
        says: ["the stack overflowed", "calls itself without an end"], finding: "crashed"),
      Program(
        name: "8 GB at once",
        lastLine: "return [Array(repeating: 1, count: 1 << 30)]",
        says: ["more memory than the 2048 MiB"], finding: "outOfMemory"),
      Program(
        name: "memory bit by bit",
        lastLine: "var hoard: [[Double]] = []\n"
          + "  while true { hoard.append(Array(repeating: 1, count: 1 << 20)) }",
        says: ["more memory than the 2048 MiB"], finding: "outOfMemory"),
      Program(
        name: "too large a result",
        lastLine: "return Array(repeating: Array(repeating: 0.1, count: 2000), count: 1000)",
        says: ["more numbers than can be handed over"], finding: "resultTooLarge"),
      Program(
        name: "todo", lastLine: "todo()", says: ["still calls todo()"], finding: "notWritten"),
      Program(
        name: "100 MB without a newline",
        lastLine: "return sums",
        before:
          "for _ in 0..<20 { print(String(repeating: \"x\", count: 1 << 20), terminator: \"\") }",
        says: ["The output was cut here"], passes: true, finding: "passed"),
      Program(
        name: "reads standard input",
        lastLine: "return readLine() == nil ? sums : []", says: ["all right"], passes: true,
        finding: "passed"),
      Program(
        name: "prints what looks like a result",
        lastLine: "return [[0]]",
        before: "print(\"result 0 l1 l1 d3ff0000000000000\"); print(\"end\")",
        says: ["wrong shape"], finding: "wrongShape"),
      Program(
        name: "escape sequences",
        lastLine: "return sums", before: "print(\"\\u{1B}[2J\\u{1B}]0;title\\u{7}\")",
        says: ["␛[2J␛]0;title␇"], passes: true, finding: "passed"),
      Program(
        name: "invalid UTF-8", lastLine: "return sums", imports: glibc,
        before: "putchar(0xff); putchar(0xfe); putchar(10)",
        says: ["\u{FFFD}\u{FFFD}"], passes: true, finding: "passed"),
      Program(
        name: "divides by zero", lastLine: "return sums.map { $0.map { $0 / 0 } }",
        says: ["is infinity where 370 is right", "division by 0"], finding: "notFinite"),
      Program(
        name: "not a number in one cell",
        lastLine: "if sums.count > 1 { sums[1][0] = .nan }\n  return sums",
        says: ["result[1][0] is NaN", "where 670 is right"], finding: "notFinite"),
      Program(
        name: "rows of unequal length",
        lastLine: "if sums.count > 1 { sums[1].append(1) }\n  return sums",
        says: ["row 1 has 3 columns, but row 0 has 2"], finding: "wrongShape"),
      Program(
        name: "too many rows",
        lastLine: "sums.append(sums[0])\n  return sums",
        says: ["rows: 3 − 2 + 1 = 2, yours has 3"], finding: "wrongShape"),
      Program(
        name: "an empty result", lastLine: "return []",
        says: ["rows: 3 − 2 + 1 = 2, yours has 0"], finding: "wrongShape"),
    ]

    @Test(arguments: programs)
    func `is judged with a clear sentence`(_ program: Program) async throws {
      let verdict = try await TestJudge.verdict(program.source, timeout: program.timeout)
      let text = VerdictText(width: 400).verdict(verdict)
      let found = verdict.functions.first?.finding.kind.name
      #expect(found == program.finding, "\(text)")
      #expect(verdict.hasPassed == program.passes, "\(text)")
      for words in program.says { #expect(text.contains(words), "\(text)") }
      #expect(!text.utf8.contains(0x1B), "no escape sequence may reach the terminal")
      #expect(verdict.seconds < 120, "compiling under load takes its time, but nothing may hang")
    }

    @Test func `a grandchild that lives on holds nothing up and is ended`() async throws {
      let spawning = """
        var child: pid_t = 0
          let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("600"), nil]
          posix_spawn(&child, "/bin/sleep", nil, nil, arguments, nil)
          print("child", child)
        """
      let start = ContinuousClock.now
      let verdict = try await TestJudge.verdict(
        SmallCourse.program("return sums", imports: "import Glibc", before: spawning))
      #expect(verdict.hasPassed)
      #expect(ContinuousClock.now - start < .seconds(120))
      let numbers = verdict.functions.flatMap { $0.output.split(separator: "\n") }
        .compactMap { $0.hasPrefix("child ") ? Int($0.dropFirst(6)) : nil }
      #expect(!numbers.isEmpty)
      for number in numbers { #expect(try await hasEnded(number)) }
    }

    @Test func `cancelling leaves no child behind`() async throws {
      // A program may write no file and does not know its number outside, but can be seen by name.
      let name = "t\(UInt32.random(in: 0 ... .max))"
      let source = SmallCourse.program(
        "strcpy(CommandLine.unsafeArgv[0]!, \"\(name)\")\n    while true {}",
        imports: "import Glibc")
      let task = Task { try await TestJudge.verdict(source, timeout: .seconds(600)) }
      var number: Int?
      for _ in 0..<1200 where number == nil {
        try await Task.sleep(for: .milliseconds(100))
        number = try Files.names(in: "/proc").lazy.compactMap { Int($0) }
          .first {
            (try? Files.read("/proc/\($0)/cmdline"))?.starts(with: name.utf8) == true
          }
      }
      task.cancel()
      await #expect(throws: JudgeError.cancelled) { try await task.value }
      #expect(try await hasEnded(try #require(number)))
    }

    /// Whether a process is gone, or is at once; a killed process may wait for its parent's notice.
    private func hasEnded(_ number: Int) async throws -> Bool {
      for _ in 0..<50 {
        guard let state = try? Files.readText("/proc/\(number)/stat") else { return true }
        if state.contains(") Z ") { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }
  }
}
