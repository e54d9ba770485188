import Platform
import TestSupport
import Testing

/// Nothing is graded that was not handed in, and every report says what was judged.
@Suite(.takesTurns) struct SubjectTests {
  /// A hand-in with the right solution of lesson 2, as it comes without its hidden folder.
  private func handIn(to folder: String) async throws {
    try Files.makeFolder(Path.folder(folder))
    _ = try await Tool.run(["start", folder], in: Path.folder(folder))
    try Files.removeTree("\(folder)/.cnn-tutor")
    try Files.write(
      courseFile("02-cross-correlation/solution.swift"),
      to: "\(folder)/Exercises/02-cross-correlation.swift")
  }

  private func courseFolder(in folder: String) throws {
    try Files.makeFolder("\(folder)/Lessons/01-shared-weights")
    try Files.write(
      courseFile("01-shared-weights/solution.swift"),
      to: "\(folder)/Lessons/01-shared-weights/solution.swift")
  }

  @Test(arguments: ["json", "junit", "text"])
  func `a hand-in without its hidden folder is judged, and the loss is said once`(
    format: String
  ) async throws {
    try await inFolder { folder in
      try await handIn(to: "\(folder)/w")
      let arguments = ["verify", "1", "2", "--format", format]
      let first = try await Tool.run(arguments, in: "\(folder)/w/Exercises")
      #expect(first.status == 1, "\(first)")
      #expect(first.error.contains("has lost its hidden folder “.cnn-tutor”"), "\(first.error)")
      switch format {
      case "json":
        #expect(first.output.contains("\"judged\": \"workspace\",\n  \"folder\": \"\(folder)/w\""))
        #expect(first.output.ranges(of: "\"outcome\": \"notStarted\"").count == 1)
      case "junit":
        #expect(first.output.ranges(of: "name=\"judged\" value=\"workspace\"").count == 2)
        #expect(first.output.ranges(of: "name=\"folder\" value=\"\(folder)/w\"").count == 2)
        #expect(first.output.contains("type=\"notStarted\""))
      default:
        #expect(first.output.contains("Judging your exercises in “\(folder)/w”."))
        #expect(first.output.contains("Right now: 1 of 2"))
      }
      let second = try await Tool.run(arguments, in: "\(folder)/w")
      #expect(second.status == 1 && second.error.isEmpty, "\(second.error)")
      // What was passed is noted in the workspace, and nowhere else.
      let list = try await Tool.run(["list"], in: "\(folder)/w")
      #expect(list.error.isEmpty && list.output.ranges(of: "passed").count == 1, "\(list)")
      // The home folder of these tests is the one that the tool runs in.
      for home in ["\(folder)/w", "\(folder)/w/Exercises"] {
        #expect(!Files.exists("\(home)/.local"))
      }
    }
  }

  @Test(arguments: ["json", "junit", "text"])
  func `where nothing was handed in nothing is judged`(format: String) async throws {
    try await inFolder { folder in
      let verify = try await Tool.run(["verify", "--format", format], in: folder)
      #expect(verify.status == 64 && verify.output.isEmpty, "\(verify)")
      for words in [
        "cnn-tutor start", "--workspace", "the course's own solutions instead, add --solutions",
      ] {
        #expect(verify.error.contains(words), "\(verify.error)")
      }
    }
  }

  @Test func `run neither takes the solution for the learner's exercise`() async throws {
    try await inFolder { folder in
      let run = try await Tool.run(["run", "2"], in: folder)
      #expect(run.status == 64 && run.output.isEmpty && run.error.contains("--solutions"))
      let asked = try await Tool.run(["run", "2", "--solutions"], in: folder)
      #expect(asked.status == 0 && asked.output.contains("370"), "\(asked)")
      #expect(asked.output.hasPrefix("Judging the solutions of the course that is built in"))
    }
  }

  @Test(arguments: ["json", "junit", "text"])
  func `a hand-in that is nested one level is named`(format: String) async throws {
    try await inFolder { folder in
      try await handIn(to: "\(folder)/ada lovelace")
      // Neither is a checkout of the course around it a reason to judge its solutions.
      try courseFolder(in: folder)
      let here = try await Tool.run(["verify", "--format", format], in: folder)
      #expect(here.status == 64 && here.output.isEmpty, "\(here)")
      #expect(here.error.contains("“ada lovelace” is one. Type `cd ada lovelace`"), "\(here.error)")
      let named = try await Tool.run(["verify", "--workspace", folder], in: "/")
      #expect(named.status == 64 && named.output.isEmpty, "\(named)")
      #expect(named.error.contains("`--workspace \(folder)/ada lovelace`"), "\(named.error)")
    }
  }

