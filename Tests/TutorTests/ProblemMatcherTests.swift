import FoundationEssentials
import Platform
import TestSupport
import Testing

/// The task in a workspace's `.vscode/tasks.json`: what VS Code makes of the output of `verify`.
@Suite(.takesTurns) struct ProblemMatcherTests {
  /// What a learner has done wrong, and the problem that the editor must list.
  struct Trial: Sendable, CustomTestStringConvertible {
    var name: String
    var text: @Sendable (String) -> String
    /// What stands on the line that is named.
    var lineHolds: String
    var column: Int
    var message: String

    var testDescription: String { name }
  }

  static let trials = [
    Trial(
      name: "a compile error",
      text: { $0 + "func later() -> Int { \"a\" }\n" }, lineHolds: "func later", column: 23,
      message: "cannot convert return expression of type 'String' to return type 'Int'"),
    Trial(
      name: "a wrong result", text: { $0.replacing("sum += ", with: "sum = ") },
      lineHolds: "func correlate(", column: 1,
      message: "correlate: wrong numbers, as when only the last product is kept"),
    Trial(
      name: "a crash",
      text: { $0.replacing("  var result", with: "  _ = input[999]\n  var result") },
      lineHolds: "_ = input[999]", column: 12, message: "correlate: stopped: Index out of range"),
  ]

  private static let file = "Exercises/02-cross-correlation.swift"

  @Test(arguments: trials)
  func `each problem is listed with its file, line, column and message`(
    _ trial: Trial
  ) async throws {
    try await inWorkspace { workspace in
      let text = try trial.text(courseFile("02-cross-correlation/solution.swift"))
      try Files.write(text, to: "\(workspace)/\(Self.file)")
      let task = try Task(in: workspace)
      #expect(task.options.cwd == "${workspaceFolder}")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains(trial.lineHolds) }) + 1

      let wide = try await problems(task.args + ["--width", "200"], in: workspace, task)
      #expect(
        wide == [
          Problem(
            file: Self.file, line: line, column: trial.column, severity: "error",
            message: trial.message)
        ])
      // Where the message is wrapped, its beginning is listed.
      let narrow = try await problems(task.args, in: workspace, task)
      let problem = try #require(narrow.first)
      #expect(narrow.count == 1 && problem.line == line && problem.column == trial.column)
      #expect(!problem.message.isEmpty && trial.message.hasPrefix(problem.message))
    }
  }

  @Test(arguments: ["Exercises", "Exercises/mine/deeper"])
  func `from a subfolder the file is found, too`(subfolder: String) async throws {
    try await inWorkspace { workspace in
      try Files.write("func correlate(", to: "\(workspace)/\(Self.file)")
      let folder = "\(workspace)/\(subfolder)"
      try Files.makeFolder(folder)
      // Wide enough for the whole of whatever folder the tests run in.
      let found = try await problems(
        ["verify", "2", "--width", "1000"], in: folder, Task(in: workspace))
      #expect(!found.isEmpty)
      for problem in found {
        #expect(try Files.resolved(Path.join(folder, problem.file)) == "\(workspace)/\(Self.file)")
      }
    }
  }

  struct Problem: Equatable {
    var file: String
    var line: Int
    var column: Int
    var severity: String
    var message: String
  }

  /// Every line that the matcher takes, as VS Code tries them: one by one.
  private func problems(
    _ arguments: [String], in folder: String, _ task: Task
  ) async throws -> [Problem] {
    let outcome = try await Tool.run(arguments, in: folder)
    #expect(outcome.status == 1, "\(outcome)")
    let pattern = task.problemMatcher.pattern
    // JavaScript's dialect, as far as the pattern uses it, is the same; but its `\d` is ASCII.
    let regex = try Regex(pattern.regexp).asciiOnlyDigits()
    return outcome.output.split(separator: "\n").compactMap { line in
      guard let match = try? regex.firstMatch(in: line) else { return nil }
      func group(_ index: Int) -> String { match.output[index].substring.map(String.init) ?? "" }
      return Problem(
        file: group(pattern.file), line: Int(group(pattern.line)) ?? 0,
        column: Int(group(pattern.column)) ?? 0, severity: group(pattern.severity),
        message: group(pattern.message))
    }
  }

  /// The part of a task that says how it is run and read.
  struct Task: Decodable {
    struct Options: Decodable { var cwd: String }
    struct Matcher: Decodable {
      var fileLocation: [String]
      var pattern: Pattern
    }
    struct Pattern: Decodable {
      var regexp: String
      var file: Int
      var line: Int
      var column: Int
      var severity: Int
      var message: Int
    }

    var command: String
    var args: [String]
    var options: Options
    var problemMatcher: Matcher

    /// The first task of a workspace.
    init(in workspace: String) throws {
      struct First: Decodable {
        var task: Task
        init(from decoder: any Decoder) throws {
          enum Key: CodingKey { case tasks }
          var tasks = try decoder.container(keyedBy: Key.self)
            .nestedUnkeyedContainer(forKey: .tasks)
          task = try tasks.decode(Task.self)
        }
      }
      let json = try Files.readText("\(workspace)/.vscode/tasks.json")
      self = try JSONDecoder().decode(First.self, from: Data(json.utf8)).task
      #expect(command == "cnn-tutor")
      #expect(problemMatcher.fileLocation == ["autoDetect", "${workspaceFolder}"])
    }
  }
}
