import TestSupport
import Testing

@testable import TerminalText

@Suite struct TerminalCapabilitiesTests {
  private func capabilities(
    _ environment: [String: String], isTerminal: Bool = true, columns: Int? = 120,
    color: ColorChoice = .auto
  ) -> TerminalCapabilities {
    TerminalCapabilities(
      environment: environment, isTerminal: isTerminal, columns: columns, color: color)
  }

  @Test func `colour follows the option, then the environment, then the terminal`() {
    let xterm = ["TERM": "xterm-256color"]
    #expect(capabilities(xterm).colors == .ansi256)
    #expect(capabilities(["TERM": "xterm"]).colors == .ansi16)
    #expect(capabilities(["TERM": "xterm", "COLORTERM": "truecolor"]).colors == .truecolor)
    #expect(capabilities(["TERM": "dumb"]).colors == .none)
    #expect(capabilities(xterm, isTerminal: false).colors == .none)
    #expect(capabilities(xterm.merging(["NO_COLOR": "1"]) { $1 }).colors == .none)
    #expect(capabilities(xterm.merging(["NO_COLOR": ""]) { $1 }).colors == .ansi256)
    let forced = ["CLICOLOR_FORCE": "1"]
    #expect(capabilities(forced, isTerminal: false).colors == .ansi16)
    #expect(capabilities(["CLICOLOR_FORCE": "0"], isTerminal: false).colors == .none)
    #expect(capabilities(["FORCE_COLOR": "1"], isTerminal: false).colors == .ansi16)
    #expect(capabilities(["NO_COLOR": "1", "CLICOLOR_FORCE": "1"]).colors == .none)
    #expect(capabilities(["NO_COLOR": "1"], color: .always).colors == .ansi16)
    #expect(capabilities(xterm, color: .never).colors == .none)
    #expect(capabilities(["TERM": "dumb"], isTerminal: false, color: .always).colors == .ansi16)
  }

  @Test func `the width is the window's, then COLUMNS, then 80, and never uncomfortable`() {
    #expect(capabilities([:], columns: 60).width == 60)
    #expect(capabilities(["COLUMNS": "50"], columns: nil).width == 50)
    for none in ["x", "0", "-5", ""] {
      #expect(capabilities(["COLUMNS": none], columns: nil).width == 80)
    }
    #expect(capabilities([:], columns: 300).width == TerminalCapabilities.comfortableWidth)
    #expect(capabilities([:], columns: 3).width == TerminalCapabilities.minimumWidth)
    #expect(TerminalCapabilities(width: 200).width == 200)
  }

  @Test func `characters follow the locale`() {
    #expect(capabilities([:]).unicode)
    #expect(capabilities(["LANG": "en_GB.UTF-8"]).unicode)
    #expect(!capabilities(["LANG": "C"]).unicode)
    #expect(!capabilities(["LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"]).unicode)
    #expect(capabilities(["LC_ALL": "", "LANG": "C.utf8"]).unicode)
    #expect(!capabilities(["LANG": "de_DE.ISO-8859-1"]).unicode)
  }

  @Test func `links are written only where they are known to work`() {
    #expect(capabilities(["TERM": "xterm-kitty"]).hyperlinks)
    #expect(capabilities(["TERM": "xterm-256color", "VTE_VERSION": "7200"]).hyperlinks)
    #expect(!capabilities(["TERM": "xterm-256color"]).hyperlinks)
    #expect(!capabilities(["TERM": "xterm-kitty"], isTerminal: false).hyperlinks)
    #expect(!capabilities(["TERM": "xterm-kitty", "NO_COLOR": "1"]).hyperlinks)
    #expect(!capabilities(["TERM": "xterm-kitty", "TMUX": "/tmp/x"]).hyperlinks)
  }

  @Test func `linear text is asked for with ACCESSIBLE`() {
    #expect(capabilities(["ACCESSIBLE": "1"]).accessible)
    #expect(!capabilities(["ACCESSIBLE": "0"]).accessible)
    #expect(!capabilities([:]).accessible)
  }

  @Test(arguments: TextStyle.allCases, Theme.allCases)
  func `a style is switched on and off, and never without colour`(style: TextStyle, theme: Theme) {
    for colors in ColorDepth.allCases {
      let capabilities = TerminalCapabilities(colors: colors, theme: theme)
      let text = capabilities.styled("text", style)
      let terminal = VirtualTerminal(text + "\n")
      #expect(terminal.faults == [] && terminal.lines == ["text"])
      #expect(terminal.hasStyles == (text != "text"))
      #expect(colors != .none || text == "text")
      if theme == .plain {
        #expect(!text.contains("[3") && !text.contains(";3") || style == .emphasis)
      }
    }
  }
}
