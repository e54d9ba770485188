internal import Course
internal import ExerciseHarness
internal import Platform
internal import Sandbox

/// Compiles a program once and runs its functions, in a scratch folder that is removed at the end.
///
/// What is in the cache is neither compiled nor run again.
package struct ProgramRunner: Sendable {
  package enum Build: Sendable, Equatable {
    case built
    case failed(CompilerOutput)
    /// `blamesHarness`: what the compiler says is about no file of anybody's.
    case stopped(reason: String, blamesHarness: Bool = false)
  }

  var program: ExerciseProgram
  var compiler: Compiler
  var options: Judge.Options
  var cache: RunCache?
  var harness: HarnessModule
  private let tutor: String
  /// Made when first needed.
  var scratch: ScratchFolder?
  var build: Build?

  private init(_ program: ExerciseProgram, judge: Judge, harness: HarnessModule) {
    compiler = judge.compiler
    options = judge.options
    cache = judge.cacheDirectory.map(RunCache.init)
    tutor = judge.tutor
    self.harness = harness
    self.program = program
  }
}

extension ProgramRunner {
  /// Runs `body` with a runner, and removes the scratch folder however it ends.
  package static func with<Result>(
    _ program: ExerciseProgram, judge: Judge, harness: HarnessModule,
    _ body: (inout ProgramRunner) async throws(JudgeError) -> Result
  ) async throws(JudgeError) -> Result {
    var runner = ProgramRunner(program, judge: judge, harness: harness)
    do throws(JudgeError) {
      let result = try await body(&runner)
      runner.removeScratch()
      return result
    } catch {
      runner.removeScratch()
      throw error
    }
  }

  /// What `run` gives, or why it gives nothing: the program could not be built.
  mutating func orBuild<Result>(
    _ run: (inout ProgramRunner) async throws(JudgeError) -> Result?
  ) async throws(JudgeError) -> (Result?, Build) {
    if let result = try await run(&self) { return (result, .built) }
    return (nil, try await compile())
  }

  private func removeScratch() {
    try? scratch?.remove()
  }

  // MARK: Running

  /// Calls to make one after another, each with the arguments of all cases in order.
  struct Request: Sendable {
    var calls: [String]
    var cases: [[Value]]
    var timeout: Duration
    /// A few more than the time-out has where nil.
    var processorSeconds: Int?
    /// Whether somebody wants to know where it crashes.
    var wantsReport = true
    /// Whether each case is run in a process of its own, so that one that crashes has none without a
    /// result but itself.
    var areApart = false
    /// Of a program that holds edits: what is made effective, one pair of them after another.
    var edits: Edits?

    struct Edits {
      /// The numbers of two edits; 0 is none.
      var pairs: [[Int]]
      /// What each may take at most.
      var milliseconds: Int
      /// Whether each has a process of its own.
      var areApart: Bool
    }
    /// Takes each line of the results soon after it was written, while the program runs.
    var watch: (@Sendable (String) -> Void)?

    init(_ calls: String..., cases: [[Value]], timeout: Duration) {
      self.init(calls: calls, cases: cases, timeout: timeout)
    }

    init(
      calls: [String], cases: [[Value]], timeout: Duration, processorSeconds: Int? = nil
    ) {
      self.processorSeconds = processorSeconds
      self.calls = calls
      self.cases = cases
      self.timeout = timeout
    }

    /// What the program is started with.
    var arguments: [String] { (areApart ? [harnessApart] : []) + calls }

    var text: String {
      let edits = edits.map { edits in
        ([edits.pairs.count] + edits.pairs.flatMap(\.self) + [edits.milliseconds])
          .map { "i\($0)" }.joined(separator: " ") + (edits.areApart ? " b1\n" : " b0\n")
      }
      return (edits ?? "") + "i\(cases.count)\n"
        + cases.map { $0.map(Exchange.words).joined(separator: " ") + "\n" }.joined()
    }
  }

  /// Runs all requests at once, each in a process of its own: one that crashes or loops takes
  /// neither the results nor the time of the others.
  ///
  /// - Returns: what each left behind; nil where the program does not compile, and `compile()` says
  ///   why.
  mutating func run(_ requests: [Request]) async throws(JudgeError) -> [Transcript]? {
    let requests = requests.map(versioned)
    var transcripts = requests.map(known)
    let missing = requests.indices.filter { transcripts[$0] == nil }
    if missing.isEmpty { return transcripts.compactMap { $0 } }
    guard try await compile() == .built else { return nil }
    let runner = self
    do {
      try await withThrowingTaskGroup(of: (Int, Transcript).self) { group in
        for index in missing {
          group.addTask { (index, try await runner.run(requests[index])) }
        }
        for try await (index, transcript) in group {
          transcripts[index] = transcript
          if transcript.isWorthKeeping { cache?.write(transcript.bytes, for: key(requests[index])) }
        }
      }
    } catch let error as JudgeError {
      throw error
    } catch {
      throw .cancelled
    }
    return transcripts.compactMap { $0 }
  }

  /// The same request to the version of the functions that this program stands for.
  private func versioned(_ request: Request) -> Request {
    guard let version = program.version else { return request }
    var request = request
    request.calls = request.calls.map { "\(version)/\($0)" }
    // Its lines are of no file that anybody reads.
    request.wantsReport = false
    return request
  }

  /// What the cache holds of a request.
  func known(_ request: Request) -> Transcript? {
    cache?.read(key(request)).flatMap(Transcript.init(bytes:))
  }

  /// Runs a request whatever the cache holds, and keeps nothing of it.
  ///
  /// - Returns: nil where the program does not compile, and `compile()` says why.
  mutating func runAnew(_ request: Request) async throws(JudgeError) -> Transcript? {
    guard try await compile() == .built else { return nil }
    return try await run(request)
  }

