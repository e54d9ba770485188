internal import Platform
internal import TerminalText
internal import TerminalUI

/// Where results go, and what can be shown there.
struct Console: Sendable {
  var capabilities: TerminalCapabilities
  var isTerminal: Bool
  /// The widest line of prose, however wide the window is.
  let widest: Int

  init(_ options: DisplayOptions) {
    isTerminal = Output.standard.isTerminal
    widest = options.width ?? TerminalCapabilities.comfortableWidth
    var capabilities = TerminalCapabilities(
      environment: Environment.all, isTerminal: isTerminal,
      columns: Output.standard.windowSize?.columns, color: options.color)
    if let width = options.width { capabilities.width = width }
    if isTerminal, let theme = Environment["COLORFGBG"].flatMap(Theme.init(colorFGBG:)) {
      capabilities.theme = theme
    }
    if let theme = options.theme { capabilities.theme = theme }
    if options.accessible { capabilities.accessible = true }
    self.capabilities = capabilities
  }

  /// Writes a line to standard output. When nobody reads any more, as in `| head -1`, nothing is
  /// said about it: whoever closed the pipe has seen enough.
  func print(_ line: String) { write(line + "\n") }

  /// Lines that are drawn already.
  func print(_ lines: [String]) { write(lines.map { $0 + "\n" }.joined()) }

  func write(_ text: String) { data(capabilities.spelled(text)) }

  /// Writes what a program reads, such as JSON or Swift, as it is in every locale.
  ///
  /// A result that cannot be written, as on a full disk, ends the tool: nobody shall take what is
  /// missing for a success.
  func data(_ text: String) {
    do throws(OutputError) {
      try Output.standard.write(text)
    } catch {
      guard case .failed(let reason) = error else { return }
      Stop(.fault, reason).end()
    }
  }

  /// Says on standard error what the learner should know besides the result.
  func note(_ sentence: String) {
    Diagnostics.say(sentence, unicode: capabilities.unicode)
  }

  /// Prose, wrapped to the width.
  func say(_ text: String) { print(said(text)) }

  /// The lines of prose that is to be said.
  func said(_ text: String) -> [String] {
    // Spelled first: that makes text longer.
    wrapped(capabilities.spelled(text), width: capabilities.width)
  }

  /// `lead` and the text beside it, wrapped below itself; below `lead` where there is no room.
  ///
  /// `lead` keeps its spaces and may hold styles.
  func lines(_ lead: String, _ text: String) -> [String] {
    let (lead, text) = (capabilities.spelled(lead), capabilities.spelled(text))
    let used = cellWidth(of: lead)
    let room = capabilities.width - used
    guard used <= 6 || room >= min(20, cellWidth(of: text)) else {
      let lines = wrapped(text, width: capabilities.width - 6).map { "      " + $0 }
      let end = lead.lastIndex { $0 != " " }
      return [String(lead[...(end ?? lead.startIndex)])] + lines
    }
    let indent = String(repeating: " ", count: used)
    return wrapped(text, width: max(room, 1)).enumerated().map { index, line in
      (index == 0 ? lead : indent) + line
    }
  }

  func styled(_ text: String, _ style: TextStyle) -> String { capabilities.styled(text, style) }
}
