internal import ConvNet

/// Finds the digits in a map of ink: spots of ink that belong together, from left to right.
struct DigitFinder {
  /// The ink of one digit, with nothing of its neighbours.
  struct Found {
    var map: GreyMap
    var box: Box
    /// Of its strokes.
    var level: Float
  }

  private(set) var digits: [Found] = []
  /// How many spots were too small to be a digit.
  private(set) var specks = 0

  private struct Spot {
    var pixels: [Int]
    var box: Box
    var touchesRim: Bool
  }

  init(_ ink: Ink) {
    guard ink.isVisible else { return }
    let all = Self.spots(ink)
    let spots = Self.withoutRims(all, ink.map.shape)
    guard let tallest = spots.map(\.box.height).max() else { return }
    var groups: [Spot] = []
    for spot in spots.sorted(by: { $0.pixels.count > $1.pixels.count }) {
      let home = groups.firstIndex { Self.belongs(spot.box, to: $0.box, tallest: tallest) }
      if let home {
        groups[home].pixels += spot.pixels
        groups[home].box = groups[home].box.union(spot.box)
      } else {
        groups.append(spot)
      }
    }
    let height = groups.map(\.box.height).max() ?? 0
    let largest = groups.map(\.pixels.count).max() ?? 0
    let kept = groups.filter {
      Float($0.box.height) > 0.4 * Float(height) && $0.pixels.count * 25 > largest
    }
    specks = groups.count - kept.count
    digits = kept.sorted { $0.box.columns.lowerBound < $1.box.columns.lowerBound }
      .map { Self.found($0, ink) }
  }

  /// The pixels above the threshold, in pieces that hang together at sides or corners.
  private static func spots(_ ink: Ink) -> [Spot] {
    let shape = ink.map.shape
    let threshold = ink.threshold
    var isSeen = ink.map.cells.map { $0 <= threshold }
    var spots: [Spot] = []
    for start in isSeen.indices where !isSeen[start] {
      isSeen[start] = true
      var spot = Spot(
        pixels: [start], box: Box(start / shape.columns, start % shape.columns), touchesRim: false)
      var next = 0
      while next < spot.pixels.count {
        let (row, column) = spot.pixels[next].quotientAndRemainder(dividingBy: shape.columns)
        next += 1
        spot.box = spot.box.including(row, column)
        for i in max(0, row - 1)...min(shape.rows - 1, row + 1) {
          for j in max(0, column - 1)...min(shape.columns - 1, column + 1) {
            let place = i * shape.columns + j
            guard !isSeen[place] else { continue }
            isSeen[place] = true
            spot.pixels.append(place)
          }
        }
      }
      spot.touchesRim =
        spot.box.rows.lowerBound == 0 || spot.box.columns.lowerBound == 0
        || spot.box.rows.upperBound == shape.rows - 1
        || spot.box.columns.upperBound == shape.columns - 1
      spots.append(spot)
    }
    return spots
  }

  /// Without what comes in from outside, such as the edge of a table; where a digit is cut by the
  /// rim and nothing else is there, it stays.
  private static func withoutRims(_ spots: [Spot], _ shape: Shape) -> [Spot] {
    let inside = spots.filter { !$0.touchesRim }
    let largest = spots.map(\.pixels.count).max() ?? 0
    let hasDigit = inside.contains {
      $0.pixels.count * 20 > largest && $0.box.height * 12 > shape.rows
    }
    return hasDigit ? inside : spots
  }

  /// Whether a spot is a part of a digit: above or below it, in it, or so near that a pen has
  /// skipped.
  private static func belongs(_ spot: Box, to digit: Box, tallest: Int) -> Bool {
    let shared =
      min(spot.columns.upperBound, digit.columns.upperBound)
      - max(spot.columns.lowerBound, digit.columns.lowerBound) + 1
    let below = max(
      spot.rows.lowerBound - digit.rows.upperBound, digit.rows.lowerBound - spot.rows.upperBound)
    let near = max(2, tallest / 12)
    return 2 * shared >= min(spot.width, digit.width) && below <= tallest / 4
      || shared > -near && below <= near && spot.height * 2 < tallest
  }

  private static func found(_ spot: Spot, _ ink: Ink) -> Found {
    let shape = ink.map.shape
    let levels = spot.pixels.map { ink.map.cells[$0] }.sorted()
    // The edge of a stroke is between paper and ink: two pixels around belong to it.
    let margin = 2
    let box = Box(
      rows: max(
        0, spot.box.rows.lowerBound - margin)...min(
          shape.rows - 1, spot.box.rows.upperBound + margin),
      columns: max(
        0, spot.box.columns.lowerBound - margin)...min(
          shape.columns - 1, spot.box.columns.upperBound + margin))
    var isNear = [Bool](repeating: false, count: box.height * box.width)
    for pixel in spot.pixels {
      let (row, column) = pixel.quotientAndRemainder(dividingBy: shape.columns)
      for i in max(box.rows.lowerBound, row - margin)...min(box.rows.upperBound, row + margin) {
        for j in max(
          box.columns.lowerBound, column - margin)...min(
            box.columns.upperBound, column + margin)
        {
          isNear[(i - box.rows.lowerBound) * box.width + j - box.columns.lowerBound] = true
        }
      }
    }
    let cells = isNear.indices.map { place -> Float in
      guard isNear[place] else { return 0 }
      return ink.map[
        box.rows.lowerBound + place / box.width, box.columns.lowerBound + place % box.width]
    }
    return Found(
      map: GreyMap(shape: Shape(rows: box.height, columns: box.width), cells: cells),
      box: spot.box, level: levels[levels.count * 3 / 4])
  }
}
