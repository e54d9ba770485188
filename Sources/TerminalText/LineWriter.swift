/// Lines of text, filled word by word, inside the bars and bullets of what they are nested in.
///
/// Words are written straight to the output. When one does not fit, the last place where the line
/// may be broken becomes a newline, and what follows it moves behind the next line's prefix.
package struct LineWriter {
  package private(set) var output: [UInt8] = []
  package let width: Int

  /// The look of the text that follows; escape sequences are written only when text needs them.
  package var appearance = Appearance()
  /// The address that the text that follows links to; nil outside links.
  package var link: [UInt8]? {
    didSet {
      linkNumber = link == nil ? 0 : addresses.count + 1
      if let link { addresses.append(link) }
    }
  }

  /// Whether lines are not to be broken at the spaces that come; see ``appendWhole(_:cells:)``.
  var keepsWhole = false

  /// The widest line since it was last set to 0, without its prefix.
  package var widestLine = 0

  private(set) var prefix = LinePrefix()
  private var addresses: [[UInt8]] = []
  private var linkNumber = 0
  private var isLineOpen = false
  /// The cells of the open line, and those of its prefix.
  private var cells = 0
  private var startCells = 0
  private var written = TextState()
  private var breakPoint: BreakPoint?
  private var space: TextState?
  private var isSpaceBreakable = true

  package init(width: Int, unicode: Bool = true) {
    self.width = width
    prefix = LinePrefix(width: width, unicode: unicode)
  }

  /// Makes room for an output of about this size.
  package mutating func reserve(_ bytes: Int) { output.reserveCapacity(bytes) }

  /// The cells that are left beside the prefix.
  package var contentWidth: Int { width - prefix.cells }
}

/// How the terminal shows the text at some place.
private struct TextState: Equatable {
  var appearance = Appearance()
  /// The place of the link's address in the list of addresses, counted from 1; 0 for no link.
  var link = 0
}

/// A place where the open line may end.
private struct BreakPoint {
  var offset: Int
  /// The bytes that are dropped there: a space, or nothing.
  var length: Int
  /// The cells of the line before and after what is dropped.
  var cellsBefore: Int
  var cellsAfter: Int
  var state: TextState
}

// MARK: - Words

extension LineWriter {
  /// Writes clean text, which is broken between words where it has to be.
  package mutating func append(_ text: String, breaksAtHyphens: Bool = true) {
    append(Array(text.utf8), breaksAtHyphens: breaksAtHyphens)
  }

