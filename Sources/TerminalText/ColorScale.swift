/// The colours of heat maps: from dark violet over green to bright yellow.
///
/// The scale is viridis, whose brightness rises evenly, so that it reads in any kind of colour
/// blindness and in black and white.
enum ColorScale {
  // Source: viridis(11) of the viridis palette (van der Walt and Smith, CC0), #440154 to #FDE725.
  private static let viridis: [(red: Double, green: Double, blue: Double)] = [
    (68, 1, 84), (72, 36, 117), (65, 68, 135), (53, 95, 141), (42, 120, 142), (33, 145, 140),
    (34, 168, 132), (68, 191, 112), (122, 209, 81), (189, 223, 38), (253, 231, 37),
  ]

  /// The normal colours that come closest, for terminals with 16: violet, blue, cyan, green, yellow.
  private static let sixteen: [UInt8] = [5, 4, 6, 2, 11]

  /// From empty to full, for terminals without colour.
  static let ramp = Array(" .:-=+*#%@")

  /// - Parameter level: 0 for the minimum … 1 for the maximum; nil for what is not a number.
  static func color(_ level: Double?, depth: ColorDepth) -> Appearance.Color {
    guard let level else { return .indexed(1) }
    let (red, green, blue) = mixed(level)
    switch depth {
    case .none: return .unchanged
    case .ansi16: return .indexed(sixteen[step(level, of: sixteen.count)])
    case .ansi256:
      func cube(_ channel: Double) -> Int {
        // The cube's steps are 0, 95, 135, 175, 215, 255.
        channel < 48 ? 0 : channel < 115 ? 1 : min(5, Int((channel - 35) / 40))
      }
      return .indexed(UInt8(16 + 36 * cube(red) + 6 * cube(green) + cube(blue)))
    case .truecolor:
      return .rgb(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
    }
  }

  static func character(_ level: Double?) -> Character {
    level.map { ramp[step($0, of: ramp.count)] } ?? "?"
  }

  private static func step(_ level: Double, of count: Int) -> Int {
    min(count - 1, Int(level * Double(count)))
  }

  private static func mixed(_ level: Double) -> (Double, Double, Double) {
    let place = level * Double(viridis.count - 1)
    let index = min(viridis.count - 2, Int(place))
    let share = place - Double(index)
    let (from, to) = (viridis[index], viridis[index + 1])
    return (
      from.red + (to.red - from.red) * share, from.green + (to.green - from.green) * share,
      from.blue + (to.blue - from.blue) * share
    )
  }
}
