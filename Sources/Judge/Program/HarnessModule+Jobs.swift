internal import Platform
internal import Sandbox

// Which programs the compiler starts is found out where the harness is, once for a toolchain.
extension HarnessModule {
  /// What the driver would start; nil where that has not been found out, or is not what is expected.
  func jobs(_ place: Place) -> CompilerJobs? {
    keptJobs(place).flatMap { CompilerJobs(text: $0) }
  }

  /// Finds out what the driver starts, where nobody has yet: by asking it, and making and running a
  /// program that way.
  ///
  /// It takes longer than a compilation, and so is for those who keep what they find.
  func findJobs(_ place: Place) async {
    // Programs that are not there any more are looked for again, a driver of another kind is not.
    guard let cacheFolder, temporary == nil, !isFindingJobs, keptJobs(place) != "",
      jobs(place) == nil
    else { return }
    isFindingJobs = true
    defer { isFindingJobs = false }
    guard let folder = try? ScratchFolder() else { return }
    let compilation = Compilation(
      compiler: compiler, folder: folder, place: place, deadline: .now + limit)
    var jobs: CompilerJobs?
    // lld is the fastest linker; where it is missing, or does not do, the driver has its own.
    for options in [["-use-ld=lld"], []] where jobs == nil {
      jobs = try? await self.jobs(compilation, linking: options)
    }
    try? folder.remove()
    guard !Task.isCancelled, ContinuousClock.now < compilation.deadline else { return }
    RunCache(folder: cacheFolder).write(Array((jobs?.text ?? "").utf8), for: key(place))
  }

  private func keptJobs(_ place: Place) -> String? {
    guard let cacheFolder, temporary == nil else { return nil }
    return RunCache(folder: cacheFolder).read(key(place)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func key(_ place: Place) -> Digest {
    var key = Digest()
    for part in [
      "compiler jobs", compiler.path, compiler.identity, compiler.toolchain, place.harness,
      place.headers,
    ] { key.add(part) }
    return key
  }

  private func jobs(
    _ compilation: Compilation, linking options: [String]
  ) async throws(JudgeError) -> CompilerJobs? {
    let folder = compilation.folder
    let harness = Path.join(compilation.place.harness, Self.object)
    let source = "import \(Harness.module)\n\n\(Harness.module).harnessMain([:])\n"
    guard (try? folder.open().writeScratch(Array(source.utf8), to: DriverPlan.input)) != nil
    else { return nil }
    let (asked, answer) = try await compilation.ask(
      ["-###", "-Onone", "-wmo", "-o", CompilerJobs.executable] + options
        + [DriverPlan.input, harness])
    guard asked == .exited(0), let plan = DriverPlan(answer, in: folder.path, harness: harness)
    else { return nil }
    var jobs = CompilerJobs(frontend: plan.frontend, linker: [])
    let commands = [jobs.compiling([DriverPlan.input], in: folder.path), plan.extracting]
    for command in commands {
      guard try await compilation.start(command).0 == .exited(0) else { return nil }
    }
    let (_, text) = try await compilation.start(plan.asking)
    guard let libraries = try? folder.open().readDamagedText(DriverPlan.list),
      let linker = plan.linker(
        text, libraries: libraries.split(separator: "\n").map(String.init), harness: harness)
    else { return nil }
    jobs.linker = linker
    guard try await compilation.start(jobs.linking()).0 == .exited(0), try await runs(compilation)
    else { return nil }
    return jobs
  }

  /// Whether the sample does what it is to do: nothing, and say so.
  private func runs(_ compilation: Compilation) async throws(JudgeError) -> Bool {
    let folder = compilation.folder
    let (report, results) = ("sample.report", "sample.results")
    guard (try? folder.open().writeScratch([], to: report)) != nil else { return false }
    let ending = try await ChildProcess(
      program: SandboxedProgram(
        running: Path.join(folder.path, CompilerJobs.executable), [], compiler: compiler,
        tutor: tutor, folder: folder.path, report: Path.join(folder.path, report),
        limits: SandboxLimits(memory: 2 << 30, fileSize: 1 << 20, processorSeconds: 5)),
      files: SandboxedProgram.Files(
        output: nil, error: nil, results: Path.join(folder.path, results)),
      timeout: .seconds(10)
    ).run()
    return ending == .exited(0) && (try? folder.open().readDamagedText(results)) == "end\n"
  }
}
