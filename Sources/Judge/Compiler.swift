internal import Platform

/// The Swift compiler.
public struct Compiler: Sendable, Equatable {
  /// The path of `swiftc`.
  public var path: String
  /// The folder of the toolchain: its `lib` holds the libraries.
  var toolchain: String
  /// Tells one installed compiler from another; part of what a kept result depends on.
  public var identity: String

  /// The compiler in PATH, or what stands for one where none is there: what runs is built already, and
  /// at most needs the toolchain's libraries.
  public static var ifAny: Compiler {
    (try? find()) ?? Compiler(path: "", toolchain: "", identity: "")
  }

  /// Finds `swiftc` in the folders of PATH.
  ///
  /// - Parameter searchPath: the folders to look in, separated by colons; PATH where nil.
  public static func find(searchPath: String? = nil) throws(JudgeError) -> Compiler {
    let folders = searchPath ?? Environment["PATH"] ?? ""
    for folder in folders.split(separator: ":") {
      let path = Path.join(String(folder), "swiftc")
      // The link's target tells versions apart: swiftly and others switch by changing a link.
      guard let target = try? Files.resolved(path), let status = Files.status(target),
        status.kind == .file, status.permissions & 0o111 != 0
      else { continue }
      return Compiler(
        path: path, toolchain: try toolchain(path, target),
        identity: "\(target) \(status.size) \(status.modified)")
    }
    throw .compilerMissing(path: folders)
  }

  /// - Parameter target: where `path` leads: the compiler, or a program that starts the one that is
  ///   chosen, whose own files are nothing for the sandbox.
  private static func toolchain(_ path: String, _ target: String) throws(JudgeError) -> String {
    let folder = Path.folder(target)
    if Files.exists(Path.join(folder, "swift-frontend")) { return Path.folder(folder) }
    do throws(ProcessError) {
      let result = try Processes.run(path, ["-print-target-info"])
      let text = String(decoding: result.output, as: UTF8.self)
      // The folder usr/lib/swift of the toolchain.
      if let found = text.firstMatch(of: /"runtimeResourcePath"\s*:\s*"([^"]+)"/) {
        let resources = String(found.1).replacing("\\/", with: "/")
        return Path.folder(Path.folder(resources))
      }
      throw ProcessError.notStarted(
        program: path, reason: "it does not say with -print-target-info where its files are")
    } catch {
      throw .compilerFailed(compiler: path, reason: "\(error)")
    }
  }
}
