import Platform
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
    Screen(name: "where", arguments: ["--course", "course"]),
    Screen(name: "list", arguments: ["list", "--course", "course", "--workspace", "w"]),
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
    try await inFolder { folder in
      try makeCourse("\(folder)/course")
      if screen.name == "list" {
        let start = try await Tool.run(["start", "w", "--course", "course"], in: folder)
        try #require(start.status == 0, "\(start.error)")
        try Files.write("// begun\n", to: "\(folder)/w/Exercises/02-turning.swift")
        try Files.remove("\(folder)/w/Exercises/10-long.swift")
      }
      // Outside a workspace no path is printed, whose length would decide where lines break.
      try await hold(screen, width, in: folder)
    }
  }

  /// A course that stays as it is, however the tutor's own grows.
  private func makeCourse(_ folder: String) throws {
    let titles = [
      "01-sliding": "An overlay slides", "02-turning": "Half a turn",
      "10-long": "A title that is longer than a narrow window and therefore has to be wrapped",
    ]
    for (name, title) in titles {
      try Files.makeFolder("\(folder)/\(name)")
      for file in ["exercise.swift", "solution.swift", "hints.md", "lesson.md"] {
        try Files.write("# \(title)\n", to: "\(folder)/\(name)/\(file)")
      }
    }
    try Files.write("{\"examples\": [\n]}\n", to: "\(folder)/article.json")
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
