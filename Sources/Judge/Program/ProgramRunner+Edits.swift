internal import CandidateEdits
internal import Platform

// A program that holds edits of a learner's file.
extension ProgramRunner {
  /// The compiler's tree of the learner's file, as JSON, and how far it has to search for its types.
  ///
  /// - Returns: nil where it does not compile, or it is not known what the driver starts.
  mutating func tree(
    before deadline: ContinuousClock.Instant
  ) async throws(JudgeError) -> (json: [UInt8], search: Compilation.Search)? {
    // Chains of closures take it long.
    for search in Compilation.Search.allCases {
      guard let (compilation, jobs, parts) = try await start(search, before: deadline) else {
        return nil
      }
      for file in program.files + [program.main] {
        try write(file.contents, to: file.name, compilation.folder)
      }
      let files = [program.main.name] + parts.names
      let (ending, _) = try await compilation.start(
        jobs.dumping(files, in: compilation.folder.path, options: parts.options))
      guard ending == .exited(0) else { continue }
      let folder = try? compilation.folder.open()
      return (try? folder?.read(CompilerJobs.tree, limit: mostOfATree)).map { ($0, search) }
    }
    return nil
  }

  /// In bytes; that of a solution is a tenth of it, that of 800 lines in one function four times as long.
  private var mostOfATree: Int { 4 << 20 }

  /// Makes the program with as many of the edits as compile.
  ///
  /// - Returns: the numbers of those; nil where the file does not compile with any.
  mutating func build(
    _ switched: SwitchedFile, searching search: Compilation.Search,
    before deadline: ContinuousClock.Instant
  ) async throws(JudgeError) -> [Int]? {
    guard let (compilation, jobs, parts) = try await start(search, before: deadline),
      let name = program.files.last?.name
    else { return nil }
    for file in program.files.dropLast() + [program.main] {
      try write(file.contents, to: file.name, compilation.folder)
    }
    var dropped: Set<Int> = []
    // Errors are found in three passes: names and types, then what is used before it has a value.
    for _ in 0..<6 {
      let text = switched.text(without: dropped)
      try write(text.bytes, to: name, compilation.folder)
      let (ending, output) = try await compilation.start(
        jobs.compiling(
          parts.names + [program.main.name], in: compilation.folder.path, options: parts.options))
      if ending == .exited(0) {
        guard try await isLinked(compilation, jobs, parts) else { return nil }
        build = .built
        return (1...switched.edits.count).filter { !dropped.contains($0) }
      }
      let errors = CompilerOutput(output).errors
      var wrong = errors.reduce(into: Set<Int>()) { wrong, error in
        if error.file == name { wrong.formUnion(text.owners[error.line] ?? []) }
      }
      if wrong.isSubset(of: dropped) {
        // What a statement gives a value to is without one where it is left out.
        wrong = Set(
          switched.edits.indices.filter { switched.edits[$0].movesStatements }.map { $0 + 1 })
      }
      guard !wrong.isSubset(of: dropped) else { return nil }
      dropped.formUnion(wrong)
    }
    return nil
  }

  /// Whether the linker has made the program. Which libraries the modules need that a file imports, such
  /// as Foundation, the driver finds out.
  private func isLinked(
    _ compilation: Compilation, _ jobs: CompilerJobs, _ parts: Parts
  ) async throws(JudgeError) -> Bool {
    let command =
      program.importsModules
      ? [
        compiler.path, "-o", CompilerJobs.executable, CompilerJobs.object,
        Path.join(compilation.place.harness, HarnessModule.object),
      ] + parts.objects
      : jobs.linking(parts.objects)
    return try await compilation.start(command).0 == .exited(0)
  }

  /// What is compiled at each try, and what is there already.
  private struct Parts {
    var names: [String]
    var options: [String]
    var objects: [String] = []
  }

  private mutating func start(
    _ search: Compilation.Search, before deadline: ContinuousClock.Instant
  ) async throws(JudgeError) -> (Compilation, CompilerJobs, Parts)? {
    var compilation = Compilation(
      compiler: compiler, folder: try makeScratch(), place: try await harness.place(),
      deadline: deadline)
    guard let jobs = await harness.jobs(compilation.place) else { return nil }
    guard let (files, own) = program.parts,
      let prelude = try await harness.prelude(files, by: jobs, compilation)
    else {
      return (
        compilation, jobs, Parts(names: program.files.map(\.name), options: search.options)
      )
    }
    compilation.prelude = prelude
    return (
      compilation, jobs,
      Parts(
        names: own.map(\.name),
        options: search.options + [
          "-I", prelude, "-testable-import-module", HarnessModule.preludeModule,
        ], objects: [Path.join(prelude, HarnessModule.preludeObject)])
    )
  }
}

extension CandidateEdit {
  fileprivate var movesStatements: Bool {
    [.surplusStatement, .order, .otherPlace, .moreResets, .fewerResets].contains(act)
  }
}
