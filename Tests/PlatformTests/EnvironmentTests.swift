import Platform
import Testing

@Suite struct EnvironmentTests {
  @Test func `programs are found on the search path only`() {
    #expect(Environment.find("sh")?.hasSuffix("/sh") == true)
    #expect(Environment.find("no-such-program-at-all") == nil)
  }

  @Test func `the running program has a path that exists`() throws {
    let path = try #require(Environment.executablePath)
    #expect(Files.kind(path) == .file)
  }

  @Test func `a moment is written with leading zeros`() {
    let moment = WallClock.Moment(year: 2026, month: 3, day: 9, hour: 7, minute: 5, second: 1)
    #expect(moment.date == "2026-03-09")
    #expect(moment.time == "07:05:01")
  }
}
