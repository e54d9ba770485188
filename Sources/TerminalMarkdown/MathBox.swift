/// A drawing of characters with a line, the axis, on which its neighbours are aligned.
struct MathBox: Equatable {
  /// All of the same width.
  var lines: [String]
  var width: Int
  /// The index of the line of fraction bars, minus signs and plain letters.
  var axis: Int

  init(_ text: String) {
    lines = [text]
    width = cellWidth(of: text)
    axis = 0
  }

  init(lines: [String], axis: Int) {
    let width = lines.map(cellWidth(of:)).max() ?? 0
    self.width = width
    self.lines = lines.map { padded($0, to: width) }
    self.axis = axis
  }

  static let empty = MathBox("")

  var height: Int { lines.count }
  var below: Int { height - axis - 1 }

  /// Boxes beside each other, aligned on their axes.
  static func row(_ boxes: [MathBox]) -> MathBox {
    let above = boxes.map(\.axis).max() ?? 0
    let below = boxes.map(\.below).max() ?? 0
    let lines = (-above...below).map { line in
      boxes.map { box in
        let index = box.axis + line
        return box.lines.indices.contains(index)
          ? box.lines[index] : String(repeating: " ", count: box.width)
      }.joined()
    }
    return MathBox(lines: lines, axis: above)
  }

  /// Boxes below each other; the axis is that of the one at `index`.
  static func column(_ boxes: [MathBox], axisOf index: Int, alignment: Alignment) -> MathBox {
    let width = boxes.map(\.width).max() ?? 0
    let lines = boxes.flatMap { box in
      box.lines.map { padded($0, to: width, alignment: alignment) }
    }
    return MathBox(
      lines: lines, axis: boxes[..<index].map(\.height).reduce(0, +) + boxes[index].axis)
  }

  /// Spaces on both sides.
  func widened(to width: Int, alignment: Alignment) -> MathBox {
    MathBox(
      lines: lines.map { padded($0, to: width, alignment: alignment) }, axis: axis)
  }

  /// Brackets around it, as tall as it is.
  func fenced(left: String, right: String, unicode: Bool) -> MathBox {
    func side(_ delimiter: String) -> MathBox {
      guard height > 1, !delimiter.isEmpty else { return MathBox(delimiter) }
      let pieces = Self.pieces(delimiter, unicode: unicode)
      let lines = (0..<height).map { line in
        if height == 2, let pair = pieces.pair { return line == 0 ? pair.0 : pair.1 }
        if line == 0 { return pieces.top }
        if line == height - 1 { return pieces.bottom }
        return line == (height - 1) / 2 ? pieces.middle : pieces.side
      }
      return MathBox(lines: lines, axis: axis)
    }
    return .row([side(left), self, side(right)])
  }

  private struct Pieces {
    var top: String
    var side: String
    var middle: String
    var bottom: String
    var pair: (String, String)?

    init(_ top: String, _ side: String, _ bottom: String) {
      (self.top, self.side, middle, self.bottom) = (top, side, side, bottom)
    }
  }

  private static func pieces(_ delimiter: String, unicode: Bool) -> Pieces {
    guard unicode else {
      return switch delimiter {
      case "⌊": Pieces("|", "|", "L")
      case "⌋": Pieces("|", "|", "J")
      default: Pieces(delimiter, delimiter, delimiter)
      }
    }
    switch delimiter {
    case "(": return Pieces("⎛", "⎜", "⎝")
    case ")": return Pieces("⎞", "⎟", "⎠")
    case "[": return Pieces("⎡", "⎢", "⎣")
    case "]": return Pieces("⎤", "⎥", "⎦")
    case "⌊": return Pieces("⎢", "⎢", "⎣")
    case "⌋": return Pieces("⎥", "⎥", "⎦")
    case "⌈": return Pieces("⎡", "⎢", "⎢")
    case "⌉": return Pieces("⎤", "⎥", "⎥")
    case "{":
      var pieces = Pieces("⎧", "⎪", "⎩")
      pieces.middle = "⎨"
      pieces.pair = ("⎰", "⎱")
      return pieces
    case "}":
      var pieces = Pieces("⎫", "⎪", "⎭")
      pieces.middle = "⎬"
      pieces.pair = ("⎱", "⎰")
      return pieces
    case "|": return Pieces("│", "│", "│")
    default: return Pieces(delimiter, delimiter, delimiter)
    }
  }
}
