internal import CSandbox

/// A program that is run with no more rights than it is given.
public struct SandboxedProgram: Sendable {
  /// The path of its file.
  public var executable: String
  /// What follows its name.
  public var arguments: [String]
  /// All of it; nothing is inherited.
  public var environment: [String: String]
  /// The working folder.
  public var folder: String
  /// Files and folders that it may read and run.
  public var readable: [String]
  /// Folders in which it may read, run and write anything, and files that it may write.
  public var writable: [String]
  /// Files that it cannot open even where all others can be read.
  public var hidden: [String] = []
  /// How much of the machine it may use.
  public var limits: SandboxLimits
  /// The layers that are asked for; those that the kernel lacks are done without.
  public var layers = Sandbox.wanted

  /// A program that may read and write what is listed, in all layers that are wanted.
  public init(
    executable: String, arguments: [String], environment: [String: String], folder: String,
    readable: [String], writable: [String], limits: SandboxLimits
  ) {
    (self.executable, self.arguments, self.environment) = (executable, arguments, environment)
    (self.folder, self.readable, self.writable) = (folder, readable, writable)
    self.limits = limits
  }

  /// The files that a program starts with.
  public struct Files: Sendable, Hashable {
    /// Standard input; nothing where nil.
    public var input: String?
    /// Standard output, made anew; dropped where nil.
    public var output: String?
    /// Standard error, made anew; dropped where nil.
    public var error: String?
    /// What descriptor 3 writes to, made anew.
    public var results: String?

    /// Paths, each of which may be left out.
    public init(
      input: String? = nil, output: String?, error: String?, results: String? = nil
    ) {
      (self.input, self.output, self.error) = (input, output, error)
      self.results = results
    }
  }
}

extension SandboxedProgram {
  /// What every program needs: the libraries of the system, and what the loader looks at.
  public static let libraries = [
    "/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/local/lib", "/lib", "/lib64", "/lib32",
    "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo",
    "/proc", "/sys/devices/system/cpu",
  ]

  /// What those need that start the system's programs.
  public static let programs =
    libraries + ["/usr", "/bin", "/sbin", "/etc/alternatives"]

  /// Starts it.
  public func start(_ files: Files) throws(SandboxError) -> RunningProgram {
    RunningProgram(try process(files))
  }

  func process(_ files: Files) throws(SandboxError) -> sandbox_process {
    let paths = unsafe CList([
      executable, folder, files.input ?? "", files.output ?? "", files.error ?? "",
      files.results ?? "",
    ])
    let words = unsafe CList([executable] + arguments)
    let variables = unsafe CList(environment.map { "\($0)=\($1)" }.sorted())
    let read = unsafe CList(readable)
    let written = unsafe CList(writable)
    let unseen = unsafe CList(hidden)
    defer {
      unsafe paths.free()
      unsafe words.free()
      unsafe variables.free()
      unsafe read.free()
      unsafe written.free()
      unsafe unseen.free()
    }
    var program = unsafe sandbox_program(
      executable: paths.pointers[0], arguments: words.pointers, environment: variables.pointers,
      folder: paths.pointers[1], readable: read.pointers, writable: written.pointers,
      hidden: unseen.pointers, input: files.input == nil ? nil : paths.pointers[2],
      output: files.output == nil ? nil : paths.pointers[3],
      error: files.error == nil ? nil : paths.pointers[4],
      results: files.results == nil ? nil : paths.pointers[5], limits: limits.c,
      layers: layers.rawValue)
    var process = sandbox_process()
    var step: UnsafePointer<CChar>?
    let code = unsafe sandbox_start(&program, &process, &step)
    guard code == 0 else {
      throw unsafe SandboxError(
        step: step.map { unsafe String(cString: $0) } ?? "",
        reason: String(cString: sandbox_reason(code)))
    }
    return process
  }
}

/// A list of C's strings, with a null pointer at its end.
@unsafe private struct CList {
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    unsafe count = texts.count
    unsafe pointers = .allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() {
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      unsafe copy.initialize(from: bytes, count: bytes.count)
      unsafe pointers[index] = UnsafePointer(copy)
    }
    unsafe pointers[texts.count] = nil
  }

  func free() {
    for index in unsafe 0..<count { unsafe pointers[index]?.deallocate() }
    unsafe pointers.deallocate()
  }
}
