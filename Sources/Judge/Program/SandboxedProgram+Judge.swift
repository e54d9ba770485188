internal import Platform
internal import Sandbox

extension SandboxLimits {
  /// A solution takes a second and 300 MB.
  static let compiler = SandboxLimits(memory: 4 << 30, fileSize: 256 << 20, processorSeconds: 30)
}

// What the compiler and the programs that it makes may do.
extension SandboxedProgram {
  /// The compiler, for somebody's files.
  ///
  /// - Parameters:
  ///   - read: what it reads besides.
  ///   - written: where it writes, beside its working folder.
  ///   - temporary: where it writes what it needs for a moment; its working folder where nil.
  init(
    _ compiler: Compiler, _ arguments: [String], folder: String, reading read: [String] = [],
    writing written: [String], temporary: ScratchFolder? = nil
  ) {
    var environment = Self.environment(compiler, folder: folder)
    if let temporary { environment["TMPDIR"] = temporary.path }
    // A tenth of the frontend's time is the kernel's, which hands it memory page by page.
    environment["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1"
    self.init(
      executable: compiler.path, arguments: arguments, environment: environment, folder: folder,
      readable: Self.programs + [compiler.toolchain, compiler.path] + Self.added + read,
      writable: [folder] + written + (temporary.map { [$0.path] } ?? []),
      limits: .compiler)
  }

  /// A program that somebody's functions are part of.
  ///
  /// It starts none of the system's programs, writes nothing that it was not handed, and does not
  /// find out what is right.
  ///
  /// - Parameters:
  ///   - tutor: the tutor's own binary, which holds the solutions.
  ///   - report: the file that Swift writes to where it crashes, which takes it a second; it is
  ///     there already. Nil where nobody reads it.
  init(
    running executable: String, _ arguments: [String], compiler: Compiler, tutor: String,
    folder: String, report: String?, limits: SandboxLimits
  ) {
    var environment = Self.environment(compiler, folder: folder)
    environment["SWIFT_BACKTRACE"] =
      report.map { report in
        """
        enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,limit=40,\
        top=4,sanitize=no,symbolicate=full,cache=no,output-to=\(report)
        """
      } ?? "enable=no"
    self.init(
      executable: executable, arguments: arguments, environment: environment, folder: folder,
      readable: Self.libraries + ["lib", "libexec"].map { Path.join(compiler.toolchain, $0) }
        + Self.added + [executable],
      writable: report.map { [$0] } ?? [], limits: limits)
    if executable != tutor { hidden = [tutor] }
  }

  private static let added = (Environment["LD_LIBRARY_PATH"] ?? "").split(separator: ":")
    .map(String.init)

  /// Whoever is ended in the middle leaves temporary files where they are removed with the rest.
  private static func environment(_ compiler: Compiler, folder: String) -> [String: String] {
    var variables = [
      "PATH": Path.join(compiler.toolchain, "bin") + ":/usr/local/bin:/usr/bin:/bin",
      "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8",
    ]
    variables["LD_LIBRARY_PATH"] = Environment["LD_LIBRARY_PATH"]
    return variables
  }
}

extension ScratchFolder {
  /// A folder for what the compiler needs for a moment, to be removed after it: the driver of Swift 6.3
  /// crashes where the path of that folder is not of ASCII.
  ///
  /// - Returns: nil where its working folder will do.
  static func forCompiler(in folder: String) -> ScratchFolder? {
    folder.utf8.allSatisfy { $0 < 0x80 } ? nil : try? ScratchFolder(in: "/tmp")
  }
}
