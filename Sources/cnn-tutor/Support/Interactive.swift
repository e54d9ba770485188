internal import Platform
internal import TerminalText
internal import TerminalUI

/// Shows views where there is somebody to look at them.
enum Interactive {
  /// Shows the view until it is left.
  ///
  /// - Returns: false where nothing can be shown: in a pipe, on a dumb terminal, or for a screen
  ///   reader.
  /// - Throws: `Stop` with status 130 after Ctrl-C, or with the signal that ended it.
  static func show<Content: View>(
    _ view: inout Content, console: Console, display: DisplayOptions,
    mailbox: Mailbox<Content.Message> = Mailbox()
  ) throws -> Bool {
    guard !console.capabilities.accessible,
      var session = Session(
        console.capabilities, asksTheme: asksTheme(console, display),
        followsPointer: view.followsPointer)
    else { return false }
    let end = session.run(&view, mailbox: mailbox)
    _ = consume session
    switch end {
    case .left: return true
    case .interrupted, .inputEnded: throw Stop(.interrupted)
    case .signal(let signal): throw Stop(by: signal)
    }
  }

  /// Whether the background decides anything and nobody has said what it is.
  private static func asksTheme(_ console: Console, _ display: DisplayOptions) -> Bool {
    display.theme == nil && console.capabilities.colors > .ansi16
      && Environment["COLORFGBG"].flatMap(Theme.init(colorFGBG:)) == nil
  }
}
