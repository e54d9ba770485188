import Platform
import TestSupport
import Testing

/// A workspace made with a course of its own finds it again, and no other gets into it.
@Suite(.takesTurns) struct WorkspaceCourseTests {
  private static let slugs = ["adding", "doubling"]

  /// A course of two small lessons in a folder of this name.
  private func makeCourse(_ path: String, slugs: [String] = slugs) throws {
    for (index, slug) in slugs.enumerated() {
      let folder = "\(path)/0\(index + 1)-\(slug)"
      try Files.makeFolder(folder)
      let head = "func \(slug)(_ x: Double) -> Double"
      let files = [
        "lesson.md": "# On \(slug)\n\n## Exercise\n\nWrite it.\n",
        "hints.md": "## Hint 1\n\nThink.\n",
        "exercise.swift": "\(head) {\n  todo()\n}\n", "solution.swift": "\(head) { x + x }\n",
        "cases.swift": """
        func cases(_ cases: inout Cases) { cases.edge("one", "one", .\(slug)(1)) }
        func random(_ draw: inout Draw, _ cases: inout Cases) {}

        """,
      ]
      for (name, text) in files { try Files.write(text, to: "\(folder)/\(name)") }
    }
    try Files.write("{\"examples\": [\n]}\n", to: "\(path)/article.json")
  }

  /// Runs `body` in a folder with a course `course` and its workspace `w`.
  private func inWorkspaceOfCourse(_ body: (String) async throws -> Void) async throws {
    try await inFolder { folder in
      try makeCourse("\(folder)/course")
      let start = try await Tool.run(["start", "w", "--course", "course"], in: folder)
      #expect(start.status == 0, "\(start)")
      #expect(start.output.contains("Its course is the one in “\(folder)/course”."), "\(start)")
      try await body(folder)
    }
  }

  /// The names of the exercises in a workspace.
  private func exercises(_ folder: String) throws -> [String] {
    try Files.names(in: "\(folder)/Exercises").filter { $0 != "Types.swift" }
  }

  @Test func `its course is read without being named, and nothing of it is compiled`() async throws
  {
    try await inWorkspaceOfCourse { folder in
      // Without a compiler.
      for (arguments, words) in [
        (["list"], "On doubling"), (["lesson", "1"], "On adding"), (["solution", "2"], "x + x"),
        (["hint", "1"], "Think."), ([], "its course the one in “\(folder)/course”"),
        (["start"], "is complete"),
      ] {
        let outcome = try await Tool.run(
          arguments, in: "\(folder)/w/Exercises", environment: ["PATH": folder])
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(arguments): \(outcome)")
        let text = outcome.output.replacing("\n", with: " ")
        #expect(text.contains(words), "\(arguments): \(outcome)")
      }
      #expect(try exercises("\(folder)/w") == ["01-adding.swift", "02-doubling.swift"])
    }
  }

