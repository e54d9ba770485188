import Platform
import TerminalText
import TestSupport
import Testing

@Suite(.takesTurns) struct DisplayTests {
  @Test(arguments: [40, 80, 120])
  func `no line of prose is wider than asked, and a pipe gets no escape sequence`(
    width: Int
  ) async throws {
    try await inFolder { folder in
      for arguments in [["lesson", "2"], ["list"], [], ["hint", "2"], ["doctor"]] {
        let shown = try await Tool.run(arguments + ["--width", "\(width)"], in: folder).output
        #expect(!shown.contains("\u{1B}"))
        for line in shown.split(separator: "\n") where cellWidth(of: String(line)) > width {
          // Code and matrices are never wrapped.
          #expect(!line.contains(". "), "\(arguments) at \(width): \(line)")
        }
      }
    }
  }

  @Test(arguments: [
    (["--color", "always"], ["NO_COLOR": "1"], true), ([], ["CLICOLOR_FORCE": "1"], true),
    ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    (["--color", "never"], ["CLICOLOR_FORCE": "1"], false), ([], [:], false),
  ])
  func `colour follows the option, then the environment, then the terminal`(
    options: [String], environment: [String: String], isColoured: Bool
  ) async throws {
    try await inFolder { folder in
      let shown = try await Tool.run(
        ["lesson", "2"] + options, in: folder, environment: environment)
      #expect(shown.output.contains("\u{1B}[") == isColoured)
    }
  }

  @Test(arguments: [
    [], ["list"], ["lesson", "1", "--answers"], ["lesson", "7"], ["lesson", "11", "--width", "40"],
    ["hint", "2"], ["doctor"], ["explain", "softmax", "--input", "-1 2"], ["explain", "nothing"],
    ["explain", "softmax", "--input", "“σ”"], ["lesson", "99"], ["lesson", "2", "--step", "99"],
    ["check-course", "--course", "/nothing/“here”"], ["start", "“σ”"],
  ])
  func `in a locale of ASCII nothing else is written`(arguments: [String]) async throws {
    try await inFolder { folder in
      let shown = try await Tool.run(arguments, in: folder, environment: ["LC_ALL": "C"])
      #expect(shown.output != "" || shown.error != "")
      #expect(shown.output.utf8.allSatisfy { $0 < 0x80 }, "\(shown.output)")
      #expect(shown.error.utf8.allSatisfy { $0 < 0x80 }, "\(shown.error)")
    }
  }

  @Test(arguments: [
    ["solution", "2"],
    ["explain", "bias-gradient", "--gradient", "1 -2", "--format", "json"],
  ])
  func `what programs read is the same in every locale`(arguments: [String]) async throws {
    try await inFolder { folder in
      let ascii = try await Tool.run(arguments, in: folder, environment: ["LC_ALL": "C"])
      let unicode = try await Tool.run(arguments, in: folder, environment: ["LC_ALL": "C.UTF-8"])
      #expect(ascii.output == unicode.output && ascii.status == 0)
      #expect(!ascii.output.utf8.allSatisfy { $0 < 0x80 })
      #expect(!ascii.output.contains("−2"))
    }
  }

  @Test func `accessible text has no boxes and says matrices in words`() async throws {
    try await inFolder { folder in
      let shown = try await Tool.run(["lesson", "2", "--accessible"], in: folder).output
      #expect(shown.contains("row 1: 370, 470"))
      #expect(!shown.contains("⎡") && !shown.contains("─"))
      let byVariable = try await Tool.run(
        ["lesson", "2"], in: folder, environment: ["ACCESSIBLE": "1"]
      ).output
      #expect(byVariable == shown)
    }
  }

  @Test(arguments: ["lesson 2", "list", "explain softmax --input \"1 2 3\"", "--help"])
  func `a reader that stops early causes no complaint`(command: String) async throws {
    try await inFolder { folder in
      let line = "'\(BuiltTool.path)' \(command) | head -1"
      let shown = try await Tool.program("/bin/sh", ["-c", line], in: folder)
      #expect(shown.status == 0)
      #expect(shown.error == "")
      #expect(shown.output.split(separator: "\n").count == 1)
    }
  }

  @Test(
    .enabled(if: Files.exists("/dev/full"), "needs /dev/full"),
    arguments: ["list", "lesson 3", "verify 2 --solutions --format json"])
  func `a result that cannot be written is no success`(command: String) async throws {
    try await inFolder { folder in
      let shown = try await Tool.program(
        "/bin/sh", ["-c", "'\(BuiltTool.path)' \(command) > /dev/full"], in: folder)
      #expect(shown.status == 70)
      #expect(shown.error.contains("Could not write to standard output"))
    }
  }
}
