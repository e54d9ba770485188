import Platform
import Testing

/// A folder for scratch files, and what is left in it and of it when a run has ended.
struct ScratchWatch: Sendable {
  let folder: String
  /// Makes the tool, and all that it starts, keep scratch files in the folder.
  var environment: [String: String] { ["TMPDIR": folder] }

  init(in parent: String) throws {
    folder = "\(parent)/scratch"
    try Files.makeFolder(folder)
  }

  /// The names of files and folders that are there.
  var files: [String] { get throws { try Files.names(in: folder) } }

  /// The command lines of the processes that have the folder in their environment, as all have that
  /// were started with it, or work in it.
  var processes: [String] {
    get throws {
      try Files.names(in: "/proc").filter { $0.allSatisfy(\.isNumber) }.compactMap { number in
        let environment = (try? Files.read("/proc/\(number)/environ")) ?? []
        let working = (try? Files.resolved("/proc/\(number)/cwd")) ?? ""
        let isOurs =
          environment.split(separator: 0).contains { $0.starts(with: "TMPDIR=\(folder)".utf8) }
          || working.hasPrefix(folder)
        return isOurs ? "\(number) \(commandLine(number))" : nil
      }
    }
  }

  private func commandLine(_ number: String) -> String {
    String(decoding: (try? Files.read("/proc/\(number)/cmdline")) ?? [], as: UTF8.self)
      .replacing("\0", with: " ")
  }

  /// Nothing is left. A process that has just been killed is given the time to end.
  func expectNothingLeft(_ location: SourceLocation = #_sourceLocation) async throws {
    let deadline = ContinuousClock.now + .seconds(5)
    while try !processes.isEmpty, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try processes == [], sourceLocation: location)
    #expect(try files == [], sourceLocation: location)
  }

  /// Waits until so many folders in this one hold a file of this name, or for the name `running`, a
  /// program that has said that it runs.
  func waitForFile(_ name: String, count: Int = 1) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try files.count(where: { holds($0, name) }) < count {
      guard ContinuousClock.now < deadline else { throw NeverSeen(text: name, shown: "") }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func holds(_ inner: String, _ name: String) -> Bool {
    let inner = "\(folder)/\(inner)"
    guard name == "running" else { return Files.exists("\(inner)/\(name)") }
    return ((try? Files.names(in: inner)) ?? []).contains { file in
      file.hasSuffix(".err") && (try? Files.readText("\(inner)/\(file)"))?.isEmpty == false
    }
  }
}
