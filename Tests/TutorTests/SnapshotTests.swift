import TestSupport
import Testing

/// The whole output of commands, as it was looked at and found good.
@Suite(.takesTurns) struct SnapshotTests {
  struct Screen: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]

    var testDescription: String { name }
  }

  static let correlation = [
    "explain", "correlate2d", "--input", "1 2 3; 4 5 6; 7 8 9", "--filter", "10 20; 30 40",
  ]

  static let screens = [
    Screen(name: "where", arguments: []),
    Screen(name: "list", arguments: ["list"]),
    Screen(name: "hint", arguments: ["hint", "2", "--number", "1"]),
    Screen(name: "explain", arguments: correlation + ["--mode", "full"]),
    Screen(name: "explain-cell", arguments: correlation + ["--cell", "0,1"]),
    Screen(
      name: "explain-neuron",
      arguments: [
        "explain", "feature-map", "--input", "0.5 -1; 2 0.25", "--filter", "1 -2; 3 0.5", "--bias",
        "-0.75",
      ]),
  ]

  @Test(arguments: screens, [40, 80, 120])
  func `a command prints what it printed`(screen: Screen, width: Int) async throws {
    // Outside a workspace no path is printed, whose length would decide where lines break.
    if screen.name == "list" {
      try await inWorkspace { folder in try await hold(screen, width, in: folder) }
    } else {
      try await inFolder { folder in try await hold(screen, width, in: folder) }
    }
  }

  private func hold(_ screen: Screen, _ width: Int, in folder: String) async throws {
    for (suffix, options) in [("", []), ("-colour", ["--color", "always", "--theme", "dark"])] {
      let shown = try await Tool.run(
        screen.arguments + ["--width", "\(width)"] + options, in: folder)
      #expect(shown.status == 0)
      try expectSnapshot(
        "\(screen.name)-\(width)\(suffix).txt", shown.output)
    }
  }

  @Test func `explain for a screen reader and for a program`() async throws {
    try await inFolder { folder in
      let spoken = try await Tool.run(Self.correlation + ["--accessible"], in: folder)
      try expectSnapshot("explain-accessible.txt", spoken.output)
      let json = try await Tool.run(Self.correlation + ["--format", "json"], in: folder)
      try expectSnapshot("explain.json", json.output)
    }
  }
}
