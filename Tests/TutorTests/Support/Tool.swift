import Platform
import Subprocess
import TestSupport
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The built tool, run as a person runs it.
enum Tool {
  struct Outcome: Sendable {
    /// The exit status; 128 + the signal's number where a signal ended it.
    var status: Int
    var output: String
    var error: String
  }

  /// Runs the tool and waits for its end; nothing is inherited from the terminal of the tests.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    without removed: [String] = []
  ) async throws -> Outcome {
    try await program(
      BuiltTool.path, arguments, in: folder, environment: environment, without: removed)
  }

  /// Runs any program the same way.
  static func program(
    _ program: String, _ arguments: [String], in folder: String,
    environment: [String: String] = [:], without removed: [String] = []
  ) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      environment: Self.environment(environment, home: folder, without: removed),
      workingDirectory: FilePath(folder), input: .none,
      output: .string(limit: 8 << 20), error: .string(limit: 8 << 20))
    return Outcome(
      status: status(result.terminationStatus), output: result.standardOutput,
      error: result.standardError)
  }

  static func status(_ termination: TerminationStatus) -> Int {
    switch termination {
    case .exited(let status): Int(status)
    case .signaled(let signal): 128 + Int(signal)
    }
  }

  static func environment(
    _ extra: [String: String], home: String, without removed: [String] = []
  ) -> Subprocess.Environment {
    var variables = ["HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color"]
    for name in ["PATH", "TMPDIR"] { variables[name] = Platform.Environment[name] }
    variables.merge(extra) { $1 }
    for name in removed { variables[name] = nil }
    return .custom(
      Dictionary(
        uniqueKeysWithValues: variables.map {
          (Subprocess.Environment.Key(stringLiteral: $0), $1)
        }))
  }
}

/// Runs `body` with a new workspace; the folder is its root.
func inWorkspace<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  try await inFolder { folder in
    let outcome = try await Tool.run(["start", "w"], in: folder)
    precondition(outcome.status == 0, "No workspace could be made. \(outcome.error)")
    return try await body("\(folder)/w")
  }
}

/// Makes a link, which the tool never does.
func makeLink(_ path: String, to target: String) throws {
  let made = try Processes.run("ln", ["-s", target, path])
  try #require(made.status == 0)
}

/// Makes a copy of the course, to change something in it.
func copyCourse(to folder: String) throws {
  let lessons = Path.join(PackageFolder.root, "Lessons")
  let copied = try Processes.run("cp", ["-R", lessons, folder])
  try #require(copied.status == 0)
}

/// A file of the course as it stands in the repository.
func courseFile(_ path: String) throws -> String {
  try Files.readText(Path.join(PackageFolder.root, "Lessons/\(path)"))
}

/// How many steps a lesson has: the part before the first `##` section, and each section.
func countOfSteps(_ path: String) throws -> Int {
  try courseFile(path).split(separator: "\n").count { $0.hasPrefix("## ") } + 1
}

/// Which `##` section of a lesson holds the first example; the part before the first one is step 1.
func stepOfExample(_ path: String) throws -> Int {
  let lines = try courseFile(path).split(separator: "\n")
  let example = try #require(lines.firstIndex(of: "```swift example"))
  return 1 + lines[..<example].count { $0.hasPrefix("## ") }
}
