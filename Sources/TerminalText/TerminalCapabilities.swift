/// What the terminal at the other end can show; everything that draws is handed one of these.
///
/// Nothing in this module asks the operating system. The command finds the capabilities out once,
/// with ``init(environment:isTerminal:columns:color:)``, and passes them down.
public struct TerminalCapabilities: Sendable, Equatable {
  /// The widest line of prose, in cells. Never less than ``minimumWidth``.
  public var width: Int {
    didSet { width = max(width, Self.minimumWidth) }
  }

  /// How many colours there are; with ``ColorDepth/none`` no escape sequence is written at all.
  public var colors: ColorDepth

  /// Whether the terminal shows more than ASCII.
  public var unicode: Bool

  /// Whether links are written as OSC 8 hyperlinks; otherwise their address is shown.
  public var hyperlinks: Bool

  /// Which hues are used.
  public var theme: Theme

  /// Linear text for screen readers: no boxes, no columns, everything in words.
  public var accessible: Bool

  /// Below this nothing can be laid out sensibly.
  public static let minimumWidth = 20

  /// Longer lines are hard to read, so wider terminals are not filled unless asked to.
  public static let comfortableWidth = 96

  /// Those of a pipe, unless something else is given.
  public init(
    width: Int = 80,
    colors: ColorDepth = .none,
    unicode: Bool = true,
    hyperlinks: Bool = false,
    theme: Theme = .neutral,
    accessible: Bool = false
  ) {
    self.width = max(width, Self.minimumWidth)
    self.colors = colors
    self.unicode = unicode
    self.hyperlinks = hyperlinks
    self.theme = theme
    self.accessible = accessible
  }
}

/// How many colours a terminal has.
public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
  /// No colour, and no bold either.
  case none
  /// The 16 colours that the user's terminal theme defines.
  case ansi16
  /// The 256 colours of xterm.
  case ansi256
  /// 24 bits a colour.
  case truecolor

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Which hues are used where there is colour.
public enum Theme: String, Sendable, CaseIterable {
  /// Colours that read on a dark and on a light background alike.
  case neutral
  /// Colours for a dark background.
  case dark
  /// Colours for a light background.
  case light
  /// Bold, dim, underlined and reversed text, but no hue.
  case plain
}

/// What the option `--color` says.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// Colour where a terminal shows it.
  case auto
  /// Colour in a pipe as well.
  case always
  /// No colour.
  case never
}

extension TerminalCapabilities {
  /// The capabilities that the environment promises.
  ///
  ///     let pipe = TerminalCapabilities(environment: [:], isTerminal: false, columns: nil)
  ///     pipe.colors  // .none
  ///
  /// Colour: `color`, then `NO_COLOR`, then `CLICOLOR_FORCE` and `FORCE_COLOR`, then whether the
  /// output is a terminal that is not `dumb`. Characters: the locale's. Links: terminals that say
  /// they know OSC 8. `ACCESSIBLE` set to anything but `0` turns on linear text.
  ///
  /// - Parameter columns: the window's width, or nil where there is none; then `COLUMNS` counts,
  ///   then 80. The width is kept at or below ``comfortableWidth``.
  public init(
    environment: [String: String], isTerminal: Bool, columns: Int?, color: ColorChoice = .auto
  ) {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    func isOn(_ name: String) -> Bool { isSet(name) && environment[name] != "0" }
    let dumb = environment["TERM"] == "dumb"
    let wanted =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        !isSet("NO_COLOR")
          && (isOn("CLICOLOR_FORCE") || isOn("FORCE_COLOR") || (isTerminal && !dumb))
      }
    self.init(
      width: min(
        columns ?? environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80,
        Self.comfortableWidth),
      colors: wanted ? ColorDepth(environment: environment) : .none,
      unicode: Self.showsUnicode(environment),
      hyperlinks: wanted && isTerminal && !dumb && Self.knowsHyperlinks(environment),
      accessible: isOn("ACCESSIBLE"))
  }

  /// Whether the locale shows more than ASCII.
  public static func showsUnicode(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    // Nothing said: containers and cron jobs. Their output ends in files that are read as UTF-8.
    guard let locale = locale?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
      || (locale != "c" && locale != "posix" && !locale.contains("."))
  }

  private static func knowsHyperlinks(_ environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    if environment["TMUX"] != nil || term.hasPrefix("screen") || term == "linux" { return false }
    return ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"].contains(program)
      || ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm"].contains(term)
      || environment["WT_SESSION"] != nil || environment["KONSOLE_VERSION"] != nil
      || (environment["VTE_VERSION"].flatMap { Int($0) } ?? 0) >= 5000
  }
}

extension ColorDepth {
  init(environment: [String: String]) {
    let term = environment["TERM"] ?? ""
    if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") || term.hasSuffix("-direct")
    {
      self = .truecolor
    } else if term.contains("256") {
      self = .ansi256
    } else {
      self = .ansi16
    }
  }
}
