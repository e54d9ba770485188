import Platform
import Subprocess
import Synchronization
import TestSupport
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A pseudo-terminal with a shell in it, driven by what is to be seen there.
///
/// `script` (util-linux) makes the terminal; the shell sets its size, runs the commands, and the
/// test sends keys once a text has appeared.
struct Terminal: Sendable {
  enum Step: Sendable {
    /// Waits until the text has been printed since the last step.
    case until(String)
    case send(String)
    /// Does something outside, such as saving a file, or waits for it.
    case act(@Sendable () async throws -> Void)
  }

  /// Has the answer of a step's open prediction shown, which hides what follows it.
  static let showAnswer: [Step] = [
    .send("s"), .until("Answer:"),
  ]

  static let script = Platform.Environment.find("script")
  static let shells = ["/bin/dash", "/bin/bash"].filter { Files.exists($0) }

  var folder: String
  var columns = 80
  var rows = 24
  var shell = "/bin/sh"
  var environment: [String: String] = [:]

  /// All that was printed to the terminal until the shell ended.
  func run(_ commands: String, _ steps: [Step]) async throws -> String {
    let script = try #require(Self.script)
    let setUp = "stty cols \(columns) rows \(rows); PATH=\(Path.folder(BuiltTool.path)):$PATH; "
    let transcript = Transcript()
    let result = try await Subprocess.run(
      .path(FilePath(script)),
      arguments: ["-qfec", "\(shell) -c '\(setUp)\(commands)'", "/dev/null"],
      environment: Tool.environment(environment, home: folder),
      workingDirectory: FilePath(folder), input: .inputWriter, output: .sequence,
      error: .discarded
    ) { execution in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
          for try await buffer in execution.standardOutput {
            transcript.append(unsafe buffer.withUnsafeBytes { unsafe Array($0) })
          }
          return true
        }
        group.addTask {
          for step in steps {
            switch step {
            case .until(let text): try await transcript.waitFor(text)
            case .send(let keys): _ = try await execution.standardInputWriter.write(keys)
            case .act(let action): try await action()
            }
          }
          return false
        }
        for try await isEnd in group where isEnd { break }
        group.cancelAll()
      }
    }
    _ = result
    return transcript.text
  }
}

/// The two lines of `stty -g` are equal, and the shell saw this status.
func expectSameModes(_ shown: String, status: Int) {
  let modes = shown.split(whereSeparator: \.isNewline)
    .filter { line in
      line.split(separator: ":").count > 10 && line.allSatisfy { $0.isHexDigit || $0 == ":" }
    }
  #expect(modes.count == 2 && modes.first == modes.last, "\(shown.debugDescription)")
  #expect(shown.contains("status=\(status)"), "\(shown.debugDescription)")
}

/// The modes are the same, the cursor is shown, the alternate screen is left.
func expectTerminalBack(_ shown: String, status: Int) throws {
  expectSameModes(shown, status: status)
  let parts = shown.split(separator: "\u{1B}[?1049h", omittingEmptySubsequences: false)
  #expect(parts.count == 2)
  let afterwards = parts.last?.split(separator: "\u{1B}[?1049l", maxSplits: 1).last ?? ""
  #expect(parts.last?.contains("\u{1B}[?25h") == true)
  #expect(!afterwards.contains("\u{1B}[?25l"))
}

struct NeverSeen: Error, CustomStringConvertible {
  var text: String
  var shown: String
  var description: String {
    "“\(text)” did not appear in a minute. There was: \(shown.debugDescription)"
  }
}

/// What the terminal has printed so far.
private final class Transcript: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    /// Up to where it has been looked through.
    var seen = 0
  }

  private let state = Mutex(State())

  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  func append(_ bytes: [UInt8]) { state.withLock { $0.bytes += bytes } }

  func waitFor(_ text: String) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let isThere = state.withLock { state in
        let new = String(decoding: state.bytes[state.seen...], as: UTF8.self)
        guard let range = new.firstRange(of: text) else { return false }
        state.seen += new[..<range.upperBound].utf8.count
        return true
      }
      if isThere { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw NeverSeen(text: text, shown: self.text)
  }
}
