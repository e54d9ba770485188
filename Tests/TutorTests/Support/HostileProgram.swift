import Platform
import Testing

/// What a learner's program does instead of, or besides, its task: a file for lesson 2.
struct HostileProgram: Sendable, CustomTestStringConvertible {
  var name: String
  /// What the function does first, once for each case.
  var statement: String
  /// What stands at the top of the file.
  var top = ""

  var testDescription: String { name }

  /// The right solution with the program's own in it, and the line on which the statement stands.
  func source() throws -> (text: String, line: Int) {
    let mark = "  // Lesson 1 counts the positions"
    let solution = top + "\n" + (try courseFile("02-cross-correlation/solution.swift"))
    let place = try #require(solution.firstRange(of: mark), "The solution reads otherwise now.")
    let line = 1 + solution[..<place.lowerBound].count { $0.isNewline }
    return (solution.replacing(mark, with: "  \(statement)\n\(mark)", maxReplacements: 1), line)
  }

  /// Puts the file into a workspace.
  func submit(to workspace: String) throws {
    try Files.write(source().text, to: "\(workspace)/Exercises/02-cross-correlation.swift")
  }
}

extension HostileProgram {
  /// Lets a copy of itself do something that takes long.
  static let forking = """
    import Glibc
    func start(_ copy: () -> Void) {
      let fork = unsafeBitCast(dlsym(nil, "fork"), to: (@convention(c) () -> pid_t).self)
      if fork() == 0 { copy(); _exit(0) }
    }
    """

  static let loop = HostileProgram(name: "an endless loop", statement: "while true {}")

  static let ignoresSignals = HostileProgram(
    name: "every polite signal ignored",
    statement: """
      for number in 1...31 where number != SIGKILL && number != SIGSTOP { signal(Int32(number), SIG_IGN) }
        while true {}
      """, top: "import Glibc")

  static let printsMuch = HostileProgram(
    name: "100 MB without a newline",
    statement: """
      if isFirst { for _ in 0..<100 { print(String(repeating: "x", count: 1 << 20), terminator: "") } }
        isFirst = false
      """, top: "nonisolated(unsafe) var isFirst = true")

  /// The same, and a word on standard error once it runs.
  var announced: HostileProgram {
    var program = self
    if !top.contains("import Glibc") { program.top = "import Glibc\n" + top }
    program.statement = "fputs(\"running\\n\", stderr)\n  " + statement
    return program
  }
}
