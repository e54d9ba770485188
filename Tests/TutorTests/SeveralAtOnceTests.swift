import Course
import Platform
import TestSupport
import Testing

/// Several tutors at once in one workspace.
@Suite(.takesTurns) struct SeveralAtOnceTests {
  @Test(
    .needs("script"))
  func `two verify, a watch and many hints in one workspace lose nothing`() async throws {
    try await inWorkspace { folder in
      let names = ["01-shared-weights", "02-cross-correlation", "03-valid-and-full"]
      let others = Course.embedded.lessons.dropFirst(names.count).map { "\($0.number)" }
      for name in names {
        try Files.write(
          courseFile("\(name)/solution.swift"), to: "\(folder)/Exercises/\(name).swift")
      }
      async let first = Tool.run(["verify", "1", "2"], in: folder)
      async let second = Tool.run(["verify", "2", "1", "--format", "json"], in: folder)
      async let shown = Terminal(folder: folder).run(
        "cnn-tutor watch 3; echo status=$?",
        [
          .until(": right"), .send("h"), .until("A hint"), .send("q"), .send("q"),
          .until("status=0"),
        ])
      // Hints are noted at once, so that many writers do meet.
      async let hints = Tool.program(
        "/bin/sh",
        [
          "-c",
          """
          for round in 1 2; do
            for lesson in \(others.joined(separator: " ")); do "$0" hint $lesson & done; wait
          done > ../hints
          """, BuiltTool.path,
        ], in: folder)
      let outcomes = try await [first, second, hints]
      #expect(outcomes.map(\.status) == [0, 0, 0], "\(outcomes)")
      #expect(outcomes.allSatisfy { $0.error.isEmpty }, "\(outcomes)")
      #expect(try await shown.contains("status=0"))
      let progress = try Files.readText("\(folder)/.cnn-tutor/progress")
      for name in names { #expect(progress.contains("\(name.dropFirst(3)) passed"), "\(progress)") }
      #expect(progress.contains("valid-and-full hints 1"), "\(progress)")
      #expect(progress.ranges(of: "hints 2").count == others.count, "\(progress)")
      let list = try await Tool.run(["list"], in: folder)
      #expect(list.error.isEmpty && list.output.ranges(of: "passed").count == 3, "\(list)")
    }
  }

  @Test
  func `the workspace's package builds as it is`() async throws {
    let swift = try #require(Environment.find("swift"))
    try await inWorkspace { folder in
      let outcome = try await Tool.program(swift, ["build"], in: folder)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    }
  }
}
