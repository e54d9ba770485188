/// What surrounds this process.
public enum Environment {
  /// The value of an environment variable; nil where it is not set.
  public static subscript(_ name: String) -> String? { System.environment(name) }

  /// All variables.
  public static var all: [String: String] { System.environment() }

  /// The working folder; `/` where it has been removed.
  public static var workingFolder: String { (try? System.workingFolder()) ?? "/" }

  /// False where it has been removed: what is named relative to it is nowhere.
  public static var hasWorkingFolder: Bool { (try? System.workingFolder()) != nil }

  /// The user's own folder; nil where `HOME` names none. A path that begins at the working folder is
  /// none: each command would find another.
  public static var home: String? { absolutePath("HOME") }

  /// The folder for files of one kind by the XDG Base Directory Specification, by which a relative or
  /// empty value counts as none.
  ///
  ///     Environment.baseFolder("XDG_CACHE_HOME", inHome: ".cache")  // "/home/ada/.cache"
  ///
  /// - Returns: nil where neither the variable nor `HOME` names one.
  public static func baseFolder(_ variable: String, inHome name: String) -> String? {
    absolutePath(variable) ?? home.map { Path.join($0, name) }
  }

  private static func absolutePath(_ variable: String) -> String? {
    Self[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// Whether no permission stops this process.
  public static var isRoot: Bool { System.isRoot }

  /// How many processors the system has in use, at least 1.
  public static var processorCount: Int { System.processorCount() }

  /// The number of this process.
  public static var processNumber: Int32 { System.processNumber }

  /// The path of the running program, links resolved.
  public static var executablePath: String? {
    #if canImport(Darwin)
      try? System.realPath(CommandLine.arguments.first ?? "")
    #else
      try? System.realPath("/proc/self/exe")
    #endif
  }

  /// The first file of this name in the folders of `PATH`.
  public static func find(_ program: String) -> String? {
    (Self["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
      .map { Path.join(String($0), program) }
      .first { Files.status($0).map { $0.kind == .file && $0.permissions & 0o111 != 0 } ?? false }
  }

  /// Ends the process with this status, after whatever `atexit` holds.
  public static func exit(_ status: Int32) -> Never { System.endProcess(status) }
}
