internal import CSandbox
internal import Platform

/// What holds a stranger's program back.
public enum Sandbox {
  /// Each is used where the kernel has it.
  public struct Layers: OptionSet, Sendable, Hashable, CaseIterable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Users, a network and shared memory of its own: there is no network.
    public static let namespaces = Layers(SANDBOX_NAMESPACES)
    /// No other process is seen, and nothing outlives the program.
    public static let processes = Layers(SANDBOX_PROCESSES)
    /// Files are read and written in some folders only.
    public static let landlock = Layers(SANDBOX_LANDLOCK)
    /// System calls that a calculation never makes fail.
    public static let seccomp = Layers(SANDBOX_SECCOMP)
    /// Memory, files, processes and processor time are bounded.
    public static let limits = Layers(SANDBOX_LIMITS)

    /// Each layer, in the order in which a report names them.
    public static let allCases: [Layers] = [.namespaces, .processes, .landlock, .seccomp, .limits]

    /// What holds where the kernel has everything.
    public static let all = allCases.reduce(into: Layers()) { $0.formUnion($1) }

    private init(_ value: some BinaryInteger) { rawValue = UInt32(value) }

    /// Such as `landlock`; of a single layer.
    public var name: String {
      switch self {
      case .namespaces: "namespaces"
      case .processes: "processes"
      case .landlock: "landlock"
      case .seccomp: "seccomp"
      default: "limits"
      }
    }
  }

  /// The layers that are asked for: all, but for those that `CNN_TUTOR_WITHOUT` names, as in
  /// `namespaces,landlock`. It is there to try what still holds on a kernel that has less.
  public static let wanted: Layers = {
    let names = (Environment["CNN_TUTOR_WITHOUT"] ?? "").split(separator: ",")
    return Layers.allCases.filter { !names.contains($0.name[...]) }
      .reduce(into: []) { $0.formUnion($1) }
  }()

  /// The layers that hold on this machine: those of a program that was started to see.
  public static let holding: Layers = {
    let path = Environment.executablePath ?? "/bin/sh"
    let program = SandboxedProgram(
      executable: path, arguments: ["--help"], environment: [:], folder: "/",
      readable: SandboxedProgram.libraries + [path], writable: [],
      limits: SandboxLimits(memory: 1 << 30, fileSize: 1, processorSeconds: 5))
    do throws(SandboxError) {
      var process = try program.process(SandboxedProgram.Files(output: nil, error: nil))
      var status: Int32 = 0
      unsafe sandbox_kill(&process)
      _ = unsafe sandbox_wait(&process, &status)
      return Layers(rawValue: process.layers)
    } catch {
      return []
    }
  }()
}

/// What a program may use.
public struct SandboxLimits: Sendable, Hashable {
  /// Bytes of memory.
  public var memory: Int
  /// Bytes of a file.
  public var fileSize: Int
  /// Seconds of processor time.
  public var processorSeconds: Int
  /// Processes and threads at once.
  public var processes = 64
  /// Open files at once.
  public var descriptors = 256

  /// The usual numbers of processes and files, and these limits.
  public init(memory: Int, fileSize: Int, processorSeconds: Int) {
    self.memory = memory
    self.fileSize = fileSize
    self.processorSeconds = processorSeconds
  }

  var c: sandbox_limits {
    sandbox_limits(
      memory: UInt64(memory), file_size: UInt64(fileSize),
      processor_seconds: UInt64(processorSeconds), processes: UInt64(processes),
      descriptors: UInt64(descriptors))
  }
}

/// A program that could not be started.
public struct SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was tried, such as "the limits".
  public var step: String
  /// The system's words for why it failed.
  public var reason: String

  public var description: String { "\(step): \(reason)" }
}
