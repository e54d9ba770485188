internal import Platform
internal import Sandbox

/// The harness, compiled once for all programs of a run, and kept for later ones.
package actor HarnessModule {
  let compiler: Compiler
  let cacheFolder: OwnFolder?
  let limit: Duration
  let tutor: String
  private var building: Task<Place, any Error>?
  /// Whether something in the cache has proved to be of no use.
  private var avoidsCache = false
  /// Whether somebody is finding out what the compiler starts.
  var isFindingJobs = false
  /// The modules of earlier files that somebody is making.
  var isMakingPreludes: Set<String> = []
  /// Removed at the end where there is no cache to keep it in.
  private(set) var temporary: ScratchFolder?
  /// The programs of lessons by their keys, and the folders in which they were compiled.
  var lessonPrograms: [String: Task<LessonProgram, any Error>] = [:]
  private var folders: [ScratchFolder] = []

  package init(_ judge: Judge) {
    compiler = judge.compiler
    cacheFolder = judge.cacheDirectory
    limit = judge.options.compileLimit
    tutor = judge.tutor
  }
}

extension HarnessModule {
  /// Runs `body` with a harness, and removes what was made for it alone however it ends; and before,
  /// what others could not remove.
  package static func with<Result>(
    _ judge: Judge, _ body: (HarnessModule) async throws(JudgeError) -> Result
  ) async throws(JudgeError) -> Result {
    ScratchFolder.removeAbandoned()
    if let cache = judge.cacheDirectory { ScratchFolder.removeAbandoned(in: cache.path) }
    let harness = HarnessModule(judge)
    do throws(JudgeError) {
      let result = try await body(harness)
      await harness.end()
      return result
    } catch {
      await harness.end()
      throw error
    }
  }

  /// The module's object file in the folder of the harness.
  static let object = "harness.o"

  struct Place: Sendable, Equatable {
    /// Holds the module and its object file.
    var harness: String
    /// Where the compiler keeps what it has made of C's headers. Its own choice would be the home
    /// folder, which a container or a build server need not have.
    var headers: String
  }

  /// Where the module is; it is compiled where that has not been done.
  ///
  /// - Parameter broken: a place that the compiler could not use.
  func place(instead broken: Place? = nil) async throws(JudgeError) -> Place {
    if let broken {
      if broken.harness == temporary?.path { removeTemporary() }
      removeKept(broken)
      avoidsCache = true
      if broken == (try? await building?.value) { building = nil }
    }
    let task = building ?? Task { try await build() }
    building = task
    do {
      // Everyone who waits for the compiler gives up together.
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    } catch let error as JudgeError {
      building = nil
      throw error
    } catch {
      building = nil
      throw .cancelled
    }
  }

  /// Removes what was made for this run alone.
  func end() {
    removeTemporary()
    building = nil
    lessonPrograms = [:]
    for folder in folders { try? folder.remove() }
    folders = []
  }

  /// Keeps a folder until the end of this run.
  func keep(_ folder: ScratchFolder) { folders.append(folder) }

  private func removeTemporary() {
    try? temporary?.remove()
    temporary = nil
  }

  /// Removes a harness and headers from the cache: folders with names of ours, and no links.
  private func removeKept(_ place: Place) {
    guard let cacheFolder, let folder = try? cacheFolder.open() else { return }
    for path in [place.harness, place.headers] where Path.folder(path) == cacheFolder.path {
      let name = Path.name(path)
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, ["harness", "headers"].contains(parts[0]),
        Digest.isHexadecimal(parts[1]), folder.status(name)?.kind == .folder
      else { continue }
      try? folder.removeTree(name)
    }
  }

  private func build() async throws(JudgeError) -> Place {
    if let cacheFolder, !avoidsCache, let place = try await build(in: cacheFolder) { return place }
    let folder: ScratchFolder
    do throws(FileError) {
      folder = try ScratchFolder()
    } catch {
      throw .scratch(path: Environment["TMPDIR"] ?? "/tmp", reason: "\(error)")
    }
    let place = Place(harness: folder.path, headers: Path.join(folder.path, "headers"))
    do throws(JudgeError) {
      try await compile(place)
    } catch {
      try? folder.remove()
      throw error
    }
    temporary = folder
    return place
  }