  /// Writes clean UTF-8.
  package mutating func append(_ text: [UInt8], breaksAtHyphens: Bool = true) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x20 || byte == 0x0A || byte == 0x09 {
        addSpace()
        index += 1
      } else {
        index = appendWord(text, from: index, breaksAtHyphens: breaksAtHyphens)
      }
    }
  }

  /// Writes the word, or the part of it, that starts at an index; returns where it ends.
  private mutating func appendWord(
    _ text: [UInt8], from start: Int, breaksAtHyphens: Bool
  ) -> Int {
    var end = start
    while end < text.count, text[end] > 0x20, text[end] < 0x7F {
      end += 1
      if breaksAtHyphens, text[end - 1] == UInt8(ascii: "-"),
        end - 1 > start, Self.isLetter(text[end - 2]), end < text.count, Self.isLetter(text[end])
      {
        appendASCII(text, start..<end)
        setBreak(length: 0)
        return end
      }
    }
    if end < text.count, text[end] >= 0x7F || text[end] == 0x1B {
      return appendClusters(text, from: start)
    }
    appendASCII(text, start..<end)
    return end
  }

  private mutating func appendASCII(_ text: [UInt8], _ range: Range<Int>) {
    prepare(for: range.count)
    var range = range
    while cells + range.count > width {
      let fitting = width - cells
      output.append(contentsOf: text[range.prefix(fitting)])
      cells += fitting
      breakLine()
      switchStyle()
      range = range.dropFirst(fitting)
    }
    output.append(contentsOf: text[range])
    cells += range.count
  }

  private mutating func appendClusters(_ text: [UInt8], from start: Int) -> Int {
    var index = start
    var previous: CellCluster?
    while index < text.count, text[index] != 0x20, text[index] != 0x0A, text[index] != 0x09 {
      let cluster = nextCluster(in: text, at: index)
      if let previous, canBreak(between: previous, and: cluster) { setBreak(length: 0) }
      prepare(for: cluster.cells)
      output.append(contentsOf: text[index..<cluster.end])
      cells += cluster.cells
      index = cluster.end
      previous = cluster
    }
    // Another run of wide characters may follow, as in another style.
    if let previous, previous.cells == 2, !previous.mustNotEndLine { setBreak(length: 0) }
    return index
  }

  /// Opens a line, writes the space that is due, switches styles, and makes room for a word; if it
  /// is wider than a whole line, then room for its beginning.
  private mutating func prepare(for wordCells: Int) {
    if !isLineOpen {
      openLine()
    } else if let space, cells > startCells {
      if cells + 1 + wordCells > width, isSpaceBreakable {
        finishLine()
        openLine()
      } else {
        writeSpace(space)
      }
    }
    space = nil
    let isFull = cells > startCells && (wordCells <= 2 || cells == width)
    if cells + wordCells > width, breakPoint != nil || isFull { breakLine() }
    switchStyle()
  }

  /// Notes a space, which is written if a word follows on the same line.
  mutating func addSpace() {
    guard space == nil else { return }
    space = written
    isSpaceBreakable = !keepsWhole
  }

  /// Opens a line and returns the cells that are left for a word on it.
  mutating func roomForWord() -> Int {
    if !isLineOpen { openLine() }
    if cells == startCells { space = nil }
    return width - cells - (space == nil ? 0 : 1)
  }

  /// Ends the line before a word that does not fit; returns false if there is nothing to end.
  mutating func moveToNextLine() -> Bool {
    if space != nil {
      endLine()
    } else if breakPoint != nil {
      breakLine()
    } else if width - cells < 1 {
      endLine()
    } else {
      return false
    }
    return true
  }

  /// Writes ASCII that fits, behind the space that is due; the line may be broken inside it.
  mutating func write(_ text: [UInt8], _ range: Range<Int>, lastBreak: Int?) {
    if let space { writeSpace(space) }
    space = nil
    switchStyle()
    if let lastBreak {
      let before = lastBreak - range.lowerBound
      let length = text[lastBreak] == 0x20 ? 1 : 0
      breakPoint = BreakPoint(
        offset: output.count + before, length: length, cellsBefore: cells + before,
        cellsAfter: cells + before + length, state: written)
    }
    output.append(contentsOf: text[range])
    cells += range.count
  }

  private mutating func writeSpace(_ state: TextState) {
    // A space between a link and plain text is not underlined.
    if state != written || state != TextState(appearance: appearance, link: linkNumber) {
      switchStyle(to: TextState())
    }
    if isSpaceBreakable { setBreak(length: 1) }
    output.append(0x20)
    cells += 1
  }

  private mutating func setBreak(length: Int) {
    guard isLineOpen, cells > startCells else { return }
    breakPoint = BreakPoint(
      offset: output.count, length: length, cellsBefore: cells, cellsAfter: cells + length,
      state: written)
  }
}

// MARK: - Lines

extension LineWriter {
  /// Ends the open line; the text that follows starts a new one.
  package mutating func endLine() {
    space = nil
    if isLineOpen { finishLine() }
  }

  /// An empty line inside what it is nested in.
  package mutating func blankLine() {
    endLine()
    output.append(contentsOf: prefix.blank)
    output.append(0x0A)
  }

  /// A line that is written as it is, however wide.
  package mutating func verbatimLine(_ line: String) { verbatimLine(Array(line.utf8)[...]) }

  /// Clean UTF-8 that is written as it is, however wide.
  package mutating func verbatimLine(
    _ line: ArraySlice<UInt8>, appearance: Appearance = Appearance()
  ) {
    endLine()
    openLine()
    if line.isEmpty {
      trimTrailingSpaces()
    } else {
      switchStyle(to: TextState(appearance: appearance))
      output.append(contentsOf: line)
      switchStyle(to: TextState())
    }
    output.append(0x0A)
    isLineOpen = false
  }

