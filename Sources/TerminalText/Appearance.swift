/// How text looks, as a terminal understands it: what SGR and OSC 8 switch on.
package struct Appearance: Equatable {
  package struct Attributes: OptionSet {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    static let bold = Attributes(rawValue: 1 << 0)
    static let dim = Attributes(rawValue: 1 << 1)
    static let italic = Attributes(rawValue: 1 << 2)
    static let underlined = Attributes(rawValue: 1 << 3)
    static let reversed = Attributes(rawValue: 1 << 4)
  }

  package enum Color: Equatable {
    case unchanged
    /// 0–7 normal, 8–15 bright, 16–255 of the 256-colour palette.
    case indexed(UInt8)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
  }

  var attributes: Attributes = []
  var foreground = Color.unchanged
  var background = Color.unchanged

  package init(
    attributes: Attributes = [], foreground: Color = .unchanged, background: Color = .unchanged
  ) {
    (self.attributes, self.foreground, self.background) = (attributes, foreground, background)
  }

  /// This appearance with another on top, as emphasis in a heading.
  package func combined(with inner: Appearance) -> Appearance {
    Appearance(
      attributes: attributes.union(inner.attributes),
      foreground: inner.foreground == .unchanged ? foreground : inner.foreground,
      background: inner.background == .unchanged ? background : inner.background)
  }
}

extension Appearance {
  static let reset = Array("\u{1B}[0m".utf8)

  /// Writes the sequence that switches this appearance on, coming from plain text.
  func appendSelecting(to bytes: inout [UInt8]) {
    guard self != Appearance() else { return }
    var codes: [String] = []
    for (attribute, code) in Self.codes where attributes.contains(attribute) { codes.append(code) }
    codes += foreground.codes(normal: 30, bright: 90, extended: 38)
    codes += background.codes(normal: 40, bright: 100, extended: 48)
    bytes.append(contentsOf: "\u{1B}[\(codes.joined(separator: ";"))m".utf8)
  }

  private static let codes: [(Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underlined, "4"), (.reversed, "7"),
  ]
}

extension Appearance.Color {
  fileprivate func codes(normal: Int, bright: Int, extended: Int) -> [String] {
    switch self {
    case .unchanged: []
    case .indexed(let index) where index < 8: ["\(normal + Int(index))"]
    case .indexed(let index) where index < 16: ["\(bright + Int(index) - 8)"]
    case .indexed(let index): ["\(extended)", "5", "\(index)"]
    case .rgb(let red, let green, let blue):
      ["\(extended)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
