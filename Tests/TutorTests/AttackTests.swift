import Platform
import TestSupport
import Testing

/// Hand-ins that attack whoever judges them: none does harm, none passes that is wrong, and none lasts.
@Suite(.serialized, .takesOneTurn) struct AttackTests {
  // MARK: Harm

  /// Layers that are switched off, as on a kernel that does not have them.
  static let without = ["", "namespaces,processes", "landlock"]

  @Test(arguments: without)
  func `what a program tries, it cannot do, and the report says what holds`(
    without: String
  ) async throws {
    try await inWorkspace { workspace in
      let teacher = Path.join(Path.folder(workspace), "teacher")
      try Files.makeFolder("\(teacher)/empty")
      try Files.write("secret", to: "\(teacher)/secret")
      try Files.write("mine", to: "\(teacher)/victim")
      let before = Files.status("\(teacher)/victim")
      try Self.harmful(teacher).submit(to: workspace)
      let outcome = try await Tool.run(
        ["verify", "2", "--format", "json"], in: workspace,
        environment: ["CNN_TUTOR_WITHOUT": without, "TEACHER_TOKEN": Self.token])
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
      #expect(outcome.output.contains("tried: 65"), "\(outcome.output)")

      let layers = Self.layers(outcome.output)
      for layer in without.split(separator: ",") { #expect(!layers.contains(String(layer))) }
      let done = Set(outcome.output.matches(of: /did: ([^\\]+)\\n/).map { String($0.1) })
      #expect(done.subtracting(Self.possible(under: layers)).isEmpty, "\(layers)")

      #expect(try Files.readText("\(teacher)/victim") == "mine")
      #expect(Files.status("\(teacher)/victim") == before)
      #expect(try Files.names(in: teacher) == ["empty", "secret", "victim"])
    }
  }

  private static let token = "t0ken"

  private static func harmful(_ teacher: String) throws -> HostileProgram {
    let path = Path.join(PackageFolder.root, "Tests/TutorTests/Attacks/harms.swift")
    let names = [
      "SECRET": "\(teacher)/secret", "VICTIM": "\(teacher)/victim", "FOLDER": teacher,
      "TUTOR": BuiltTool.path, "TOKEN": token,
    ]
    let top = names.reduce(try Files.readText(path)) { text, name in
      text.replacing("\"\(name.key)\"", with: "\"\(name.value)\"")
    }
    return HostileProgram(name: "harm", statement: "doHarm()", top: top)
  }

  private static func layers(_ json: String) -> Set<String> {
    let list = json.firstMatch(of: /"layers": \[([^\]]*)\]/)?.1 ?? ""
    return Set(list.matches(of: /"([a-z]+)"/).map { String($0.1) })
  }

  /// What README says of the layers that are missing.
  private static func possible(under layers: Set<String>) -> Set<String> {
    var possible: Set<String> = []
    if !layers.contains("landlock") {
      possible.formUnion(["read a file", "list a folder", "run a program of the system"])
    }
    // Nor does the kernel count the processes of root.
    if !layers.contains("namespaces") || Environment.isRoot {
      possible.insert("run 1,000 processes")
    }
    return possible
  }

  // MARK: Cheating

  struct Cheat: Sendable, CustomTestStringConvertible {
    var name: String
    /// What stands at the top of a wrong solution.
    var top: String
    var says: String
    var testDescription: String { name }
  }

  private static let around = "reaches round the Swift language"

  static let refused = [
    Cheat(name: "interposing", top: "@_cdecl(\"write\") public func f() {}", says: around),
    Cheat(name: "interposing anew", top: "@c(write) public func f() {}", says: around),
    Cheat(name: "a foreign name", top: "@_silgen_name(\"$s\") func f()", says: around),
    Cheat(name: "a name with a blank", top: "@ /* */ _silgen_name(\"f\") func f()", says: around),
    Cheat(
      name: "a constructor", top: "@_section(\".init_array\") @_used let f = 1", says: around),
    Cheat(name: "a constructor anew", top: "@section(\".init_array\") let f = 1", says: around),
    Cheat(name: "another file's line", top: "#sourceLocation(file: \"x\", line: 9)", says: "lines"),
    Cheat(name: "the harness", top: "import ExerciseHarness", says: "the tutor's own part"),
    Cheat(name: "a part of it", top: "import func ExerciseHarness.f", says: "the tutor's own part"),
    Cheat(name: "all of it", top: "@testable import ExerciseHarness", says: "the tutor's own part"),
    Cheat(name: "its shadow", top: "enum ExerciseHarness {}", says: "the tutor's own part"),
  ]

  @Test func `words that reach round the language are refused at their line`() async throws {
    try await inWorkspace { workspace in
      for cheat in Self.refused {
        var program = HostileProgram(name: cheat.name, statement: "if true { return [] }")
        program.top = "\n\(cheat.top)"
        try program.submit(to: workspace)
        let outcome = try await Tool.run(["verify", "2", "--width", "200"], in: workspace)
        #expect(outcome.status == 1, "\(cheat): \(outcome)")
        #expect(outcome.output.contains("02-cross-correlation.swift:2:"), "\(cheat): \(outcome)")
        #expect(outcome.output.contains(cheat.says), "\(cheat): \(outcome)")
      }
    }
  }

