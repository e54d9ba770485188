import Platform
import TestSupport
import Testing

/// Numbers at the edge of what a machine can count, wherever one comes in: on the command line, in a
/// file, as a file's date.
@Suite(.takesTurns) struct ExtremeNumberTests {
  private static let least = "-9223372036854775808"
  private static let most = "9223372036854775807"

  @Test(arguments: [
    ["lesson", "3", "--step=\(least)"], ["lesson", "3", "--step=\(most)"],
    ["lesson", "3", "--step=0"], ["hint", "3", "--number=\(least)"],
    ["hint", "3", "--number=\(most)"], ["hint", "3", "--number=0"], ["lesson", most],
    ["verify", most], ["verify", "3", "--timeout=1e308"], ["verify", "3", "--timeout=nan"],
    ["list", "--width=\(least)"], ["list", "--width=\(most)"],
    ["train", "--epochs=\(most)"], ["train", "--batch=\(least)"], ["train", "--threads=\(most)"],
    ["train", "--validation=\(most)"], ["train", "--rate=inf"], ["train", "--momentum=nan"],
    ["explain", "softmax", "--input", "1e309"], ["explain", "softmax", "--input", "nan"],
    ["explain", "correlate2d", "--input", "1 2", "--filter", "1", "--stride", most],
    ["explain", "correlate2d", "--input", "1 2", "--filter", "1", "--cell=\(least),\(most)"],
    ["predict", "--load", "none", "none", "--pictures=\(least)"],
  ])
  func `an option that nobody can mean gets a sentence`(arguments: [String]) async throws {
    try await inFolder { folder in
      let outcome = try await Tool.run(arguments, in: folder)
      #expect(outcome.status == 64 && outcome.output == "", "\(outcome)")
      #expect(outcome.error != "")
    }
  }

  @Test(arguments: [most, "253402300799", "99", "0"])
  func `progress with numbers that no lesson has is read`(number: String) async throws {
    try await inWorkspace { workspace in
      try Files.write(
        """
        cnn-tutor progress 1
        cross-correlation hints \(number)
        cross-correlation mistake fwd.rotated \(number)
        cross-correlation step \(number)

        """, to: "\(workspace)/.cnn-tutor/progress")
      try Files.write(
        courseFile("02-cross-correlation/solution.swift").replacing(
          "overlay[i][j]", with: "overlay[overlay.count - 1 - i][overlay[i].count - 1 - j]"),
        to: "\(workspace)/Exercises/02-cross-correlation.swift")
      for (arguments, status) in [
        ([], 0), (["list"], 0), (["hint", "2"], 0), (["lesson", "2"], 0), (["verify", "2"], 1),
      ] {
        let outcome = try await Tool.run(arguments, in: workspace)
        #expect(outcome.status == status && outcome.output != "", "\(arguments): \(outcome)")
      }
    }
  }

  @Test(.needs("script"), arguments: ["99", "0"])
  func `a lesson that became shorter is read aloud from a step that it has`(
    step: String
  ) async throws {
    try await inWorkspace { workspace in
      try Files.write(
        "cnn-tutor progress 1\ncross-correlation step \(step)\n",
        to: "\(workspace)/.cnn-tutor/progress")
      let screen = try await Terminal(folder: workspace).run(
        "cnn-tutor lesson 2 --accessible; echo status=$?",
        [
          .until("Step "), .until(step == "0" ? "Enter: next" : "Last step"), .send("q\n"),
          .until("status="),
        ])
      #expect(screen.contains("status=0"), "\(screen)")
    }
  }

  @Test func `a file dated centuries ahead is listed and judged`() async throws {
    try await inWorkspace { workspace in
      let file = "\(workspace)/Exercises/02-cross-correlation.swift"
      let touch = try Processes.run("touch", ["-d", "2400-01-01T00:00:00Z", file])
      try #require(touch.status == 0)
      for arguments in [["list"], ["verify", "2"]] {
        let outcome = try await Tool.run(arguments, in: workspace)
        #expect(outcome.status < 2 && outcome.error == "", "\(arguments): \(outcome)")
      }
    }
  }

  @Test(arguments: ["text", "json"])
  func `weights that are finite but useless are told, not read with`(format: String) async throws {
    try await inFolder { folder in
      let trained = try await Tool.run(
        ["train", "--epochs", "1", "--network", "relu", "--save", "weights"], in: folder)
      try #require(trained.status == 0, "\(trained)")
      var bytes = try Files.read("\(folder)/weights")
      let head = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      // 3e38 and −3e38 by turns: the largest numbers there are, nearly.
      for (number, start) in stride(from: 8 + head, to: bytes.count, by: 4).enumerated() {
        let bits = Float(number % 2 == 0 ? 3e38 : -3e38).bitPattern
        for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: bits >> (8 * place)) }
      }
      try Files.write(bytes, to: "\(folder)/weights")
      let pixels = (0..<64).map { "\($0 % 17)" }.joined(separator: " ")
      try Files.write("P2\n8 8\n16\n\(pixels)\n", to: "\(folder)/digit.pgm")
      let outcome = try await Tool.run(
        ["predict", "--load", "weights", "digit.pgm", "--format", format], in: folder)
      #expect(outcome.status == 64 && outcome.output == "", "\(outcome)")
      #expect(outcome.error.contains("“weights” are too large"), "\(outcome.error)")
    }
  }
}
