internal import Platform

/// The harness, compiled once for all programs of a run, and kept for later ones.
actor HarnessModule {
  private let compiler: Compiler
  private let cacheFolder: String?
  private var building: Task<String, any Error>?
  /// Removed at the end where there is no cache to keep it in.
  private var temporary: String?

  init(compiler: Compiler, cacheFolder: String?) {
    self.compiler = compiler
    self.cacheFolder = cacheFolder
  }
}

extension HarnessModule {
  /// The module's object file in the folder that `folder()` returns.
  static let object = "harness.o"

  /// The folder that holds the module; it is compiled where that has not been done.
  ///
  /// - Parameter broken: a folder whose module the compiler could not use.
  func folder(instead broken: String? = nil) async throws(JudgeError) -> String {
    if let broken {
      try? Files.removeTree(broken)
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

  private func build() async throws(JudgeError) -> String {
    var digest = Digest()
    digest.add(Harness.source)
    digest.add(compiler.identity)
    let kept = cacheFolder.map { Path.join($0, "harness-\(digest.hexadecimal)") }
    if let kept, Files.exists(Path.join(kept, Self.object)) { return kept }
    let folder = try makeFolder()
    do throws(JudgeError) {
      try await compile(in: folder)
    } catch {
      try? Files.removeTree(folder)
      throw error
    }
    if let kept, let cacheFolder {
      if !Files.isFolder(cacheFolder) { try? Files.makeFolder(cacheFolder) }
      if (try? Files.move(folder, to: kept)) != nil { return kept }
      // On another volume a folder cannot be moved; another run may have been first.
      if Files.exists(Path.join(kept, Self.object)) {
        try? Files.removeTree(folder)
        return kept
      }
    }
    temporary = folder
    return folder
  }

  private func makeFolder() throws(JudgeError) -> String {
    do throws(FileError) {
      // Beside the cache's entries it can be moved into place whole.
      if let cacheFolder, (try? Files.makeFolder(cacheFolder)) != nil || Files.isFolder(cacheFolder)
      {
        let number = UInt32.random(in: 0 ... .max)
        let folder = Path.join(cacheFolder, "harness.\(Environment.processNumber).\(number).tmp")
        if (try? Files.makeFolder(folder)) != nil { return folder }
      }
      return try Files.makeTemporaryFolder(prefix: "cnn-tutor")
    } catch {
      throw .scratch(path: Environment["TMPDIR"] ?? "/tmp", reason: "\(error)")
    }
  }

  private func compile(in folder: String) async throws(JudgeError) {
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
        "-c", source, "-o", Path.join(folder, Self.object),
      ],
      environment: [:], folder: folder, output: Path.join(folder, "compiler.out"), error: log,
      timeout: .seconds(120)
    ).run()
    guard ending == .exited(0) else {
      let text = String(decoding: (try? Files.read(log)) ?? [], as: UTF8.self)
      throw .compilerFailed(
        compiler: compiler.path, reason: CompilerOutput(text).firstLines + ".")
    }
  }
}
