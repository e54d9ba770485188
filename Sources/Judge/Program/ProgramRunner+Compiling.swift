internal import Course
internal import LessonFolder
internal import Platform
internal import Sandbox
internal import SwiftTokens

// Compiling, within one limit of time, and what comes of an error.
extension ProgramRunner {
  var buildKey: Digest {
    var key = program.key
    key.add("build with Doubles tried")
    key.add(compiler.identity)
    return key
  }

  /// What the compiler says; nil where the cache does not know of errors and nothing was compiled.
  func knownErrors() -> CompilerOutput? {
    guard let kept = cache?.read(buildKey) else { return nil }
    return CompilerOutput(String(decoding: kept, as: UTF8.self))
  }

  package mutating func compile() async throws(JudgeError) -> Build {
    if let build { return build }
    if program.built != nil {
      _ = try makeScratch()
      build = .built
      return .built
    }
    if let errors = knownErrors() {
      build = .failed(errors)
      return .failed(errors)
    }
    if program.isAnAuthors { return try await compileOnce() }
    return try await compileAnew()
  }

  private mutating func compileOnce() async throws(JudgeError) -> Build {
    let runner = self
    let made = try await harness.lessonProgram(buildKey) { folder in
      var runner = runner
      runner.scratch = folder
      return try await runner.compileAnew()
    }
    _ = try makeScratch()
    program.built = made.executable.map { ($0, []) }
    build = made.build
    return made.build
  }

  private mutating func compileAnew() async throws(JudgeError) -> Build {
    let folder = try makeScratch()
    for file in program.files + [program.main] { try write(file.contents, to: file.name, folder) }
    var compilation = Compilation(
      compiler: compiler, folder: folder, place: try await harness.place(),
      deadline: .now + options.compileLimit)
    var result = try await compiled(compilation)
    if case .stopped(_, let blamesHarness) = result, blamesHarness {
      // One that was kept may be damaged: once more with a new one.
      compilation.place = try await harness.place(instead: compilation.place)
      result = try await compiled(compilation)
    }
    if case .stopped(let reason, _) = result { try ScratchRoom.check(folder.path, reason) }
    if case .failed(let output) = result { cache?.write(Array(output.text.utf8), for: buildKey) }
    build = result
    return result
  }

  private func compiled(_ compilation: Compilation) async throws(JudgeError) -> Build {
    // What is an author's may take its time.
    if program.isAnAuthors { return try await compiled(compilation, searching: .all) }
    let result = try await compiled(compilation, searching: .limited)
    guard case .failed(var output) = result else { return result }
    if output.errors.contains(where: \.isGivenUp) {
      // What is optimised has been compiled before: there is no error to find.
      if !program.isOptimised { output = try await seenThrough(output, compilation) }
      if output.errors.allSatisfy(\.isGivenUp) {
        // It may be right, and only long to work out.
        if try await compiled(compilation, searching: .whole) == .built { return .built }
        switch try await compiled(compilation, searching: .all) {
        case .built: return .built
        case .failed(let found): output = found
        // At which line it has given up says more than that it came to no end.
        case .stopped: break
        }
      }
    }
    return .failed(try await mended(output, compilation))
  }

  // MARK: Asking the compiler

  private func compiled(
    _ compilation: Compilation, searching search: Compilation.Search
  ) async throws(JudgeError) -> Build {
    if let jobs = await jobs(compilation) {
      if try await isBuilt(onPrelude: jobs, compilation, search) { return .built }
      if let result = try await compiled(compilation, search, by: jobs) { return result }
    }
    let (ending, text) = try await compilation.ask(
      // One frontend for all files: half the work of one for each.
      [program.isOptimised ? "-O" : "-Onone", "-wmo", "-o", CompilerJobs.executable]
        + (program.files + [program.main]).map(\.name)
        + [Path.join(compilation.place.harness, HarnessModule.object)], searching: search)
    let result = build(ending, text)
    // Whoever waits for a compiler that comes to no end waits for it once.
    if result == .built { await harness.findJobs(compilation.place) }
    return result
  }

  /// Whether the learner's file has made the program, the files before it being a module.
  ///
  /// What is wrong with it is asked of all files together: what the compiler says of them is the same
  /// at the first save and the second.
  private func isBuilt(
    onPrelude jobs: CompilerJobs, _ compilation: Compilation, _ search: Compilation.Search
  ) async throws(JudgeError) -> Bool {
    guard let (files, own) = program.parts,
      let prelude = try await harness.prelude(files, by: jobs, compilation)
    else { return false }
    var compilation = compilation
    compilation.prelude = prelude
    let (ending, text) = try await compilation.start(
      jobs.compiling(
        (own + [program.main]).map(\.name), in: compilation.folder.path,
        options: search.options + [
          "-I", prelude, "-testable-import-module", HarnessModule.preludeModule,
        ]))
    if ending == .exited(0) {
      let object = Path.join(prelude, HarnessModule.preludeObject)
      if try await compilation.start(jobs.linking([object])).0 == .exited(0) { return true }
    } else if case .failed = build(ending, text) {
      return false
    }
    await harness.remove(prelude: prelude)
    return false
  }

