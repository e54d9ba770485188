import Platform
import TestSupport
import Testing

/// `grade` on a class with a hand-in of every sort, made by `Grading/class.py`.
@Suite(.takesTurns) struct GradeTests {
  private static let script = Path.join(PackageFolder.root, "Tests/TutorTests/Grading/class.py")

  /// Every path below a folder, with what stands there.
  private func listing(_ folder: String) throws -> String {
    let result = try Processes.run(
      "/bin/sh", ["-c", "cd \"$0\" && find . -type f -exec cksum {} + -o -print | sort", folder])
    try #require(result.status == 0)
    return String(decoding: result.output, as: UTF8.self)
  }

  @Test(.needs("python3"))
  func `every sort of hand-in gets its grade, in all formats, and nothing of it is changed`()
    async throws
  {
    try await inFolder { folder in
      let python = try #require(Platform.Environment.find("python3"))
      let lessons = Path.join(PackageFolder.root, "Lessons")
      let made = try await Tool.program(python, [Self.script, lessons, folder, "13"], in: folder)
      try #require(made.status == 0, "\(made.error)")
      try Files.write(made.output, to: "\(folder)/expected")
      let before = try listing("\(folder)/class")

      let options = ["--weights", "weights", "--seed", "7", "--timeout", "2"]
      func grade(_ more: String...) async throws -> Tool.Outcome {
        try await Tool.run(["grade", "class"] + options + more, in: folder)
      }
      let json = try await grade("--format", "json", "--feedback", "feedback")
      #expect(json.status == 0, "\(json.error)")
      try Files.write(json.output, to: "\(folder)/report.json")
      let compared = try await Tool.program(
        python, [Self.script, "--compare", "expected", "report.json"], in: folder)
      #expect(compared.output == "13 of 13 grades are right\n")
      #expect(try JSONSchema("grade").faults(in: json.output) == [])
      #expect(json.error.contains("--seed 7"))

      // What follows was graded already.
      let junit = try await grade("--format", "junit")
      try Files.write(junit.output, to: "\(folder)/report.xml")
      let checker = Path.join(PackageFolder.root, ".ci/junit.py")
      let checked = try await Tool.program(python, [checker, "report.xml"], in: folder)
      // compiles and 5, 1 and 5 functions.
      #expect(checked.output.contains("tests \(13 * 14)\n"), "\(checked)")
      #expect(checked.output.contains("skipped 0\n"))

      let csv = try await grade("--format", "csv").output
      let lines = csv.split(separator: "\r\n")
      #expect(lines.count == 14)
      #expect(
        lines[0]
          == "student,points,outOf,01-shared-weights,02-cross-correlation,03-valid-and-full,remarks"
      )
      #expect(lines.contains { $0.hasPrefix("solved 0,5.5,5.5,1,2,2.5,") })
      #expect(lines.contains { $0.hasPrefix("\"'=odd") })
      #expect(lines.contains { $0.hasPrefix("partly 1,3,5.5,0,2,1,") }, "\(csv)")
      #expect(!csv.utf8.contains(0x1B))

      let text = try await grade()
      try expectSnapshot("grade.txt", text.output.replacing(folder, with: "FOLDER"))
      #expect(try listing("\(folder)/class") == before)
      #expect(Files.exists("\(folder)/weights"))

      let names = try Files.names(in: "\(folder)/feedback")
      #expect(names.count == 13 && names.contains("solved 0.txt"))
      let wrong = try Files.readText("\(folder)/feedback/wrong 2.txt")
      #expect(wrong.contains("0 of 5.5 points.") && wrong.contains("✗ 2 Cross-correlation"))
    }
  }

  @Test func `what is done stays after Ctrl-C, and a hand-in has its time`() async throws {
    try await inFolder { folder in
      try Files.makeFolder("\(folder)/class/ada")
      try Files.makeFolder("\(folder)/class/bob")
      let endless = try courseFile("02-cross-correlation/solution.swift")
        .replacing("-> Matrix {", with: "-> Matrix {\n  while input.count >= 0 {}")
      try Files.write(endless, to: "\(folder)/class/bob/two.swift")
      try Files.write("2 1\n", to: "\(folder)/weights")
      let options = ["grade", "class", "--weights", "weights", "--timeout", "60", "--seed", "5"]
      let interrupted = try await Tool.program(
        "/usr/bin/env",
        ["timeout", "--foreground", "--preserve-status", "-s", "INT", "5", BuiltTool.path]
          + options, in: folder)
      #expect(interrupted.status == 130, "\(interrupted)")
      #expect(interrupted.output.contains("ada") && !interrupted.output.contains("bob"))
      #expect(
        interrupted.error.contains("1 of 2 is graded. The same command with --seed 5 goes on here"))

      let limited = try await Tool.run(options + ["--limit", "3", "--format", "csv"], in: folder)
      #expect(limited.status == 70, "\(limited)")
      #expect(
        limited.output.contains("bob,0,1,0,") && limited.output.contains("3 seconds, was up."))
    }
  }

  /// What is typed, what must be said, in a folder with hand-ins in `class`.
  @Test func `bad input is told in a sentence`() async throws {
    try await inFolder { folder in
      try Files.makeFolder("\(folder)/class/ada")
      try Files.makeFolder("\(folder)/other/ada")
      try Files.makeFolder("\(folder)/empty")
      try Files.makeFolder("\(folder)/files")
      try Files.write("x", to: "\(folder)/files/a.txt")
      try Files.write("2 1\ncross-corelation 2\n", to: "\(folder)/typo")
      try Files.write("2 many\n", to: "\(folder)/points")
      try Files.write("2 1\n02-cross-correlation = 1\n", to: "\(folder)/twice")
      try Files.write("mine\n", to: "\(folder)/ada.txt")
      let cases: [([String], Int, String)] = [
        (["empty"], 64, "There are no hand-ins in “empty”"),
        (["files"], 64, "There are no hand-ins in “files”"),
        (["nowhere"], 64, "There is no “nowhere”."),
        (["typo"], 64, "“typo” is a file."),
        (["class", "--weights", "typo"], 64, "typo:2: There is no lesson"),
        (["class", "--weights", "typo"], 64, "Did you mean cross-correlation?"),
        (["class", "--weights", "points"], 64, "points:1: “many” is no number of points"),
        (["class", "--weights", "twice"], 64, "twice:2: Lesson 2 has its points already."),
        (["class", "--weights", "nowhere"], 64, "There is no “nowhere”."),
        (["class", "--feedback", "class/f"], 64, "nothing is written there"),
        (["class", "--limit", "0"], 64, "--limit takes"),
        (["class", "--feedback", "."], 70, "“./ada.txt” was not written by cnn-tutor"),
      ]
      for (arguments, status, words) in cases {
        let outcome = try await Tool.run(["grade"] + arguments, in: folder)
        #expect(
          outcome.status == status && outcome.error.contains(words), "\(arguments): \(outcome)")
      }
      #expect(try Files.readText("\(folder)/ada.txt") == "mine\n")
      let twice = try await Tool.run(
        ["grade", "class", "other", "class/", "--format", "csv"], in: folder)
      #expect(
        twice.output.contains("\r\nclass/ada,0,") && twice.output.contains("\r\nother/ada,0,"))
      #expect(twice.output.split(separator: "\r\n").count == 3)
      let none = try await Tool.run(
        ["grade", "class"], in: folder,
        environment: ["CNN_TUTOR_WITHOUT": "namespaces,processes,landlock,seccomp,limits"])
      #expect(none.status == 70 && none.error.contains("--unsafe"), "\(none)")
    }
  }
}
