public import TerminalMarkdown

/// Something that fills the window and answers to keys.
public protocol View {
  /// What work on other threads reports.
  associatedtype Message: Sendable

  /// Folders whose changes the view wants to hear of.
  var watchedFolder: String? { get }

  /// How long until the view wants a `tick`; nil for never.
  var nextTick: Duration? { get }

  /// Told once, before the first picture, what the terminal turned out to be capable of.
  mutating func begin(_ capabilities: TerminalCapabilities)

  /// Takes in what happened.
  mutating func handle(_ event: Event<Message>) -> Reaction

  /// What the window shows.
  mutating func frame(_ size: Size) -> Frame
}

extension View {
  public var watchedFolder: String? { nil }
  public var nextTick: Duration? { nil }
}

public enum Event<Message: Sendable>: Sendable {
  case key(Key)
  case paste(String)
  /// The watched folder may have changed.
  case folderChanged
  case tick
  case message(Message)
}

public enum Reaction: Sendable, Equatable {
  /// Nothing to be seen has changed.
  case none
  case repaint
  case leave
}
