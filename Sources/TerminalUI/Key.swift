/// What a person pressed.
public enum Key: Sendable, Hashable {
  /// A letter, digit, sign or space.
  case character(Character)
  /// A letter with the control key: `control("c")`.
  case control(Character)
  /// The keys with a name of their own.
  case enter, tab, backspace, delete, escape
  /// The arrows.
  case up, down, left, right
  /// The keys that move by pages and to the ends.
  case home, end, pageUp, pageDown
  /// The mouse, in a view that follows it.
  case pointer(Pointer)
}

/// What the first button of a mouse did, and where.
public struct Pointer: Sendable, Hashable {
  /// What can be done with a button.
  public enum Action: Sendable, Hashable {
    /// It was pressed, moved while it was down, let go.
    case pressed, dragged, released
  }

  /// What was done.
  public var action: Action
  /// The line of the window, from 0.
  public var row: Int
  /// The cell of the line, from 0.
  public var column: Int

  /// An action and its place.
  public init(_ action: Action, row: Int, column: Int) {
    (self.action, self.row, self.column) = (action, row, column)
  }
}

/// What comes in from the terminal.
enum TerminalInput: Equatable {
  /// One key.
  case key(Key)
  /// Pasted text, which is not to be taken for keys.
  case paste(String)
  /// An answer of the terminal to a question, without its escape character.
  case reply(String)
}

extension Key {
  /// The key that moves a text the same way: pagers scroll with space, g and G.
  public var asInPager: Key {
    switch self {
    case .character(" "): .pageDown
    case .character("g"): .home
    case .character("G"): .end
    default: self
    }
  }
}