  @Test func `results that were not computed do not pass`() async throws {
    try await inWorkspace { workspace in
      let program = HostileProgram(
        name: "forged results",
        statement: """
          for number in 0..<99 { tell("result \\(number) l1 l1 d0") }
            tell("end"); _exit(0)
          """,
        top: """
          import Glibc
          func tell(_ line: String) { for end in 1..<64 { dprintf(Int32(end), line + "\\n") } }
          func dprintf(_ file: Int32, _ line: String) { _ = write(file, line, line.utf8.count) }
          func harnessMain(_ calls: Any) -> Never { exit(0) }
          func cnnTutorMain() -> Never { exit(0) }
          struct HarnessCall {}
          """)
      try program.submit(to: workspace)
      let outcome = try await Tool.run(["verify", "2"], in: workspace)
      #expect(outcome.status == 1, "\(outcome)")
      #expect(outcome.output.contains("not right yet"), "\(outcome)")
    }
  }

  @Test func `a table of the right results does not pass`() async throws {
    try await inWorkspace { workspace in
      try HostileProgram(name: "wrong", statement: "if true { return [] }").submit(to: workspace)
      // The cases and what is right, as the report has them.
      let report = try await Tool.run(["verify", "2", "--format", "json", "--long"], in: workspace)
      let rows = report.output.matches(of: /"arguments": \[(.+)\],\n *"expected": (.+),\n/)
        .map { "  Row(\($0.1), \($0.2)),\n" }
      #expect(rows.count > 30, "\(report.output.prefix(2000))")
      let table = """
        struct Row {
          var input, overlay: Matrix, stride: Int, result: Matrix
          init(_ input: Matrix, _ overlay: Matrix, _ stride: Int, _ result: Matrix) {
            (self.input, self.overlay, self.stride, self.result) = (input, overlay, stride, result)
          }
        }
        nonisolated(unsafe) let table: [Row] = [
        \(rows.joined())]
        func correlate(_ input: Matrix, _ overlay: Matrix, stride: Int = 1) -> Matrix {
          table.first { $0.input == input && $0.overlay == overlay && $0.stride == stride }?.result
            ?? []
        }

        """
      try Files.write(table, to: "\(workspace)/Exercises/02-cross-correlation.swift")
      let outcome = try await Tool.run(
        ["verify", "2", "--format", "json", "--long"], in: workspace)
      #expect(outcome.status == 1 && outcome.output.contains("\"failed\""), "\(outcome)")
      // It is right in every case that it knew.
      let states = outcome.output.matches(of: /"state": "([a-z]+)"/).map { String($0.1) }
      #expect(states.count { $0 == "passed" } >= rows.count, "\(outcome)")
    }
  }

  @Test func `what a link leads to is not judged, and not shown`() async throws {
    try await inWorkspace { workspace in
      let other = Path.join(Path.folder(workspace), "other")
      let name = "02-cross-correlation.swift"
      try Files.makeFolder(other)
      try Files.write(courseFile("02-cross-correlation/solution.swift"), to: "\(other)/\(name)")
      try Files.remove("\(workspace)/Exercises/\(name)")
      try makeLink("\(workspace)/Exercises/\(name)", to: "\(other)/\(name)")
      let file = try await Tool.run(["verify", "2"], in: workspace)
      #expect(file.status == 1 && file.output.contains("is a link"), "\(file)")
      try Files.move("\(workspace)/Exercises", to: "\(workspace)/Old")
      try makeLink("\(workspace)/Exercises", to: other)
      let folder = try await Tool.run(["verify", "2"], in: workspace)
      #expect(folder.status == 1 && folder.output.contains("is a link"), "\(folder)")
    }
  }

  // MARK: Time

  private static let floods = [
    "a literal of 900 KB": "let flood = \(String(repeating: "9", count: 900_000))",
    "an array of 3 GB": "let flood = InlineArray<400_000_000, Int>(repeating: 0)",
  ]

  @Test(arguments: floods.keys.sorted())
  func `a file that floods the compiler has an end`(name: String) async throws {
    try await inWorkspace { workspace in
      var program = HostileProgram(name: name, statement: "_ = flood")
      program.top = try #require(Self.floods[name])
      try program.submit(to: workspace)
      let start = ContinuousClock.now
      let outcome = try await Tool.run(["verify", "2"], in: workspace)
      #expect(outcome.status == 1 || outcome.status == 0, "\(outcome)")
      // A third of what it took, on a busy machine.
      #expect(ContinuousClock.now - start < .seconds(90))
    }
  }

  // MARK: What is left

  @Test func `a tutor that is killed leaves no process, and the next one removes its files`()
    async throws
  {
    try await inWorkspace { workspace in
      let scratch = try ScratchWatch(in: Path.folder(workspace))
      try Files.makeFolder("\(scratch.folder)/cnn-tutor-master")
      try HostileProgram.ignoresSignals.announced.submit(to: workspace)
      async let killed = Tool.program(
        "/bin/sh", ["-c", "echo $$ > ../pid; exec \"$0\" verify 2 --timeout 60", BuiltTool.path],
        in: workspace, environment: scratch.environment)
      try await scratch.waitForFile("running")
      let number = try Files.readText("\(workspace)/../pid").filter(\.isNumber)
      _ = try Processes.run("sh", ["-c", "kill -KILL \(number)"])
      #expect(try await killed.status == 128 + 9)
      let deadline = ContinuousClock.now + .seconds(5)
      while try !scratch.processes.isEmpty, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try scratch.processes == [])
      #expect(try scratch.files.count > 1)
      let next = try await Tool.run(
        ["verify", "1", "--solutions"], in: workspace, environment: scratch.environment)
      #expect(next.status == 0, "\(next)")
      #expect(try scratch.files == ["cnn-tutor-master"])
    }
  }
}
