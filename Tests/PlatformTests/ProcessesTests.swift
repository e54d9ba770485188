internal import Platform
internal import Testing

@Suite struct `A helper program` {
  @Test func `is run to its end, with its output and exit status`() throws {
    let result = try Processes.run("sh", ["-c", "printf 'a b'; echo hidden >&2; exit 3"])
    #expect(result.output == Array("a b".utf8))
    #expect(result.status == 3)
    #expect(!result.isCut)
  }

  @Test func `gets an empty input instead of the terminal`() throws {
    #expect(try Processes.run("cat", []).output.isEmpty)
  }

  @Test func `is ended when it writes more than allowed`() throws {
    let result = try Processes.run("yes", [], limit: 100_000)
    #expect(result.output.count == 100_000)
    #expect(result.isCut)
    #expect(result.status == 128 + 13)  // SIGPIPE
  }

  @Test func `that is not installed is named`() {
    let error = #expect(throws: ProcessError.self) { try Processes.run("no-such-program", []) }
    #expect(
      error?.description
        == "The program “no-such-program” is needed and is in no folder of PATH: install it.")
  }
}

@Suite(.enabled(if: Files.isFolder("/proc/self"), "needs /proc"))
struct `What a program leaves behind` {
  @Test func `is ended where it carries the mark, whatever group it is in, and nothing else is`()
    throws
  {
    let mark = "PLATFORM_TEST=\(UInt64.random(in: 0 ... .max))"
    let started = try Processes.run(
      "sh",
      [
        "-c",
        """
        \(mark) sleep 600 > /dev/null & echo $!
        \(mark) setsid sleep 600 > /dev/null & echo $!
        \(mark)0 setsid sleep 600 > /dev/null & echo $!
        """,
      ])
    let numbers = String(decoding: started.output, as: UTF8.self).split(separator: "\n")
      .compactMap { Int32($0) }
    try #require(numbers.count == 3)
    defer { Processes.send(.kill, to: numbers[2]) }
    // Not before each is what it is going to be.
    for number in numbers {
      let deadline = ContinuousClock.now + .seconds(20)
      while !commandLine(number).hasPrefix("sleep"), ContinuousClock.now < deadline {
        _ = Waiting.ready([], atMost: .milliseconds(10))
      }
    }
    Processes.killAll(marked: mark, after: Environment.processNumber)
    // The command line of a process that has ended is empty, also where nobody has asked for it.
    #expect(numbers.map { commandLine($0).isEmpty } == [true, true, false])
  }

  private func commandLine(_ number: Int32) -> String {
    String(decoding: (try? Files.read("/proc/\(number)/cmdline")) ?? [], as: UTF8.self)
  }
}
