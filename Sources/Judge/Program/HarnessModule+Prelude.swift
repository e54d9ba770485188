internal import Platform

// What stands before a learner's file, and is the same at each save of it.
extension HarnessModule {
  static let preludeModule = "ExercisePrelude"
  static let preludeObject = "prelude.o"
  /// In the cache in the place of a module that the files do not make.
  private static let makesNone = Array("none\n".utf8)
  /// More than these are not kept; each lesson has one, and a new one for each change of an earlier
  /// file.
  private static let mostPreludes = 40

  /// The folder of a module of these files.
  ///
  /// To make one takes longer than to compile the files along, and so is worth it from the second time
  /// on.
  ///
  /// - Returns: nil where there is none: at the first time, or where they do not make a module.
  func prelude(
    _ files: [ExerciseProgram.File], by jobs: CompilerJobs, _ compilation: Compilation
  ) async throws(JudgeError) -> String? {
    guard let cacheFolder else { return nil }
    var key = key(compilation.place)
    for file in files {
      key.add(file.name)
      key.add(file.contents)
    }
    let kept = cacheFolder.inner("prelude-\(key.hexadecimal)")
    if holdsPrelude(kept) { return kept.path }
    let cache = RunCache(folder: cacheFolder)
    guard let seen = cache.read(key) else {
      cache.write([], for: key)
      return nil
    }
    guard seen != Self.makesNone, !isMakingPreludes.contains(kept.path),
      let folder = try? ScratchFolder(in: cacheFolder.path)
    else { return nil }
    isMakingPreludes.insert(kept.path)
    defer {
      isMakingPreludes.remove(kept.path)
      try? folder.remove()
    }
    var compilation = compilation
    compilation.folder = folder
    guard let open = try? folder.open() else { return nil }
    for file in files {
      guard (try? open.writeScratch(file.contents, to: file.name)) != nil else { return nil }
    }
    let (ending, _) = try await compilation.start(
      jobs.compiling(
        files.map(\.name), in: folder.path, module: Self.preludeModule,
        options: [
          "-parse-as-library", "-enable-testing", "-emit-module-path",
          Path.join(folder.path, "\(Self.preludeModule).swiftmodule"),
        ]))
    // Files that do not make a module would not at the next save.
    if case .exited(let status) = ending, status != 0 { cache.write(Self.makesNone, for: key) }
    guard ending == .exited(0),
      (try? open.move(CompilerJobs.object, to: open, as: Self.preludeObject)) != nil
    else { return nil }
    removeOld("prelude-", beyond: Self.mostPreludes)
    // Another run may have been first.
    try? folder.keep(as: Path.name(kept.path))
    return holdsPrelude(kept) ? kept.path : nil
  }

  /// Removes one that proved to be of no use.
  func remove(prelude path: String) {
    guard let cacheFolder, Path.folder(path) == cacheFolder.path else { return }
    try? cacheFolder.open().removeTree(Path.name(path))
  }

  private func holdsPrelude(_ folder: OwnFolder) -> Bool {
    (try? folder.open().status(Self.preludeObject))?.kind == .file
  }

  /// Removes the oldest folders of the cache whose names begin so, where there are more than these.
  func removeOld(_ prefix: String, beyond most: Int) {
    guard let folder = try? cacheFolder?.open(), let names = try? folder.names() else { return }
    let folders = names.compactMap { name in
      name.hasPrefix(prefix)
        ? folder.status(name).flatMap { $0.kind == .folder ? (name: name, age: $0.modified) : nil }
        : nil
    }
    for old in folders.sorted(by: { $0.age < $1.age }).dropLast(most) {
      try? folder.removeTree(old.name)
    }
  }
}