  /// What the driver would start for this program, where that is known: what is linked to a program
  /// depends on the modules that it imports.
  func jobs(_ compilation: Compilation) async -> CompilerJobs? {
    program.isOptimised || program.importsModules ? nil : await harness.jobs(compilation.place)
  }

  /// Without the driver; nil where it must be asked what is wrong, or does what was not expected.
  private func compiled(
    _ compilation: Compilation, _ search: Compilation.Search, by jobs: CompilerJobs
  ) async throws(JudgeError) -> Build? {
    let (ending, text) = try await compilation.start(
      jobs.compiling(
        (program.files + [program.main]).map(\.name), in: compilation.folder.path,
        options: search.options))
    // Of a crash the driver says more.
    if case .signalled(let signal) = ending, !Self.isLimit(signal) { return nil }
    switch build(ending, text) {
    case .built: break
    case .stopped(_, blamesHarness: true): return nil
    case let result: return result
    }
    let (linked, _) = try await compilation.start(jobs.linking())
    return linked == .exited(0) ? .built : nil
  }

  /// What the compiler says of the program with another text of the learner's file; nil where it
  /// comes to no end or stops without a word.
  private func errors(
    with learner: [UInt8], _ compilation: Compilation
  ) async throws(JudgeError) -> [CompilerOutput.Message]? {
    guard let file = program.files.last else { return nil }
    let tried = "tried.swift"
    try write(learner, to: tried, compilation.folder)
    let files = program.files.dropLast().map(\.name) + [tried, program.main.name]
    // As far as errors come from; what is found must be what the whole compilation finds.
    let (ending, text) =
      if let jobs = await jobs(compilation) {
        try await compilation.start(
          jobs.compiling(
            files, in: compilation.folder.path,
            options: Compilation.Search.limited.options, onlyChecking: true))
      } else {
        try await compilation.ask(
          ["-Onone", "-wmo", "-emit-sil", "-o", "tried.sil"] + files, searching: .limited)
      }
    switch ending {
    case .exited(0): return []
    case .exited:
      var errors = CompilerOutput(text).errors
      for index in errors.indices where errors[index].file == tried {
        errors[index].file = file.name
      }
      return errors.isEmpty ? nil : errors
    case .signalled, .timedOut: return nil
    }
  }

  private func build(_ ending: ChildProcess.Ending, _ text: String) -> Build {
    let output = CompilerOutput(text)
    switch ending {
    case .exited(0): return .built
    case .exited where output.errors.contains(where: { isOfAFile($0) || $0.redeclaredName != nil }):
      return .failed(output)
    case .exited(let status):
      if let limit = Self.limit(text) { return .stopped(reason: limit) }
      return .stopped(
        reason: "The compiler stopped with status \(status): \(output.firstLines)",
        blamesHarness: true)
    case .signalled(let signal) where Self.isLimit(signal):
      return .stopped(reason: Self.late)
    case .signalled(let signal):
      return .stopped(
        reason: "The compiler crashed (\(CrashReport.words(forSignal: signal))).")
    case .timedOut:
      let seconds = options.compileLimit.components.seconds
      return .stopped(reason: "The compiler was stopped because it took longer than \(seconds) s.")
    }
  }

  /// A sentence where the compiler has reached one of its limits. `swiftc` reports the end of the
  /// program that does its work.
  private static func limit(_ text: String) -> String? {
    if let signal = CompilerOutput.signal(in: text), isLimit(signal) { return late }
    if text.contains("out of memory") || text.contains("bad_alloc") {
      let memory = SandboxLimits.compiler.memory >> 30
      return "The compiler was stopped because it asked for more memory than \(memory) GiB."
    }
    return nil
  }

  /// The signals with which the system ends what has used up its time.
  private static func isLimit(_ signal: Int) -> Bool { [9, 24].contains(signal) }

  private static var late: String {
    let seconds = SandboxLimits.compiler.processorSeconds
    return "The compiler was stopped because it took longer than \(seconds) s."
  }

  /// Whether the error is in a file that a person wrote, about a call of one of its functions, or in
  /// what was added to a learner's program.
  private func isOfAFile(_ error: CompilerOutput.Message) -> Bool {
    // An author's files import nothing, and the tutor's own, which may not fit a program, nothing but
    // the harness: what is said of modules is about that.
    let isOurs = program.files.contains { $0.name == error.file && $0.path == nil }
    return (program.isAnAuthors || isOurs) && !error.text.contains("module")
      || program.message(error) != nil
      || program.functions.contains { Harness.callFile($0.name) == error.file }
  }

  // MARK: What comes of an error

