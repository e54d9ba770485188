extension MarkdownLimits {
  /// Refuses what libcmark 0.30 is slow on, in one pass over the source, before it is parsed.
  ///
  /// Four inputs are known that take it minutes: `![[]()` repeated, empty lines in deeply nested
  /// lists, the same in a quote, and emphasis in deep quotes (CVE-2023-22486, CVE-2023-24824). A
  /// fifth one takes memory: each use of a link reference copies the definition's address.
  func check(_ source: [UInt8]) throws(MarkdownError) {
    guard source.count <= bytes else { throw .tooLarge(bytes: source.count, limit: bytes) }
    var scan = SourceScan(source: source)
    while scan.nextLine() {
      if scan.levels > nesting {
        throw .nestedTooDeeply(line: scan.line, levels: scan.levels, limit: nesting)
      }
      if scan.pictures > pictures { throw .tooManyPictures(line: scan.line, limit: pictures) }
      // 0.3 seconds of libcmark's time.
      if scan.blankLineCost > 10_000_000 { throw .tooManyBlankLines(line: scan.line) }
    }
    let copies = scan.longestDefinition.bytes.multipliedReportingOverflow(by: scan.closers)
    if copies.overflow || copies.partialValue > max(1 << 24, source.count * 16) {
      throw .referencesTooLong(line: scan.longestDefinition.line)
    }
  }
}

/// What a source costs to parse, found line by line without parsing it.
private struct SourceScan {
  let source: [UInt8]
  var line = 0
  /// At least as many lists and quotes as are open at this line.
  var levels = 0
  /// `![` since the last empty line.
  var pictures = 0
  /// The sum of the open levels over all empty lines: libcmark visits each of them.
  var blankLineCost = 0
  /// `]` so far: at most as many references are used.
  var closers = 0
  var longestDefinition = (bytes: 0, line: 1)

  private var index = 0
  private var followsBlank = true
  private var paragraphEnd = 0

  init(source: [UInt8]) { self.source = source }

  /// Reads one line; returns false at the end.
  mutating func nextLine() -> Bool {
    guard index < source.count else { return false }
    line += 1
    let start = LineStart(source, at: index)
    if start.isBlank {
      // Not only `\n`: a line of `>` alone is empty for the lists inside the quote.
      levels = max(levels, start.markers)
      blankLineCost += levels
      pictures = 0
    } else {
      let matched = min(levels, start.indent / 2) + start.markers
      // Other lines may continue a paragraph, which leaves everything around it open.
      levels = followsBlank || start.interruptsParagraph ? matched : max(levels, matched)
    }
    followsBlank = start.isBlank
    index = start.end
    scanText()
    return true
  }

  private mutating func scanText() {
    // In variables of their own they are read and written much faster than in `self`.
    let source = source
    var place = index
    defer { index = place }
    while place < source.count {
      let byte = source[place]
      place += 1
      // Everything that matters is rare and no small letter.
      if byte > UInt8(ascii: "]") { continue }
      switch byte {
      case UInt8(ascii: "\n"): return
      case UInt8(ascii: "\r"):
        if place < source.count, source[place] == UInt8(ascii: "\n") { place += 1 }
        return
      case UInt8(ascii: "!"):
        if place < source.count, source[place] == UInt8(ascii: "[") { pictures += 1 }
      case UInt8(ascii: "]"):
        guard place < source.count else { return }
        closers += 1
        if source[place] == UInt8(ascii: ":") { measureDefinition(at: place + 1) }
      default: continue
      }
    }
  }

  /// The bytes of a link reference's address and title, if this is one.
  private mutating func measureDefinition(at start: Int) {
    var end = start
    func skipSpace() {
      while end < source.count, source[end] == 0x20 || (0x09...0x0D).contains(source[end]) {
        end += 1
      }
    }
    skipSpace()
    let address = end
    while end < source.count, source[end] > 0x20 { end += 1 }
    if address < source.count, source[address] == UInt8(ascii: "<") {
      while end < source.count, source[end] != UInt8(ascii: "\n") { end += 1 }
    }
    var length = end - address
    skipSpace()
    if end < source.count { length += titleLength(from: end) }
    if length > longestDefinition.bytes { longestDefinition = (length, line) }
  }

  /// The bytes of a title in quotes or parentheses, if one starts here.
  private mutating func titleLength(from start: Int) -> Int {
    let closing: UInt8
    switch source[start] {
    case UInt8(ascii: "("): closing = UInt8(ascii: ")")
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = source[start]
    default: return 0
    }
    // Looked for only nearby: a title that is never closed must not be read again and again.
    let nearby = source[start...].dropFirst().prefix(200)
    if let end = nearby.firstIndex(of: closing) { return end - start }
    return endOfParagraph(from: start) - start
  }

  /// Where the next empty line is; found once for all places before it.
  private mutating func endOfParagraph(from start: Int) -> Int {
    guard paragraphEnd < start else { return paragraphEnd }
    var end = start
    while end + 1 < source.count, source[end] != 0x0A || source[end + 1] != 0x0A { end += 1 }
    paragraphEnd = min(end + 1, source.count)
    return paragraphEnd
  }
}

/// The indent and the markers of lists and quotes at the start of a line.
private struct LineStart {
  /// The columns of white space before the first marker.
  var indent = 0
  var markers = 0
  /// Whether this line cannot be the continuation of the paragraph before it.
  var interruptsParagraph = false
  /// Whether there is nothing but white space and `>`.
  var isBlank = false
  /// Where the text starts.
  var end: Int

  init(_ source: [UInt8], at start: Int) {
    end = start
    var column = 0
    var hasList = false
    defer { if markers == 0 { indent = column } }
    while end < source.count {
      let byte = source[end]
      switch byte {
      case 0x20: column += 1
      case 0x09: column += 4 - column % 4
      case UInt8(ascii: ">"):
        add(column, interrupts: true)
        column += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard end + 1 == source.count || source[end + 1] <= 0x20 else { return }
        hasList = true
        add(column, interrupts: true)
        column += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var after = end
        while after < source.count, after - end < 10, (0x30...0x39).contains(source[after]) {
          after += 1
        }
        guard after + 1 < source.count, source[after] == 0x2E || source[after] == 0x29,
          source[after + 1] <= 0x20
        else { return }
        hasList = true
        add(column, interrupts: source[end] == 0x31 && after == end + 1)
        column += after - end + 1
        end = after
      case 0x0A, 0x0D:
        isBlank = !hasList
        return
      default: return
      }
      end += 1
    }
    isBlank = !hasList
  }

  private mutating func add(_ column: Int, interrupts: Bool) {
    if markers == 0 {
      indent = column
      interruptsParagraph = interrupts
    }
    markers += 1
  }
}
