import TerminalText

@testable import cnn_tutor

/// The ways in which a screen is looked at: three widths, two backgrounds, and read aloud.
enum Look: String, CaseIterable, Sendable {
  case narrow = "40", usual = "80", wide = "120", dark, light, accessible

  var width: Int { [.narrow: 40, .wide: 120][self] ?? 80 }

  var display: DisplayOptions {
    var display = DisplayOptions()
    display.width = width
    display.accessible = self == .accessible
    display.color = self == .dark || self == .light ? .always : .never
    display.theme = self == .dark ? .dark : self == .light ? .light : .plain
    return display
  }
}
