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
