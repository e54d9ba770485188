import Testing

@testable import TerminalText

@Suite struct TextStyleTests {
  struct Case: Sendable {
    var theme: Theme
    /// Usual backgrounds: of xterm, editors, and the Solarized palettes.
    var backgrounds: [Int]
    var contrast: Double
  }

  private static let dark = [0x000000, 0x1E1E1E, 0x282C34, 0x002B36]
  private static let light = [0xFFFFFF, 0xFDF6E3, 0xEEEEEE]

  // 4.5 is what WCAG 2 asks for (success criterion 1.4.3), and 3 where letters are large or bold.
  @Test(arguments: [
    Case(theme: .dark, backgrounds: dark, contrast: 4.5),
    Case(theme: .light, backgrounds: light, contrast: 4.5),
    Case(theme: .neutral, backgrounds: dark + light, contrast: 3),
  ])
  func `every colour can be read on every background of its theme`(example: Case) throws {
    for depth in [ColorDepth.ansi256, .truecolor] {
      let capabilities = TerminalCapabilities(colors: depth, theme: example.theme)
      for style in TextStyle.allCases {
        guard case .indexed(let index) = capabilities.appearance(of: style).foreground else {
          continue
        }
        for background in example.backgrounds {
          let contrast = contrast(brightness(palette: Int(index)), brightness(background))
          #expect(contrast >= example.contrast, "\(style): \(index) on \(background)")
        }
      }
    }
  }

  @Test func `of a terminal's own colours those are left out that few palettes make legible`() {
    func color(_ style: TextStyle, _ theme: Theme) -> Appearance.Color {
      TerminalCapabilities(colors: .ansi16, theme: theme).appearance(of: style).foreground
    }
    for style in TextStyle.allCases {
      #expect(![.indexed(3), .indexed(6)].contains(color(style, .light)), "\(style)")
      #expect(![.indexed(3), .indexed(4)].contains(color(style, .neutral)), "\(style)")
    }
    #expect(color(.code, .dark) == .indexed(11) && color(.bad, .neutral) == .indexed(1))
  }

  @Test(arguments: Theme.allCases, [ColorDepth.ansi16, .ansi256])
  func `code, headings and links look like no other text`(theme: Theme, depth: ColorDepth) {
    let capabilities = TerminalCapabilities(colors: depth, theme: theme)
    for style in [TextStyle.heading, .title, .link, .code] {
      let isPlain = capabilities.appearance(of: style) == Appearance()
      #expect(!isPlain || (theme == .plain && style == .code), "\(style)")
    }
  }

  /// Relative luminance, as WCAG 2 defines it.
  private func brightness(_ rgb: Int) -> Double {
    let channels = [rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// x to the power of 2.4 by Newton's method: the fifth root of x¹².
  private func power(_ x: Double) -> Double {
    let square = x * x
    let twelfth = square * square * square * square * square * square
    var root = 1.0
    for _ in 0..<60 { root = (4 * root + twelfth / (root * root * root * root)) / 5 }
    return root
  }

  /// A colour of xterm's palette of 256, from 16 on.
  private func brightness(palette index: Int) -> Double {
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
    let cube = index - 16
    return brightness(level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6))
  }

  private func contrast(_ first: Double, _ second: Double) -> Double {
    (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}
