internal import Platform

/// The harness, compiled once for all programs of a run, and kept for later ones.
actor HarnessModule {
  private let compiler: Compiler
  private let cacheFolder: String?
  private var building: Task<Place, any Error>?
  /// Whether something in the cache has proved to be of no use.
  private var avoidsCache = false
  /// Removed at the end where there is no cache to keep it in.
  private var temporary: String?

  init(compiler: Compiler, cacheFolder: String?) {
    self.compiler = compiler
    self.cacheFolder = cacheFolder
  }
}

extension HarnessModule {
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
      try? Files.removeTree(broken.harness)
      try? Files.removeTree(broken.headers)
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
    if let temporary { try? Files.removeTree(temporary) }
    temporary = nil
    building = nil
  }

  private func build() async throws(JudgeError) -> Place {
    if let cacheFolder, !avoidsCache, let place = try await build(in: cacheFolder) { return place }
    let folder: String
    do throws(FileError) {
      folder = try Files.makeTemporaryFolder(prefix: "cnn-tutor")
    } catch {
      throw .scratch(path: Environment["TMPDIR"] ?? "/tmp", reason: "\(error)")
    }
    let place = Place(harness: folder, headers: Path.join(folder, "headers"))
    do throws(JudgeError) {
      try await compile(place)
    } catch {
      try? Files.removeTree(folder)
      throw error
    }
    temporary = folder
    return place
  }

  /// Nil where the cache is of no use: on a full disk, or in a folder that can only be read.
  private func build(in cacheFolder: String) async throws(JudgeError) -> Place? {
    var digest = Digest()
    digest.add(compiler.identity)
    digest.add(Path.absolute(cacheFolder))
    // Named after its path: the compiler refuses what it finds in a folder that has been moved.
    let headers = Path.join(cacheFolder, "headers-\(digest.hexadecimal)")
    digest = Digest()
    digest.add(Harness.source)
    digest.add(compiler.identity)
    let kept = Path.join(cacheFolder, "harness-\(digest.hexadecimal)")
    if Files.exists(Path.join(kept, Self.object)) { return Place(harness: kept, headers: headers) }
    // Beside the cache's entries it can be moved into place whole.
    let number = UInt32.random(in: 0 ... .max)
    let folder = Path.join(cacheFolder, "harness.\(Environment.processNumber).\(number).tmp")
    guard (try? Files.makeFolder(folder)) != nil else { return nil }
    do throws(JudgeError) {
      try await compile(Place(harness: folder, headers: headers))
    } catch {
      try? Files.removeTree(folder)
      if error == .cancelled { throw error }
      return nil
    }
    if (try? Files.move(folder, to: kept)) == nil {
      // Another run may have been first.
      try? Files.removeTree(folder)
      guard Files.exists(Path.join(kept, Self.object)) else { return nil }
    }
    return Place(harness: kept, headers: headers)
  }

  private func compile(_ place: Place) async throws(JudgeError) {
    let folder = place.harness
    let source = Path.join(folder, "\(Harness.module).swift")
    do throws(FileError) {
      try Files.writeScratch(Array(Harness.source.utf8), to: source)
    } catch {
      throw .scratch(path: folder, reason: "\(error)")
    }
    let log = Path.join(folder, "compiler.log")
    let ending = try await ChildProcess(
      executable: compiler.path,
      arguments: [
        "-Onone", "-wmo", "-parse-as-library", "-suppress-warnings", "-swift-version", "5",
        "-module-name", Harness.module, "-emit-module",
        "-emit-module-path", Path.join(folder, "\(Harness.module).swiftmodule"),
        "-module-cache-path", place.headers, "-c", source, "-o", Path.join(folder, Self.object),
      ],
      environment: [:], folder: folder, output: Path.join(folder, "compiler.out"), error: log,
      timeout: .seconds(120)
    ).run()
    guard ending == .exited(0) else {
      let text = (try? Files.readDamagedText(log)) ?? ""
      throw .compilerFailed(
        compiler: compiler.path, reason: CompilerOutput(text).firstLines + ".")
    }
  }
}
