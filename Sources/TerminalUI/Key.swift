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
