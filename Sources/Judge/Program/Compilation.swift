internal import Platform
internal import Sandbox

/// What the compiler is asked for one program: in one folder, and within one limit of time.
struct Compilation: Sendable {
  var compiler: Compiler
  var folder: ScratchFolder
  var place: HarnessModule.Place
  /// The folder of the module of the files before the learner's, where they are one.
  var prelude: String?
  /// When all that is compiled for the program must have come to its end.
  var deadline: ContinuousClock.Instant
}

extension Compilation {
  /// The name of what somebody's files make.
  static let module = "Exercise"

  /// Whether and how far the compiler may search for the types of one expression; the shortest first.
  enum Search: CaseIterable {
    case limited, whole, all

    /// The frontend's.
    var options: [String] {
      switch self {
      // The solutions take less than 300 steps; a sum of four products of Ints and Doubles that do not
      // fit takes a million, ten seconds, and ends without having named a fault.
      case .limited: ["-solver-scope-threshold=10000"]
      // An expression that is not taken to pieces first, as four bytes that are shifted and put
      // together with `|`, may take a fifth of the time; it takes longer where there is not much to do.
      case .whole: ["-solver-scope-threshold=100000", "-solver-disable-splitter"]
      case .all: []
      }
    }
  }

  /// Asks `swiftc`, with the options of every compilation of somebody's files.
  func ask(
    _ arguments: [String], searching search: Search = .all
  ) async throws(JudgeError) -> (ChildProcess.Ending, String) {
    try await start(
      [
        compiler.path, "-gline-tables-only", "-suppress-warnings", "-swift-version", "5",
        "-module-name", Self.module, "-diagnostic-style", "llvm", "-I", place.harness,
        "-module-cache-path", place.headers,
      ] + search.options.flatMap { ["-Xfrontend", $0] } + arguments)
  }

  /// Starts the compiler, or one of the programs that it would start.
  ///
  /// - Returns: how it ended and what it said.
  func start(
    _ command: CompilerJobs.Command
  ) async throws(JudgeError) -> (ChildProcess.Ending, String) {
    let left = deadline - .now
    guard left > .zero else { return (.timedOut, "") }
    let temporary = ScratchFolder.forCompiler(in: folder.path)
    defer { try? temporary?.remove() }
    var program = SandboxedProgram(
      compiler, Array(command.dropFirst()), folder: folder.path,
      reading: [place.harness] + (prelude.map { [$0] } ?? []), writing: [place.headers],
      temporary: temporary)
    program.executable = command[0]
    let (output, error) = ("compiler.out", "compiler.log")
    let start = ContinuousClock.now
    let ending = try await ChildProcess(
      program: program,
      files: SandboxedProgram.Files(
        output: Path.join(folder.path, output), error: Path.join(folder.path, error)),
      timeout: left
    ).run()
    let open = try? folder.open()
    let texts = [output, error].map { (try? open?.readDamagedText($0)) ?? "" }
    let text = texts.joined()
    // The limit of processor time kills, and so does the system where memory is short; before that much
    // time has passed it was not the limit.
    let isKilled = ending == .signalled(9) || CompilerOutput.signal(in: text) == 9
    if isKilled, .now - start < .seconds(SandboxLimits.compiler.processorSeconds) {
      throw .compilerKilled(compiler: compiler.path)
    }
    return (ending, text)
  }
}
