public import TerminalText

/// Something that fills the window and answers to keys.
public protocol View {
  /// What work on other threads reports.
  associatedtype Message: Sendable

  /// Folders whose changes the view wants to hear of.
  var watchedFolder: String? { get }

  /// How long until the view wants a `tick`; nil for never.
  var nextTick: Duration? { get }

  /// Whether the view wants to hear of the mouse.
  var followsPointer: Bool { get }

  /// Told once, before the first picture, what the terminal turned out to be capable of.
  mutating func begin(_ capabilities: TerminalCapabilities)

  /// Takes in what happened.
  mutating func handle(_ event: Event<Message>) -> Reaction

  /// What the window shows.
  mutating func frame(_ size: Size) -> Frame
}

extension View {
  /// None, unless the view says so.
  public var watchedFolder: String? { nil }
  /// No, unless the view says so: what the mouse marks is then for the terminal to copy.
  public var followsPointer: Bool { false }
  /// Never, unless the view says so.
  public var nextTick: Duration? { nil }
}

/// What happens while a view is shown.
public enum Event<Message: Sendable>: Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted; it is not to be taken for keys.
  case paste(String)
  /// The watched folder may have changed.
  case folderChanged
  /// The time that `nextTick` gave has passed.
  case tick
  /// Work on another thread reports.
  case message(Message)
}

/// What a view wants after an event.
public enum Reaction: Sendable, Equatable {
  /// Nothing to be seen has changed.
  case none
  /// Its picture has changed.
  case repaint
  /// It is done.
  case leave
}
