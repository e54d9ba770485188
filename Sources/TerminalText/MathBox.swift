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
    let width = lines.lazy.map(cellWidth(of:)).max() ?? 0
    self.init(lines: lines.map { padded($0, to: width) }, width: width, axis: axis)
  }

  /// - Precondition: each line is `width` cells wide; what is known is not measured again.
  private init(lines: [String], width: Int, axis: Int) {
    (self.lines, self.width, self.axis) = (lines, width, axis)
  }

  static let empty = MathBox("")

  var height: Int { lines.count }
  var below: Int { height - axis - 1 }

  /// Boxes beside each other, aligned on their axes.
  static func row(_ boxes: [MathBox]) -> MathBox {
    var (above, below, width) = (0, 0, 0)
    for box in boxes {
      above = max(above, box.axis)
      below = max(below, box.below)
      width += box.width
    }
    var lines = Array(repeating: "", count: above + 1 + below)
    for box in boxes {
      let top = above - box.axis
      for line in lines.indices {
        if line >= top, line < top + box.height {
          lines[line] += box.lines[line - top]
        } else {
          lines[line].appendSpaces(box.width)
        }
      }
    }
    return MathBox(lines: lines, width: width, axis: above)
  }

  /// Boxes below each other; the axis is that of the one at `index`.
  static func column(_ boxes: [MathBox], axisOf index: Int, alignment: Alignment) -> MathBox {
    var width = 0
    for box in boxes { width = max(width, box.width) }
    var lines: [String] = []
    var axis = 0
    for (place, box) in boxes.enumerated() {
      if place == index { axis = lines.count + box.axis }
      lines += box.widened(to: width, alignment: alignment).lines
    }
    return MathBox(lines: lines, width: width, axis: axis)
  }

  /// Spaces on both sides.
  func widened(to width: Int, alignment: Alignment) -> MathBox {
    guard self.width < width else { return self }
    let (before, after) = alignment.spaces(width - self.width)
    let lines = lines.map { line in
      var wide = ""
      wide.appendSpaces(before)
      wide += line
      wide.appendSpaces(after)
      return wide
    }
    return MathBox(lines: lines, width: width, axis: axis)
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
