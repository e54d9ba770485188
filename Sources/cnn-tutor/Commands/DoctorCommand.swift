internal import ArgumentParser
internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Checks what the tutor needs and says how to mend the rest.")

  @OptionGroup var place: PlaceOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let desk = try Desk(place, display, saysLoss: false)
    let findings = Checkup(desk).findings()
    for finding in findings { desk.console.print(finding.lines(desk.console)) }
    if findings.contains(where: { $0.state == .broken }) { throw Stop(.fault) }
  }
}

/// What `doctor` looks at.
struct Checkup {
  struct Finding {
    enum State: String { case fine = "ok", note = "note", broken = "broken" }
    var state: State
    var sentence: String

    func lines(_ console: Console) -> [String] {
      let style: TextStyle =
        switch state {
        case .fine: .good
        case .note: .warning
        case .broken: .bad
        }
      return console.lines(
        console.styled(padded(state.rawValue, to: 6), style) + "  ", sanitized(sentence))
    }
  }

  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  func findings() -> [Finding] { [compiler, sandbox, course, terminal, workspace, scratch] }

  private var compiler: Finding {
    do throws(JudgeError) {
      let compiler = try Compiler.find()
      return Finding(state: .fine, sentence: "The Swift compiler is “\(compiler.path)”.")
    } catch {
      return Finding(state: .broken, sentence: error.description)
    }
  }

  private var sandbox: Finding {
    let protection = Protection.here
    let layers = protection.layers.joined(separator: ", ")
    switch protection.extent {
    case .full:
      return Finding(
        state: .fine, sentence: "Exercises are held back in full while they run: \(layers).")
    case .partial:
      let missing = protection.missing.joined(separator: ", ")
      return Finding(
        state: .note,
        sentence: "Exercises are held back in part while they run. What holds: \(layers). What "
          + "does not, on this kernel or in this container: \(missing).")
    case .none:
      return Finding(
        state: .note,
        sentence: "Nothing holds exercises back while they run: judge files of people you trust.")
    }
  }

  private var course: Finding {
    let place = desk.courseFolder.map { " in “\($0)”" } ?? ""
    return Finding(
      state: .fine,
      sentence: "The course\(place) has \(counted(desk.course.lessons.count, "lesson")).")
  }

  private var terminal: Finding {
    let capabilities = desk.console.capabilities
    guard desk.console.isTerminal else {
      return Finding(
        state: .note, sentence: "Output goes to a file or a pipe: no colours, no keys.")
    }
    let columns = Output.standard.windowSize.map { "\($0.columns)×\($0.rows) cells" } ?? "no size"
    let unicode =
      capabilities.unicode ? "UTF-8" : "ASCII only (set LANG to a UTF-8 locale for more)"
    return Finding(
      state: .fine,
      sentence: "The terminal: \(columns), colours: \(capabilities.colors), \(unicode).")
  }

  private var workspace: Finding {
    guard let workspace = desk.workspace else {
      return Finding(
        state: .note, sentence: "No workspace here. `cnn-tutor start` makes one: “cnn-exercises”.")
    }
    if let loss = desk.lossOfState { return Finding(state: .note, sentence: loss) }
    do throws(WorkspaceError) {
      let snapshot = try workspace.progress.update { _ in }
      let notice = snapshot.notice.map { " " + $0 } ?? ""
      return Finding(
        state: notice.isEmpty ? .fine : .note,
        sentence: "The workspace is “\(workspace.root)”.\(notice)")
    } catch {
      return Finding(
        state: .broken, sentence: "The workspace “\(workspace.root)” cannot be written. \(error)")
    }
  }

  /// Room for what a compiler writes, and a disk from which programs may be started.
  private var scratch: Finding {
    let remedy = "Set TMPDIR to a folder of yours."
    do throws(FileError) {
      let folder = try TemporaryFolder(prefix: "cnn-tutor")
      defer { try? folder.remove() }
      let open = try folder.open()
      try open.writeScratch([UInt8](repeating: 0, count: 32 << 20), to: "room")
      try open.writeScratch(Array("#!/bin/sh\n".utf8), to: "program")
      let program = Path.join(folder.path, "program")
      try Files.setPermissions(program, 0o700)
      guard (try? Processes.run(program, []))?.status == 0 else {
        return Finding(
          state: .broken,
          sentence:
            "No program can be started in “\(Path.folder(folder.path))”, where exercises are "
            + "compiled to: its disk may be mounted with noexec. \(remedy)")
      }
      return Finding(state: .fine, sentence: "Scratch files can be written and run.")
    } catch {
      return Finding(
        state: .broken, sentence: "No scratch folder for running exercises. \(error) \(remedy)")
    }
  }
}
