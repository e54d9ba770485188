public import Platform
public import TerminalText

/// A view in the terminal, from the first picture until it is left.
///
/// It draws on the alternate screen, so that scrollback and what was on the screen stay as they
/// are.
public struct Session: ~Copyable {
  /// How a session ended.
  public enum End: Sendable, Equatable {
    /// The view asked to be left.
    case left
    /// Ctrl-C or Ctrl-\, by key.
    case interrupted
    /// A signal that ends the program.
    case signal(Signal)
    /// The terminal is gone.
    case inputEnded

    /// Whether a signal ended it.
    public var isSignal: Bool {
      if case .signal = self { true } else { false }
    }
  }

  /// What the terminal turned out to be capable of.
  public let capabilities: TerminalCapabilities
  private let raw: RawMode
  private var decoder = InputDecoder()
  private var early: [TerminalInput] = []
  /// Whether the terminal still owes an answer.
  private var awaitsReply = false
  /// From then on none is expected any more.
  private var lastReply = ContinuousClock.now
  private var screen: Screen

  private static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h"
  /// Reports of buttons and of moves with one held down, in numbers of any size.
  private static let follow = "\u{1B}[?1002h\u{1B}[?1006h"
  private static let unfollow = "\u{1B}[?1006l\u{1B}[?1002l"
  private static let leave = "\u{1B}[0m\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"

  /// Takes the terminal over; nil where standard input or output is none, or is `dumb`.
  ///
  /// - Parameters:
  ///   - asksTheme: whether to ask the terminal for its background, when nobody said it.
  ///   - followsPointer: whether the mouse is for the view, and not for the terminal to mark text.
  public init?(
    _ capabilities: TerminalCapabilities, asksTheme: Bool, followsPointer: Bool = false
  ) {
    guard Environment["TERM"] != "dumb",
      let raw = RawMode(
        enter: Self.enter + (followsPointer ? Self.follow : ""),
        leave: (followsPointer ? Self.unfollow : "") + Self.leave)
    else { return nil }
    self.raw = raw
    screen = Screen(capabilities)
    var capabilities = capabilities
    if asksTheme {
      var question = BackgroundQuestion()
      question.ask(&decoder, limit: .milliseconds(200))
      if let theme = question.theme { capabilities.theme = theme }
      early = question.keys
      awaitsReply = question.isOpen
      lastReply = .now + .seconds(3)
    }
    self.capabilities = capabilities
  }

  /// Shows the view until it is left.
  public mutating func run<Content: View>(
    _ view: inout Content, mailbox: Mailbox<Content.Message>
  ) -> End {
    let end = show(&view, mailbox)
    awaitReply()
    return end
  }

  /// Gives a slow line its time: an answer that comes later would be typed into the shell. Who has
  /// read for longer than any line takes does not wait.
  private mutating func awaitReply() {
    while awaitsReply {
      let left = lastReply - ContinuousClock.now
      guard left > .zero, !Waiting.ready([Input.descriptor], atMost: left).isEmpty else { return }
      let bytes = Input.available()
      if bytes.isEmpty { return }
      for case .reply(let reply) in decoder.decode(bytes) where BackgroundQuestion.isLast(reply) {
        awaitsReply = false
      }
    }
  }

  private mutating func show<Content: View>(
    _ view: inout Content, _ mailbox: Mailbox<Content.Message>
  ) -> End {
    var notices = view.watchedFolder.map { FolderNotices($0) }
    view.begin(capabilities)
    var lastSize = Self.size
    guard paint(&view) else { return .inputEnded }
    if let end = take(early, &view) { return end }
    early = []
    while true {
      var descriptors = [Input.descriptor, mailbox.pipe.descriptor]
      if let signals = Signals.descriptor { descriptors.append(signals) }
      let noticesDescriptor = notices?.descriptor ?? nil
      if let noticesDescriptor { descriptors.append(noticesDescriptor) }
      // A lone escape is a key when nothing follows it at once.
      let limit = decoder.isWaiting ? Duration.milliseconds(50) : view.nextTick
      let ready = Waiting.ready(descriptors, atMost: limit)
      for signal in Signals.pending() {
        if signal.isEnd { return .signal(signal) }
        screen.invalidate()
        guard paint(&view) else { return .inputEnded }
      }
      if lastSize != Self.size {
        lastSize = Self.size
        guard paint(&view) else { return .inputEnded }
      }
      var reactions: [Reaction] = []
      if let noticesDescriptor, ready.contains(noticesDescriptor) {
        notices?.clear()
        reactions.append(view.handle(.folderChanged))
      }
      for message in mailbox.take() { reactions.append(view.handle(.message(message))) }
      if ready.isEmpty, !decoder.isWaiting { reactions.append(view.handle(.tick)) }
      if reactions.contains(.leave) { return .left }
      if reactions.contains(.repaint), !paint(&view) { return .inputEnded }
      let inputs: [TerminalInput]
      if ready.contains(Input.descriptor) {
        let bytes = Self.allAvailable()
        if bytes.isEmpty { return .inputEnded }
        inputs = decoder.decode(bytes)
      } else {
        inputs = ready.isEmpty ? decoder.finish() : []
      }
      if let end = take(inputs, &view) { return end }
    }
  }

  /// All that waits, so that a Ctrl-C behind a long paste is seen at once.
  private static func allAvailable() -> [UInt8] {
    var bytes = Input.available()
    while !bytes.isEmpty, bytes.count < 1 << 20,
      !Waiting.ready([Input.descriptor], atMost: .zero).isEmpty
    {
      let more = Input.available()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Takes all that has come, and paints once at the end: what a terminal hands over at once, such
  /// as a paste without marks, is not a picture for each key.
  private mutating func take<Content: View>(
    _ inputs: [TerminalInput], _ view: inout Content
  ) -> End? {
    // Whoever has pasted a whole file wants to leave at the first Ctrl-C, not after the file.
    if inputs.contains(where: Self.isInterruption) { return .interrupted }
    var mustPaint = false
    for input in inputs {
      if let signal = Signals.pending().first(where: \.isEnd) { return .signal(signal) }
      switch take(input, &view) {
      case .none: break
      case .repaint: mustPaint = true
      case .leave: return .left
      }
    }
    return mustPaint && !paint(&view) ? .inputEnded : nil
  }

  private static func isInterruption(_ input: TerminalInput) -> Bool {
    input == .key(.control("c")) || input == .key(.control("\\"))
  }

  private mutating func take<Content: View>(
    _ input: TerminalInput, _ view: inout Content
  ) -> Reaction {
    switch input {
    case .key(.control("z")):
      Signals.suspend()
      return .none
    case .key(.control("l")):
      screen.invalidate()
      return .repaint
    case .key(let key): return view.handle(.key(key))
    case .paste(let text): return view.handle(.paste(text))
    // A late answer of the terminal.
    case .reply(let reply):
      if BackgroundQuestion.isLast(reply) { awaitsReply = false }
      return .none
    }
  }

  /// - Returns: false where the terminal is gone.
  private mutating func paint<Content: View>(_ view: inout Content) -> Bool {
    let size = Self.size
    let output = screen.update(to: view.frame(size), size: size)
    return (try? Output.standard.write(output)) != nil
  }

  private static var size: Size {
    let size = Output.standard.windowSize ?? (columns: 80, rows: 24)
    return Size(columns: max(size.columns, 1), rows: max(size.rows, 1))
  }
}