  /// Nil where the cache is of no use: on a full disk, in a folder that can only be read, or where a
  /// link would lead the compiler elsewhere.
  private func build(in cache: OwnFolder) async throws(JudgeError) -> Place? {
    var digest = Digest()
    digest.add(compiler.identity)
    digest.add(Path.absolute(cache.path))
    // Named after its path: the compiler refuses what it finds in a folder that has been moved.
    let headers = cache.inner("headers-\(digest.hexadecimal)")
    digest = Digest()
    digest.add(Harness.digest.hexadecimal)
    digest.add(compiler.identity)
    let kept = cache.inner("harness-\(digest.hexadecimal)")
    let place = Place(harness: kept.path, headers: headers.path)
    guard isFolderOrMissing(headers), isFolderOrMissing(kept) else { return nil }
    if holdsHarness(kept) {
      // The compiler may write in the folder, and cannot make it.
      return (try? headers.open(making: true)) == nil ? nil : place
    }
    // Beside the cache's entries it can be moved into place whole.
    let folder: ScratchFolder
    do {
      _ = try cache.open(making: true)
      folder = try ScratchFolder(in: cache.path)
    } catch {
      return nil
    }
    defer { try? folder.remove() }
    do throws(JudgeError) {
      try await compile(Place(harness: folder.path, headers: headers.path))
    } catch {
      // A compiler that was too slow once would be so again.
      if error == .cancelled || error == late { throw error }
      return nil
    }
    // Another run may have been first.
    try? folder.keep(as: Path.name(kept.path))
    guard holdsHarness(kept) else { return nil }
    return place
  }

  private func isFolderOrMissing(_ folder: OwnFolder) -> Bool {
    do throws(FileError) {
      _ = try folder.open()
      return true
    } catch .missing {
      return true
    } catch {
      return false
    }
  }

  private func holdsHarness(_ folder: OwnFolder) -> Bool {
    (try? folder.open().status(Self.object))?.kind == .file
  }

  private var late: JudgeError {
    .compilerLate(compiler: compiler.path, seconds: Int(limit.components.seconds))
  }

  private func compile(_ place: Place) async throws(JudgeError) {
    let folder = place.harness
    let sources = Harness.files.keys.sorted()
    do throws(FileError) {
      let open = try OpenFolder(folder)
      for source in sources {
        try open.writeScratch(Array((Harness.files[source] ?? "").utf8), to: source)
      }
      try Files.makeFolder(place.headers)
    } catch {
      throw .scratch(path: folder, reason: "\(error)")
    }
    let log = Path.join(folder, "compiler.log")
    let temporary = ScratchFolder.forCompiler(in: folder)
    defer { try? temporary?.remove() }
    let ending = try await ChildProcess(
      program: SandboxedProgram(
        compiler,
        [
          "-Onone", "-wmo", "-parse-as-library", "-suppress-warnings", "-swift-version", "5",
          "-module-name", Harness.module, "-emit-module",
          "-emit-module-path", Path.join(folder, "\(Harness.module).swiftmodule"),
          "-module-cache-path", place.headers, "-o", Path.join(folder, Self.object), "-c",
        ] + sources.map { Path.join(folder, $0) }, folder: folder, writing: [place.headers],
        temporary: temporary),
      files: SandboxedProgram.Files(output: Path.join(folder, "compiler.out"), error: log),
      timeout: limit
    ).run()
    if ending == .timedOut { throw late }
    guard ending == .exited(0) else {
      let text = (try? Files.readDamagedText(log)) ?? ""
      try ScratchRoom.check(folder, text)
      if ending == .signalled(9) { throw .compilerKilled(compiler: compiler.path) }
      throw .compilerFailed(
        compiler: compiler.path, reason: CompilerOutput(text).firstLines + ".")
    }
  }
}
