import Course
import Judge
import Platform
import TestSupport
import Testing

/// `verify --format junit` as CI systems read it: with an XML parser, and by their rules.
@Suite(.takesTurns) struct JUnitTests {
  static let python = Platform.Environment.find("python3")

  @Test(.needs("python3"))
  func `a report full of hostile output is well-formed and complete`() async throws {
    try await inWorkspace { workspace in
      let hostile = HostileProgram(
        name: "hostile",
        statement: """
          putchar(0xff)
            print("]]> <!-- & \\u{1B}[2J\\u{0}\\u{7}\\u{9B}31m\\u{7F}\\u{FFFE}\\u{1F600} </system-out>\\r")
            fatalError("]]> </failure> \\u{1B}[0m\\u{8}\\"'")
          """, top: "import Glibc")
      try hostile.submit(to: workspace)
      let files = [
        "01-shared-weights": "func positions(<&>\"\u{1B}[2J\u{8}'",
        "03-valid-and-full": try courseFile("03-valid-and-full/solution.swift")
          .replacing("func rotate180", with: "func rotate181"),
        "05-feature-map": try courseFile("05-feature-map/solution.swift")
          .replacing("1 / (1 + exp(-z))", with: "2 / (1 + exp(-z))"),
      ]
      for (name, text) in files {
        try Files.write(text, to: "\(workspace)/Exercises/\(name).swift")
      }
      // A name is whatever the file system takes.
      let renamed = "\(workspace)\u{1B}[2J<&>\u{7F}\u{9B}"
      try Files.move(workspace, to: renamed)
      let checker = Path.join(PackageFolder.root, ".ci/junit.py")
      let outcome = try await Tool.program(
        "/bin/sh",
        [
          "-c",
          """
          "$0" verify --format junit --workspace "$3" > report.xml; "$1" "$2" report.xml
          """, BuiltTool.path, try #require(Self.python), checker, renamed,
        ], in: Path.folder(workspace))
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
      let counts = outcome.output.split(separator: "\n").map {
        ($0.split(separator: " ").first ?? "", Int($0.split(separator: " ").last ?? "") ?? 0)
      }
      let found = Dictionary(uniqueKeysWithValues: counts)
      // Of every lesson the same tests: nothing is left out because it was not begun or did not compile.
      let functions = try Course.embedded.assignments().map(\.exercise.functions.count)
      #expect(found["tests"] == functions.reduce(functions.count, +), "\(outcome.output)")
      #expect(found["skipped"] == 0)
      #expect(found["failures", default: 0] > 0 && found["errors", default: 0] > 0)
    }
  }
}