  @Test func `its exercises are judged by its course, which a report for a program names`()
    async throws
  {
    try await inWorkspaceOfCourse { folder in
      try Files.write(
        "func adding(_ x: Double) -> Double { 2 * x }\n",
        to: "\(folder)/w/Exercises/01-adding.swift")
      let named = ["verify", "Exercises/01-adding.swift", "--workspace", "w"]
      for (arguments, place) in [(["verify", "1"], "w"), (named, "")] {
        let verify = try await Tool.run(arguments, in: "\(folder)/\(place)")
        #expect(verify.status == 0, "\(verify)")
        #expect(
          verify.output.replacing("\n", with: " ").hasPrefix(
            "Judging your exercises in “\(folder)/w”, by the course in “\(folder)/course”."),
          "\(verify)")
      }
      // What was handed in says not by what it is graded.
      let report = try await Tool.run(["verify", "1", "--format", "json"], in: "\(folder)/w")
      #expect(report.status == 64 && report.output.isEmpty, "\(report)")
      #expect(report.error.contains("add --course and its folder"), "\(report)")
      let graded = try await Tool.run(
        ["verify", "1", "--format", "json", "--course", "../course"], in: "\(folder)/w")
      #expect(graded.status == 0 && graded.output.contains("\"passed\": true"), "\(graded)")
    }
  }

  @Test func `a course that is gone is said, and where it has moved to is noted`() async throws {
    try await inWorkspaceOfCourse { folder in
      try Files.move("\(folder)/course", to: "\(folder)/moved")
      for arguments in [["list"], ["lesson", "1"], ["verify", "1"], ["start"], []] {
        let outcome = try await Tool.run(arguments, in: "\(folder)/w")
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome)")
        #expect(
          outcome.error.contains(
            "“\(folder)/w” belongs to the course in “\(folder)/course”, and there is no such folder"
          ),
          "\(outcome)")
        #expect(outcome.error.contains("`cnn-tutor start \(folder)/w --course FOLDER`"))
      }
      // For one command it can be named; that notes nothing.
      let once = try await Tool.run(["list", "--course", "../moved"], in: "\(folder)/w")
      #expect(once.status == 0 && once.output.contains("not started"), "\(once)")
      #expect(try await Tool.run(["list"], in: "\(folder)/w").status == 64)
      let start = try await Tool.run(["start", "w", "--course", "moved"], in: folder)
      #expect(start.output.contains("Its course is the one in “\(folder)/moved”."), "\(start)")
      #expect(try await Tool.run(["list"], in: "\(folder)/w").output.contains("On doubling"))
    }
  }

  @Test func `another course gets into no workspace`() async throws {
    try await inWorkspaceOfCourse { folder in
      try makeCourse("\(folder)/other", slugs: ["halving", "squaring"])
      let sentence = "are those of another course than the one in “\(folder)/other”"
      for arguments in [
        ["start", "w", "--course", "other"], ["list", "--workspace", "w", "--course", "other"],
      ] {
        let outcome = try await Tool.run(arguments, in: folder)
        #expect(outcome.status == 64 && outcome.error.contains(sentence), "\(outcome)")
        #expect(outcome.error.contains("`cnn-tutor start my-exercises --course"), "\(outcome)")
      }
      for arguments in [
        ["start", "--course", "../other"], ["verify", "1", "--course", "../other"],
      ] {
        let outcome = try await Tool.run(arguments, in: "\(folder)/w")
        #expect(outcome.status == 64 && outcome.error.contains(sentence), "\(outcome)")
      }
      // It can be read there, and nothing of that is noted in the workspace.
      let read = try await Tool.run(["lesson", "1", "--course", "../other"], in: "\(folder)/w")
      #expect(read.status == 0 && read.output.contains("On halving"), "\(read)")
      #expect(try exercises("\(folder)/w") == ["01-adding.swift", "02-doubling.swift"])
      // Nor does the course that is built in get into it, from wherever one types.
      let start = try await Tool.run(["start", "w"], in: folder)
      #expect(start.status == 0 && start.output.contains("is complete"), "\(start)")
      #expect(try exercises("\(folder)/w") == ["01-adding.swift", "02-doubling.swift"])
    }
  }

  @Test(arguments: ["", "relative", "/", "\u{0}"])
  func `what is noted in a damaged file is no course`(text: String) async throws {
    try await inWorkspaceOfCourse { folder in
      try Files.write("\(text)\n", to: "\(folder)/w/.cnn-tutor/course")
      let outcome = try await Tool.run(["lesson", "1"], in: "\(folder)/w")
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome)")
    }
  }

  @Test func `lessons are named to the linter as everywhere`() async throws {
    try await inFolder { folder in
      try makeCourse("\(folder)/course")
      for name in ["2", "doubling", "02-doubling/", "course/02-doubling/mistakes.md"] {
        let check = try await Tool.run(["check-course", name, "--course", "course"], in: folder)
        #expect(check.status == 1 && check.error.isEmpty, "\(name): \(check)")
        #expect(check.output.contains("Lesson 2, doubling: tells 0 mistakes apart."), "\(check)")
        #expect(!check.output.contains("01-adding"), "\(check)")
      }
    }
  }
}