  /// The learner's file, where it is one that places in it can be given for.
  private var learner: (name: String, contents: [UInt8], tokens: SwiftTokens)? {
    guard let file = program.files.last, file.path != nil,
      let text = String(validating: file.contents, as: UTF8.self)
    else { return nil }
    return (file.name, file.contents, SwiftTokens(text))
  }

  /// The output with an error in place of each that says only that the compiler gave up, where one
  /// is to be had; such ones are left out where there are others, since those alone are certain.
  private func seenThrough(
    _ output: CompilerOutput, _ compilation: Compilation
  ) async throws(JudgeError) -> CompilerOutput {
    var output = output
    if let learner {
      let lines = output.errors.filter { $0.isGivenUp && $0.file == learner.name }.map(\.line)
      let plain = lines.reduce(learner.contents) {
        learner.tokens.withPlainIndices(inStatementAt: $1, of: $0)
      }
      if plain != learner.contents, let found = try await errors(with: plain, compilation) {
        output.errors = output.errors.map { error in
          guard error.isGivenUp, error.file == learner.name else { return error }
          let statement = learner.tokens.statement(at: error.line)
          return found.first { found in
            found.file == learner.name && statement.contains(found.line) && !found.isGivenUp
              // What is said of the 0 itself the learner has not written.
              && !found.text.contains("subscript") && !found.isInside(plain, not: learner.contents)
          } ?? error
        }
      }
    }
    let certain = output.errors.filter { !$0.isGivenUp }
    if !certain.isEmpty { output.errors = certain }
    return output
  }

  /// The output with the errors that go when a number is made a Double replaced by that number's
  /// place and what to write there.
  private func mended(
    _ output: CompilerOutput, _ compilation: Compilation
  ) async throws(JudgeError) -> CompilerOutput {
    guard let learner else { return output }
    let causes = output.errors.filter { $0.file == learner.name && $0.isAboutNumbers }
      .map { (error: $0, edits: DoubleEdit.candidates(line: $0.line, in: learner.tokens)) }
    let edits = causes.flatMap(\.edits).reduce(into: [DoubleEdit]()) { edits, edit in
      if !edits.contains(edit) { edits.append(edit) }
    }
    guard (1...4).contains(edits.count),
      let (needed, left) = try await smallest(edits, output.errors, compilation)
    else { return output }
    var output = output
    output.errors =
      needed.map { edit in
        let cause = causes.first { $0.edits.contains(edit) && !left.contains($0.error) }?.error
        let start = learner.contents[..<edit.offset].lastIndex(of: UInt8(ascii: "\n"))
        return CompilerOutput.Message(
          file: learner.name, line: edit.line, column: edit.offset - (start ?? -1),
          text: edit.sentence,
          notes: cause.map { ["Swift noticed at line \($0.line): \($0.text)"] } ?? [])
      } + left
    output.errors.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    return output
  }

  /// The edits of which none can be left out, and the errors that stay in spite of them; nil where
  /// no error goes, or one comes.
  private func smallest(
    _ edits: [DoubleEdit], _ errors: [CompilerOutput.Message], _ compilation: Compilation
  ) async throws(JudgeError) -> (needed: [DoubleEdit], left: [CompilerOutput.Message])? {
    if let left = try await left(of: errors, edits, compilation) {
      var needed = edits
      for edit in edits where needed.count > 1 {
        let fewer = needed.filter { $0 != edit }
        if try await self.left(of: errors, fewer, compilation) == left { needed = fewer }
      }
      return (needed, left)
    }
    guard edits.count > 1 else { return nil }
    for edit in edits {
      if let left = try await left(of: errors, [edit], compilation) { return ([edit], left) }
    }
    return nil
  }

  /// Those of the errors that the compiler still finds with the edits made; nil where none has gone,
  /// or it finds another.
  private func left(
    of errors: [CompilerOutput.Message], _ edits: [DoubleEdit], _ compilation: Compilation
  ) async throws(JudgeError) -> [CompilerOutput.Message]? {
    guard let learner,
      let found = try await self.errors(
        with: DoubleEdit.applied(edits, to: learner.contents), compilation)
    else { return nil }
    // Behind an edit the columns have moved.
    let left = errors.filter { error in found.contains { $0.isSame(as: error) } }
    let isNew = found.contains { error in !errors.contains { $0.isSame(as: error) } }
    return isNew || left.count == errors.count ? nil : left
  }
}

extension CompilerOutput.Message {
  /// Whether the error names one of the types that beginners take for each other.
  fileprivate var isAboutNumbers: Bool {
    ["Int", "Double", "Float"].contains { text.contains($0) }
  }

  /// Whether the error stands where the file has other bytes than the original.
  fileprivate func isInside(_ file: [UInt8], not original: [UInt8]) -> Bool {
    let start = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .prefix(line - 1).reduce(0) { $0 + $1.count + 1 }
    let place = start + column - 1
    return file.indices.contains(place) && file[place] != original[place]
  }

  fileprivate func isSame(as other: Self) -> Bool {
    file == other.file && line == other.line && text == other.text
  }
}
