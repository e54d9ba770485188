internal import Platform

// The programs of lessons that the tutor was not built with: each is asked for its cases, its figures,
// its mistakes one after another, and compiled once for all of them.
extension HarnessModule {
  /// A lesson's program as it was compiled.
  struct LessonProgram: Sendable {
    var build: ProgramRunner.Build
    /// Nil where it was not built.
    var executable: String?
  }

  /// Beside the executable in the cache: the digest of its bytes.
  private static let sum = "sum"
  /// More than these are not kept; each lesson has three, and new ones for each change of its files.
  private static let mostLessonPrograms = 80

  /// The program with this key; who asks while it is compiled waits for it.
  ///
  /// - Parameter compile: compiles it in this folder.
  func lessonProgram(
    _ key: Digest,
    compile: @escaping @Sendable (ScratchFolder) async throws -> ProgramRunner.Build
  ) async throws(JudgeError) -> LessonProgram {
    let name = key.hexadecimal
    let task = lessonPrograms[name] ?? Task { try await make(name, compile) }
    lessonPrograms[name] = task
    do {
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    } catch {
      lessonPrograms[name] = nil
      throw error as? JudgeError ?? .cancelled
    }
  }

  private func make(
    _ name: String, _ compile: (ScratchFolder) async throws -> ProgramRunner.Build
  ) async throws -> LessonProgram {
    let kept = cacheFolder?.inner("lesson-\(name)")
    if let kept, let executable = executable(in: kept) {
      return LessonProgram(build: .built, executable: executable)
    }
    let folder = try scratchFolder()
    keep(folder)
    let build = try await compile(folder)
    guard build == .built else { return LessonProgram(build: build) }
    if let kept, Path.folder(folder.path) == Path.folder(kept.path), let open = try? folder.open(),
      let bytes = try? open.read(CompilerJobs.executable),
      (try? open.writeScratch(Array(Self.sum(bytes).utf8), to: Self.sum)) != nil
    {
      removeOld("lesson-", beyond: Self.mostLessonPrograms)
      if executable(in: kept) == nil { try? cacheFolder?.open().removeTree(Path.name(kept.path)) }
      // Another run may have been first.
      try? folder.keep(as: Path.name(kept.path))
      if let executable = executable(in: kept) {
        return LessonProgram(build: .built, executable: executable)
      }
    }
    return LessonProgram(
      build: .built, executable: Path.join(folder.path, CompilerJobs.executable))
  }

  /// Beside the cache's entries, where it can be moved into place whole.
  private func scratchFolder() throws(JudgeError) -> ScratchFolder {
    if let cacheFolder, (try? cacheFolder.open(making: true)) != nil,
      let folder = try? ScratchFolder(in: cacheFolder.path)
    {
      return folder
    }
    do throws(FileError) {
      return try ScratchFolder()
    } catch {
      throw .scratch(path: Environment["TMPDIR"] ?? "/tmp", reason: "\(error)")
    }
  }

  /// The executable in a folder of the cache; nil where there is none, or another one than was put there.
  private func executable(in kept: OwnFolder) -> String? {
    guard let open = try? kept.open(), let bytes = try? open.read(CompilerJobs.executable),
      let sum = try? open.read(Self.sum), sum.elementsEqual(Self.sum(bytes).utf8)
    else { return nil }
    return Path.join(kept.path, CompilerJobs.executable)
  }

  private static func sum(_ bytes: [UInt8]) -> String {
    var digest = Digest()
    digest.add(bytes)
    return digest.hexadecimal
  }
}
