import Platform
import TestSupport
import Testing

/// Surroundings that hold less than others, or something odd.
@Suite(.takesTurns) struct SurroundingsTests {
  @Test func `in a folder that was removed nothing is made`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.program(
        "/bin/sh",
        ["-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" start", BuiltTool.path],
        in: folder)
      #expect(outcome.status == 64)
      #expect(outcome.error.contains("The folder that you are in has been removed. Type `cd`"))
      #expect(outcome.output.isEmpty)
    }
  }

  @Test(arguments: ["", "relative", "./here"])
  func `a variable that names no absolute path keeps nothing where one happens to be`(
    value: String
  ) async throws {
    try await inFolder { folder in
      let home = Path.join(folder, "home")
      let work = Path.join(folder, "work")
      for path in [home, work] { try Files.makeFolder(path) }
      let outcome = try await Tool.run(
        ["hint", "2"], in: work,
        environment: ["HOME": home, "XDG_STATE_HOME": value, "XDG_CACHE_HOME": value])
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(try Files.names(in: work).isEmpty)
      #expect(try Files.names(in: home).contains(".local"))
      // Without a home, too.
      _ = try await Tool.run(
        ["hint", "2"], in: work, environment: ["HOME": value, "XDG_STATE_HOME": value])
      #expect(try Files.names(in: work).isEmpty)
    }
  }

  @Test func `a blank that does not break is a blank`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.run(
        ["explain", "correlate2d", "--input", "1\u{A0}2; 3\u{202F}4", "--filter", "1"], in: folder)
      #expect(outcome.status == 0, "\(outcome.error)")
    }
  }

  @Test func `a pipe in place of a picture is called one`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.program(
        "/bin/sh", ["-c", "mkfifo pipe && exec \"$0\" predict pipe -", BuiltTool.path], in: folder)
      #expect(outcome.status != 0)
      #expect(outcome.error.contains("is a pipe or a device, not a file. Write what it gives"))
      #expect(outcome.error.contains("standard input is not read"))
    }
  }
}