  @Test func `a workspace that is named is that folder and none above it`() async throws {
    try await inWorkspace { teacher in
      try await handIn(to: "\(teacher)/class/ada")
      try Files.makeFolder("\(teacher)/class/bob/Exercises")
      let ada = try await Tool.run(
        ["verify", "2", "--format", "json", "--workspace", "class/ada"], in: teacher)
      #expect(ada.status == 0, "\(ada)")
      #expect(ada.output.contains("\"folder\": \"\(teacher)/class/ada\""))
      // Nothing is in it, and that is what is said.
      let bob = try await Tool.run(
        ["verify", "2", "--format", "json", "--workspace", "class/bob"], in: teacher)
      #expect(bob.status == 1 && bob.output.contains("\"outcome\": \"unreadable\""), "\(bob)")
      for name in ["class", "class/ada/Exercises"] {
        let other = try await Tool.run(["verify", "2", "--workspace", name], in: teacher)
        #expect(other.status == 64 && other.output.isEmpty, "\(other)")
        #expect(other.error.contains("is not a workspace"), "\(other.error)")
      }
    }
  }

  @Test func `in a checkout of a course its reader sees the solutions, and no program does`()
    async throws
  {
    try await inFolder { folder in
      try courseFolder(in: folder)
      let text = try await Tool.run(["verify", "1"], in: folder)
      #expect(text.status == 0, "\(text)")
      #expect(text.output.contains("and no exercises of yours."))
      for format in ["json", "junit"] {
        let report = try await Tool.run(["verify", "1", "--format", format], in: folder)
        #expect(report.status == 64 && report.output.isEmpty, "\(report)")
      }
      let asked = try await Tool.run(
        ["verify", "1", "--format", "json", "--solutions"], in: folder)
      #expect(asked.status == 0)
      #expect(asked.output.contains("\"judged\": \"solutions\",\n  \"folder\": null"))
      // Somebody's exercises, even none of them, are no course.
      try Files.makeFolder("\(folder)/Exercises")
      #expect(try await Tool.run(["verify", "1"], in: folder).status == 64)
    }
  }

  @Test func `the solutions of another course are named by its folder`() async throws {
    try await inFolder { folder in
      let lessons = Path.join(PackageFolder.root, "Lessons")
      let report = try await Tool.run(
        ["verify", "1", "--format", "json", "--solutions", "--course", lessons], in: folder)
      #expect(report.status == 0 && report.output.contains("\"folder\": \"\(lessons)\""))
    }
  }

  @Test func `every command goes on without the hidden folder, and none loses anything`()
    async throws
  {
    try await inFolder { folder in
      let lost = "has lost its hidden folder"
      for command in [["hint", "2"], ["reset", "2"], ["start"], ["start", "."]] {
        let w = "\(folder)/\(command.joined())"
        try await handIn(to: w)
        let work = try Files.read("\(w)/Exercises/02-cross-correlation.swift")
        let before = try await Tool.run(["list"], in: w)
        #expect(before.status == 0 && before.error.contains(lost))
        #expect(before.output.contains("in work"))
        // In one line, however long the folder's name is.
        let doctor = try await Tool.run(["doctor", "--width", "1000"], in: w)
        #expect(doctor.output.contains("lost its hidden") && doctor.error.isEmpty, "\(doctor)")
        let outcome = try await Tool.run(command, in: w)
        #expect(outcome.status == 0, "\(outcome)")
        #expect((outcome.error + outcome.output).contains("hidden"), "\(outcome)")
        #expect(Files.isFolder("\(w)/.cnn-tutor"))
        let after = try await Tool.run([], in: w)
        #expect(after.status == 0 && after.error.isEmpty, "\(after)")
        let kept = command[0] == "reset" ? "Kept" : "Exercises"
        let files = try Files.names(in: "\(w)/\(kept)").map { try Files.read("\(w)/\(kept)/\($0)") }
        #expect(files.contains(work))
      }
    }
  }

  @Test func `a hidden folder that is a link is refused`() async throws {
    try await inFolder { folder in
      try await handIn(to: "\(folder)/w")
      try Files.makeFolder("\(folder)/elsewhere")
      try makeLink("\(folder)/w/.cnn-tutor", to: "../elsewhere")
      for command in [["verify", "2"], ["list"], ["hint", "2"], ["start"], ["start", "."], []] {
        let outcome = try await Tool.run(command, in: "\(folder)/w")
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.error.contains("“\(folder)/w/.cnn-tutor” is a link"), "\(outcome.error)")
      }
      #expect(try Files.names(in: "\(folder)/elsewhere") == [])
    }
  }
}