  private mutating func openLine() {
    isLineOpen = true
    breakPoint = nil
    startCells = prefix.appendNext(to: &output)
    cells = startCells
    var marker = prefix.takeMarker()[...]
    while !marker.isEmpty {
      let fitting = marker.prefix(width - cells)
      output.append(contentsOf: fitting)
      cells += fitting.count
      marker = marker.dropFirst(fitting.count)
      guard !marker.isEmpty else { return }
      trimTrailingSpaces()
      output.append(0x0A)
      startCells = prefix.appendNext(to: &output)
      cells = startCells
    }
  }

  /// Ends the open line where it is, without its trailing spaces.
  private mutating func finishLine() {
    switchStyle(to: TextState())
    trimTrailingSpaces()
    widestLine = max(widestLine, cells - startCells)
    output.append(0x0A)
    isLineOpen = false
    breakPoint = nil
  }

  private mutating func trimTrailingSpaces() {
    while output.last == 0x20 { output.removeLast() }
  }

  /// Ends the line at its last break point, or here if it has none; the rest goes to a new line.
  private mutating func breakLine() {
    let point =
      breakPoint
      ?? BreakPoint(
        offset: output.count, length: 0, cellsBefore: cells, cellsAfter: cells, state: written)
    let rest = Array(output[(point.offset + point.length)...])
    let restCells = cells - point.cellsAfter
    let stateAfter = written
    output.removeSubrange(point.offset...)
    written = point.state
    cells = point.cellsBefore
    finishLine()
    openLine()
    guard !rest.isEmpty else { return }
    switchStyle(to: point.state)
    output.append(contentsOf: rest)
    cells += restCells
    written = stateAfter
  }
}

// MARK: - Styles

extension LineWriter {
  private mutating func switchStyle() {
    if written.appearance == appearance, written.link == linkNumber { return }
    switchStyle(to: TextState(appearance: appearance, link: linkNumber))
  }

  private mutating func switchStyle(to state: TextState) {
    if written == state { return }
    if written.link != state.link, written.link != 0 {
      output.append(contentsOf: Hyperlink.end)
    }
    if written.appearance != state.appearance {
      if written.appearance != Appearance() { output.append(contentsOf: Appearance.reset) }
      state.appearance.appendSelecting(to: &output)
    }
    if written.link != state.link, state.link != 0 {
      output.append(contentsOf: Hyperlink.start(addresses[state.link - 1]))
    }
    written = state
  }
}

// MARK: - Nesting

extension LineWriter {
  /// Everything until ``pop()`` stands behind `first` on its first line, behind `rest` on others.
  package mutating func push(
    first: String, rest: String, appearance: Appearance = Appearance(), marker: String = ""
  ) {
    endLine()
    prefix.push(first: first, rest: rest, appearance: appearance, marker: marker)
  }

  package mutating func pop() {
    endLine()
    if prefix.hasUnusedFirst {
      // An empty list item: its bullet is all there is.
      openLine()
      finishLine()
    }
    prefix.pop()
  }
}

// MARK: - Where lines may break

extension LineWriter {
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}

/// Chinese and Japanese have no spaces: a line may end at any character but punctuation that
/// belongs to its neighbour.
private func canBreak(between left: CellCluster, and right: CellCluster) -> Bool {
  (left.cells == 2 || right.cells == 2) && !left.mustNotEndLine && !right.mustNotStartLine
}

extension CellCluster {
  fileprivate var mustNotEndLine: Bool {
    switch scalar {
    case "(", "（", "「", "『", "【", "〈", "《", "〔", "［", "｛", "“", "‘": true
    default: false
    }
  }

  fileprivate var mustNotStartLine: Bool {
    switch scalar {
    case ")", "）", "」", "』", "】", "〉", "》", "〕", "］", "｝", "”", "’", "、", "。", "，", "．", "；",
      "：", "？", "！", ",", ".", ";", ":", "?", "!", "%", "・", "ー", "々", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ",
      "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ":
      true
    default: cells == 0
    }
  }
}