  /// Runs a program that has a main of its own.
  ///
  /// - Returns: what it printed and how it ended; nil where it does not compile.
  mutating func runOwnMain() async throws(JudgeError) -> Transcript? {
    var key = buildKey
    key.add("own main")
    if let kept = cache?.read(key), let transcript = Transcript(bytes: kept) { return transcript }
    guard try await compile() == .built, let folder = scratch else { return nil }
    let leavings = Leavings(folder: folder, stem: "own")
    try write([], to: leavings.name("report"), folder)
    let ending = try await ChildProcess(
      program: SandboxedProgram(
        running: Path.join(folder.path, "exercise"), [], compiler: compiler, tutor: tutor,
        folder: folder.path, report: leavings.path("report"), limits: limits(options.timeout)),
      files: SandboxedProgram.Files(output: leavings.path("out"), error: leavings.path("err")),
      timeout: options.timeout, wantsReport: true
    ).run()
    let transcript = transcript(ending, leavings)
    if transcript.isWorthKeeping { cache?.write(transcript.bytes, for: key) }
    return transcript
  }

  private func key(_ request: Request) -> Digest {
    var key = buildKey
    key.add(request.arguments.joined(separator: ","))
    key.add(request.text)
    key.add("\(options.memoryLimit) \(options.outputLimit)")
    return key
  }

  private func run(_ request: Request) async throws(JudgeError) -> Transcript {
    guard let folder = scratch else { preconditionFailure("The program is compiled first.") }
    let timeout = request.timeout
    // Several run at once.
    let leavings = Leavings(folder: folder, stem: String(UInt64.random(in: 1 ... .max), radix: 36))
    try write(Array(request.text.utf8), to: leavings.name("cases"), folder)
    if request.wantsReport { try write([], to: leavings.name("report"), folder) }
    let watcher = request.watch.map { watch in Task { await leavings.watchResults(watch) } }
    defer { watcher?.cancel() }
    let ending = try await ChildProcess(
      program: SandboxedProgram(
        running: program.built?.executable ?? Path.join(folder.path, "exercise"),
        (program.built?.arguments ?? []) + request.arguments, compiler: compiler, tutor: tutor,
        folder: folder.path, report: request.wantsReport ? leavings.path("report") : nil,
        limits: limits(timeout, processorSeconds: request.processorSeconds)),
      files: SandboxedProgram.Files(
        input: leavings.path("cases"), output: leavings.path("out"), error: leavings.path("err"),
        results: leavings.path("results")),
      timeout: timeout, wantsReport: request.wantsReport
    ).run()
    if ending == .exited(Int(HarnessExit.resultTooLarge.rawValue)) {
      try ScratchRoom.check(folder.path)
    }
    return transcript(ending, leavings)
  }

  /// The files of one run. Where Landlock and namespaces are missing the program can put links in
  /// their places: none is followed, lest the verdict tell what stands in a file that is not the
  /// program's to read.
  private struct Leavings {
    var folder: ScratchFolder
    var stem: String

    func name(_ kind: String) -> String { "\(stem).\(kind)" }

    func path(_ kind: String) -> String { Path.join(folder.path, name(kind)) }

    func bytes(_ kind: String) -> [UInt8] { (try? folder.open().read(name(kind))) ?? [] }

    func text(_ kind: String) -> String { (try? folder.open().readDamagedText(name(kind))) ?? "" }

    /// Hands on each line of the results that has come to its end, until the task is cancelled.
    func watchResults(_ watch: (String) -> Void) async {
      var known = 0
      while (try? await Task.sleep(for: .milliseconds(100))) != nil {
        let fresh = bytes("results").dropFirst(known)
        let lines = fresh.prefix(
          through: fresh.lastIndex(of: UInt8(ascii: "\n")) ?? fresh.startIndex - 1)
        known += lines.count
        for line in lines.split(separator: UInt8(ascii: "\n")) {
          watch(String(decoding: line, as: UTF8.self))
        }
      }
    }
  }

  private func transcript(_ ending: ChildProcess.Ending, _ leavings: Leavings) -> Transcript {
    func text(_ kind: String) -> String {
      String(decoding: leavings.text(kind).utf8.prefix(1 << 16), as: UTF8.self)
    }
    let output = leavings.bytes("out")
    return Transcript(
      ending: ending,
      results: leavings.text("results").split(separator: "\n").map(String.init),
      output: Array(output.prefix(options.outputLimit)),
      outputWasCut: output.count > options.outputLimit, error: text("err"),
      report: text("report"))
  }

  private func limits(_ timeout: Duration, processorSeconds: Int? = nil) -> SandboxLimits {
    SandboxLimits(
      memory: options.memoryLimit,
      // Room for results beyond what is kept of the output.
      fileSize: options.outputLimit + (16 << 20),
      processorSeconds: processorSeconds ?? Int(timeout.components.seconds) + 3)
  }

  // MARK: Files

  mutating func makeScratch() throws(JudgeError) -> ScratchFolder {
    if let scratch { return scratch }
    do throws(FileError) {
      let folder = try ScratchFolder()
      scratch = folder
      return folder
    } catch {
      throw .scratch(path: Environment["TMPDIR"] ?? "/tmp", reason: "\(error)")
    }
  }

  func write(
    _ bytes: [UInt8], to name: String, _ folder: ScratchFolder
  ) throws(JudgeError) {
    do throws(FileError) {
      try folder.open().writeScratch(bytes, to: name)
    } catch {
      throw .scratch(path: Path.join(folder.path, name), reason: "\(error)")
    }
  }
}
