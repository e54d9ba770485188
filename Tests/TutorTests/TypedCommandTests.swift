import ArgumentParser
import Course
import Platform
import TestSupport
import Testing

@testable import cnn_tutor

/// What is typed behind `cnn-tutor`, and what is said of it where it cannot be understood.
@Suite struct TypedCommandTests {
  /// What is said of these words.
  private func complaint(_ words: [String]) -> String {
    do {
      _ = try TypedCommand(words: words).parsed()
      return "understood"
    } catch let stop as Stop {
      return stop.sentence ?? ""
    } catch {
      return Tutor.fullMessage(for: error, columns: 80)
    }
  }

  @Test(arguments: [
    (["verfy", "1"], "There is no command 'verfy'. Did you mean verify?"),
    (["--course", "C", "lessn", "3"], "There is no command 'lessn'. Did you mean lesson"),
    (["--accessible", "glosary"], "There is no command 'glosary'. Did you mean glossary?"),
    (["help", "verfy"], "There is no command 'verfy'. Did you mean verify?"),
    (["3"], "There is no command '3'. Did you mean `cnn-tutor lesson 3`?"),
    (["somersault"], "There is no command 'somersault'. Type `cnn-tutor --help`"),
  ])
  func `a mistyped command is named, with what may have been meant`(
    words: [String], sentence: String
  ) {
    #expect(complaint(words).hasPrefix(sentence))
  }

  @Test func `the value of an option is taken for no command`() throws {
    #expect(try TypedCommand(words: ["--course", "verfy", "list"]).parsed() is ListCommand)
    #expect(try TypedCommand(words: ["--width", "60"]).parsed() is Tutor)
  }

  @Test(arguments: [
    (["train", "--rate", "-1"], "--rate takes a number above 0, not -1.0."),
    (["train", "--momentum", "-.5"], "--momentum takes a number from 0 to below 1, not -0.5."),
    (["train", "--smoothing", "-.1"], "--smoothing takes a number from 0 to below 1, not -0.1."),
    (["train", "--dropout", "-1"], "--dropout takes a number from 0 to below 1, not -1.0."),
    (["train", "--warm-up", "-1"], "--warm-up takes a number from 0 to 1, not -1.0."),
    (["train", "--decay", "-1"], "--decay takes a number, 0 or more, not -1.0."),
    (["train", "--shift", "-1"], "--shift takes a whole number, 0 to 8, not -1."),
    (["train", "--epochs", "-1"], "--epochs takes a whole number, 1 to 100000, not -1."),
    (["verify", "--timeout", "-1"], "--timeout takes 0.1 to 3600 seconds, not -1.0."),
    (["list", "--width", "-80"], "--width takes a number from 20 to 1000, not -80."),
    (["verify", "--seed", "-1"], "The value '-1' is invalid for '--seed <number>'"),
  ])
  func `a number with a minus gets what is wrong with it`(words: [String], sentence: String) {
    #expect(complaint(words).contains(sentence), "\(complaint(words))")
  }

  @Test func `no option takes a negative number for an option of its own`() {
    for command in Tutor.configuration.subcommands {
      let help = Tutor.helpMessage(for: command, includeHidden: true, columns: 200)
      let name = command._commandName
      for line in help.split(separator: "\n") {
        guard let match = line.firstMatch(of: /^ +(--[a-z-]+) <[a-z,]+>/) else { continue }
        let said = complaint([name, String(match.1), "-1"])
        #expect(!said.contains("Missing value"), "\(name) \(match.1): \(said)")
      }
    }
  }

  @Test func `a lesson with a minus is a lesson that there is not`() throws {
    let command = try #require(TypedCommand(words: ["lesson", "-1"]).parsed() as? LessonCommand)
    #expect(command.lesson.lesson == "-1")
    #expect(throws: CourseError.self) { try Course.embedded.lesson("-1") }
  }

  @Test
  func `a lesson is named by the beginning of its title or short name, where it is the only one`()
    throws
  {
    let course = Course.embedded
    for (name, slug) in [
      ("why weights", "shared-weights"), ("VALID and", "valid-and-full"),
      ("cross-c", "cross-correlation"), ("./Exercises/04-stacking.swift", "stacking"),
    ] {
      #expect(try course.lesson(name).slug == slug)
    }
    for name in ["f", "", " "] {
      let error = #expect(throws: CourseError.self) { try course.lesson(name) }
      #expect(error?.description.contains("feature-map or chaining or") == (name == "f"))
    }
  }

  @Test func `completion offers lessons, operations, networks and folders`() {
    let script = Tutor.completionScript(for: .bash)
    for name in Operation.allCases.map(\.rawValue) + ["one-pair", "two-pairs", "dropout"] {
      #expect(script.contains(name))
    }
    #expect(script.contains("---completion lesson"))
    #expect(script.contains("---completion verify"))
    #expect(script.contains("__cnn-tutor_add_completions -d"))
  }

  @Test func `the examples of explain can be copied at 80 columns`() throws {
    let help = Tutor.helpMessage(for: ExplainCommand.self, columns: 80)
    let copied = help.replacing(" \\\n  ", with: " ")
    for operation in Operation.allCases {
      #expect(copied.contains("\n\(operation.example)\n"), "\(operation)")
    }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `the list for programs follows its schema`() async throws {
    let schema = try JSONSchema("list")
    try await inWorkspace { folder in
      try Files.write("// mine\n", to: "\(folder)/Exercises/02-cross-correlation.swift")
      let inside = try await Tool.run(["list", "--format", "json"], in: folder)
      #expect(inside.status == 0 && inside.error.isEmpty)
      #expect(try schema.faults(in: inside.output) == [])
      #expect(inside.output.contains("\"state\": \"in work\""))
    }
  }

  @Test func `README says what has changed in this edition, and its number`() throws {
    let readme = try Files.readText(Path.join(PackageFolder.root, "README.md"))
    #expect(readme.contains("\n### \(Release.number)\n"))
    #expect(complaint(["--version"]) == "cnn-tutor \(Release.number)")
  }
}
