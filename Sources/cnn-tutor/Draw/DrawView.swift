internal import ConvNet
internal import Pictures
internal import Platform
internal import TerminalText
internal import TerminalUI

/// The window of `draw`: the sheet, what the network gets of it, and what it reads.
struct DrawView: View {
  /// Nothing runs beside it.
  typealias Message = Never

  private let readers: [DigitReader]
  /// Which of them reads.
  private var reading = 0
  private var console: Console
  private(set) var sheet = DrawingSheet()
  private var prepared: PreparedDigit?
  /// Of each digit; nil where nothing is drawn.
  private(set) var probabilities: [Double]?
  private var notice = "The arrow keys move the pen, and so does the mouse."

  init(_ readers: [DigitReader], console: Console) {
    (self.readers, self.console) = (readers, console)
  }

  var followsPointer: Bool { true }

  mutating func begin(_ capabilities: TerminalCapabilities) { console.capabilities = capabilities }

  private var reader: DigitReader { readers[reading] }

  /// The digit that is read, and how sure the network is of it.
  var read: (digit: Int, probability: Double)? {
    guard let probabilities, let best = probabilities.max(),
      let digit = probabilities.firstIndex(of: best)
    else { return nil }
    return (digit, best)
  }

  /// What is left to say when the window is gone.
  var result: String? {
    read.map {
      "\(name) read a \($0.digit), \(TrainingNumbers.percent($0.probability)) sure."
    }
  }

  private var name: String {
    reader.path.map { "The network in “\(sanitized($0))”" } ?? "The tutor's network"
  }
}

// MARK: - Keys

extension DrawView {
  mutating func handle(_ event: Event<Never>) -> Reaction {
    guard case .key(let key) = event else { return .none }
    notice = ""
    switch key {
    case .up, .character("k"): sheet.move(rows: -1, columns: 0)
    case .down, .character("j"): sheet.move(rows: 1, columns: 0)
    case .left, .character("h"): sheet.move(rows: 0, columns: -1)
    case .right, .character("l"): sheet.move(rows: 0, columns: 1)
    case .character(" "), .enter:
      if sheet.isPenDown { sheet.lift() } else { sheet.lower() }
    case .character("u"), .backspace:
      notice = sheet.canUndo ? "" : "There is nothing to take back."
      sheet.undo()
    case .character("c"): sheet.clear()
    case .character("s"): save()
    case .character("n") where readers.count > 1: reading = (reading + 1) % readers.count
    case .pointer(let pointer): follow(pointer)
    case .character("q"), .escape: return .leave
    default: return .none
    }
    readAgain()
    return .repaint
  }

  /// A press begins a stroke on the sheet; elsewhere nothing is drawn.
  private mutating func follow(_ pointer: Pointer) {
    // Each character shows two pixels, one above the other.
    let row = (pointer.row - Self.top) * 2
    let column = pointer.column - Self.left
    let isInside = (0..<DrawingSheet.side).contains(row) && (0..<DrawingSheet.side).contains(column)
    switch pointer.action {
    case .pressed where isInside:
      sheet.lift()
      sheet.move(to: row, column)
      sheet.lower()
    case .dragged where sheet.isPenDown: sheet.move(to: row, column)
    case .released: sheet.lift()
    default: break
    }
  }

  private mutating func readAgain() {
    prepared = reader.preparation.digit(drawn: sheet.map)
    probabilities = prepared.flatMap { reader.probabilities(of: [$0.picture])?.first }
  }

  /// In the first file that is not there yet.
  private mutating func save() {
    guard !sheet.isEmpty else {
      notice = "There is nothing drawn yet."
      return
    }
    for number in 1...999 {
      let path = "digit-\(number).pgm"
      do throws(FileError) {
        try Files.create(path, sheet.portableGrayMap)
        notice = "Saved as \(path)."
        return
      } catch .exists {
        continue
      } catch {
        notice = error.description
        return
      }
    }
    notice = "There are 999 drawings in this folder; move some away."
  }
}

// MARK: - The window

extension DrawView {
  /// Where the sheet begins: below the title and its frame, right of its frame.
  private static let top = 2
  private static let left = 1
  private static let rows = DrawingSheet.side / 2
  private static let frameWidth = DrawingSheet.side + 2
  /// Title, sheet, frame, notice, keys.
  static let least = Size(columns: 40, rows: rows + 5)

