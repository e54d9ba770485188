/// What a piece of text is; how that looks depends on the terminal and its theme.
///
///     capabilities.styled("passed", .good)  // "\u{1B}[32mpassed\u{1B}[0m", or "passed" in a pipe
///
/// Nothing may depend on the style alone: colour can be missing, so wrong cells also get a glyph.
public enum TextStyle: String, Sendable, CaseIterable {
  /// Text as it is.
  case plain
  /// Strong emphasis.
  case bold
  /// Emphasis.
  case emphasis
  /// Less important than the text around it.
  case dim
  /// The title of a document.
  case title
  /// The heading of a section.
  case heading
  /// The text of a link, or its address.
  case link
  /// Code in a line or a block.
  case code
  /// A keyword of Swift.
  case keyword
  /// The name of a type.
  case typeName
  /// A number in code.
  case number
  /// A string in code.
  case string
  /// A comment in code.
  case comment
  /// Right: a passed check.
  case good
  /// Wrong: a failed check, an error.
  case bad
  /// Neither right nor wrong: look here.
  case warning
  /// Pointed at: the cell being worked on, the overlay's place, a search hit.
  case mark
  /// A key or a command to type.
  case key
  /// Bars, bullets, brackets and rules.
  case frame
  /// The overlays of a figure; a letter says which is which where there is no colour.
  case blue, red, green, purple
}

extension TerminalCapabilities {
  /// The text with the escape sequences of a style around it; unchanged where there is no colour.
  ///
  /// - Precondition: the text is clean. What comes from a file, a learner or a compiler goes
  ///   through ``sanitized(_:unicode:keepingNewlines:)`` first.
  public func styled(_ text: String, _ style: TextStyle) -> String {
    let appearance = appearance(of: style)
    guard colors != .none, appearance != Appearance(), !text.isEmpty else { return text }
    var bytes: [UInt8] = []
    appearance.appendSelecting(to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + text + "\u{1B}[0m"
  }

  /// How a style looks here.
  package func appearance(of style: TextStyle) -> Appearance {
    guard colors != .none else { return Appearance() }
    var appearance = Appearance(attributes: style.attributes)
    guard theme != .plain, let hue = style.hue else { return appearance }
    appearance.foreground = hue.color(theme: theme, depth: colors)
    return appearance
  }
}

extension TextStyle {
  fileprivate var attributes: Appearance.Attributes {
    switch self {
    case .bold, .heading, .key, .good, .keyword, .blue, .red, .green, .purple: .bold
    case .title: [.bold, .underlined]
    case .emphasis: .italic
    case .dim, .comment, .frame: .dim
    case .link: .underlined
    case .bad, .warning: .bold
    case .mark: .reversed
    case .plain, .code, .typeName, .number, .string: []
    }
  }

  fileprivate var hue: Hue? {
    switch self {
    case .title, .heading, .link, .blue: .blue
    case .code, .string: .yellow
    case .keyword, .key, .purple: .magenta
    case .typeName, .number: .cyan
    case .good, .green: .green
    case .bad, .red: .red
    case .warning: .yellow
    case .plain, .bold, .emphasis, .dim, .comment, .mark, .frame: nil
    }
  }
}

/// The hues of the themes: the terminal's own 16 colours, or fixed ones where there are more.
private enum Hue: Int {
  case red = 1
  case green = 2
  case yellow = 3
  case blue = 4
  case magenta = 5
  case cyan = 6

  func color(theme: Theme, depth: ColorDepth) -> Appearance.Color {
    guard depth > .ansi16 else { return ownColor(theme) }
    return switch theme {
    case .dark: .indexed(dark)
    case .light: .indexed(light)
    case .neutral, .plain: .indexed(neutral)
    }
  }

  /// One of the 16 that the user's terminal defines. Its normal colours are legible on most
  /// backgrounds, but yellow and cyan hardly ever on a light one, and blue on a dark one.
  private func ownColor(_ theme: Theme) -> Appearance.Color {
    switch (theme, self) {
    case (.dark, _): .indexed(UInt8(rawValue + 8))
    case (.light, .yellow): .indexed(UInt8(Hue.magenta.rawValue))
    case (.light, .cyan): .indexed(UInt8(Hue.blue.rawValue))
    case (.neutral, .yellow): .indexed(UInt8(Hue.cyan.rawValue))
    case (.neutral, .blue): .unchanged
    default: .indexed(UInt8(rawValue))
    }
  }

  private var dark: UInt8 {
    switch self {
    case .red: 210
    case .green: 114
    case .yellow: 222
    case .blue: 117
    case .magenta: 183
    case .cyan: 116
    }
  }

  private var light: UInt8 {
    switch self {
    case .red: 124
    case .green: 22
    case .yellow: 94
    case .blue: 25
    case .magenta: 90
    case .cyan: 23
    }
  }

  /// In the middle, for a background that nobody knows.
  private var neutral: UInt8 {
    switch self {
    case .red: 131
    case .green: 29
    case .yellow: 100
    case .blue: 32
    case .magenta: 133
    case .cyan: 30
    }
  }
}