  mutating func frame(_ size: Size) -> Frame {
    console.capabilities.width = size.columns
    guard size.columns >= Self.least.columns, size.rows >= Self.least.rows else {
      return Frame(
        lines: wrapped(
          "To draw, the window needs \(Self.least.columns) columns and \(Self.least.rows) rows; it has "
            + "\(size.columns) and \(size.rows). Make it larger, or type q.", width: size.columns))
    }
    let sheet = framed(blocks(self.sheet.map))
    let picture = size.columns >= 80 ? middle : []
    let bars = bars(width: size.columns - Self.frameWidth - (picture.isEmpty ? 1 : 32))
    var lines = [console.styled(clipped(title, to: size.columns, unicode: true), .heading)]
    for row in sheet.indices {
      var line = sheet[row]
      if !picture.isEmpty {
        line += "  " + padded(row < picture.count ? picture[row] : "", to: 28)
      }
      let bar = row - 1
      line += (picture.isEmpty ? " " : "  ") + (bars.indices.contains(bar) ? bars[bar] : "")
      lines.append(line)
    }
    lines.append(notice.isEmpty ? state : notice)
    lines.append(console.styled(keys(size.columns), .dim))
    return Frame(
      lines: lines,
      cursor: .init(row: Self.top + self.sheet.row / 2, column: Self.left + self.sheet.column))
  }

  private var title: String {
    let reads = reader.path.map { "“\(sanitized($0))” reads" } ?? "The tutor's network reads"
    return read.map { "\(reads) a \($0.digit)" } ?? "Draw a digit"
  }

  private var state: String {
    "The pen is \(sheet.isPenDown ? "down" : "up"), in row \(sheet.row + 1), column "
      + "\(sheet.column + 1)."
  }

  private func keys(_ width: Int) -> String {
    var keys = KeyLine()
    keys.add("space pen \(sheet.isPenDown ? "up" : "down")", priority: 9)
    keys.add("u undo", priority: 6)
    keys.add("c clear", priority: 7)
    keys.add("s save", priority: 5)
    if readers.count > 1 {
      keys.add(reading == 0 ? "n the tutor's network" : "n your network", priority: 4)
    }
    keys.add("q quit", priority: 8)
    return keys.text(width: width)
  }

  /// Two pixels a character, which needs no colours.
  private func blocks(_ map: GreyMap) -> [String] {
    let marks = Array(console.capabilities.unicode ? " ▄▀█" : " .':")
    let rows = map.rowsOfColumns
    return stride(from: 0, to: rows.count, by: 2).map { row in
      let below = row + 1 < rows.count ? rows[row + 1] : rows[row].map { _ in 0 }
      return String(
        zip(rows[row], below).map { marks[($0 > 0.5 ? 2 : 0) + ($1 > 0.5 ? 1 : 0)] })
    }
  }

  private func framed(_ lines: [String]) -> [String] {
    let unicode = console.capabilities.unicode
    let line = String(repeating: unicode ? "─" : "-", count: DrawingSheet.side)
    let side = unicode ? "│" : "|"
    let (above, below) = unicode ? ("┌\(line)┐", "└\(line)┘") : ("+\(line)+", "+\(line)+")
    return [above] + lines.map { side + $0 + side } + [below]
  }

  /// What the network gets.
  private var middle: [String] {
    let shape = reader.shape
    let map =
      prepared?.picture ?? GreyMap(shape: shape, cells: Array(repeating: 0, count: shape.count))
    let isLarge = shape.columns > 12
    let picture =
      isLarge && console.capabilities.colors == .none
      ? blocks(map)
      : HeatMap(map.rowsOfColumns, range: 0...1).pictureLines(for: console.capabilities)
    let words = shape.columns > 28 ? [] : ["as \(shape.columns)×\(shape.rows) for the network:"]
    return words + picture.prefix(Self.rows)
  }

  private func bars(width: Int) -> [String] {
    let best = read?.digit
    let cells = max(2, min(10, width - 6))
    return (0..<reader.classes).map { digit in
      let probability = probabilities?[digit] ?? 0
      let percent = padded("\(Int((probability * 100).rounded()))", to: 3, alignment: .right)
      let line =
        "\(digit) " + ProgressBar(share: probability, cells: cells).text(for: console.capabilities)
        + " " + percent + (width >= cells + 8 ? " %" : "")
      return digit == best ? console.styled(line, .bold) : line
    }
  }
}
