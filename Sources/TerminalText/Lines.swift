/// Where text goes in a wider field.
public enum Alignment: Sendable {
  /// All spaces behind the text.
  case left
  /// Half of the spaces before it, rounded down.
  case center
  /// All spaces before it.
  case right
}

/// The text with spaces around it until it fills a number of cells; longer text is left as it is.
///
///     padded("卷积", to: 6)                     // "卷积  "
///     padded("3.5", to: 6, alignment: .right)  // "   3.5"
public func padded(_ text: String, to cells: Int, alignment: Alignment = .left) -> String {
  let missing = cells - cellWidth(of: text)
  guard missing > 0 else { return text }
  let (before, after) = alignment.spaces(missing)
  var padded = ""
  padded.appendSpaces(before)
  padded += text
  padded.appendSpaces(after)
  return padded
}

extension Alignment {
  /// How many of the missing cells go before the text, and how many behind it.
  func spaces(_ missing: Int) -> (before: Int, after: Int) {
    let before =
      switch self {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return (before, missing - before)
  }
}

extension [UInt8] {
  mutating func appendSpaces(_ count: Int) {
    for _ in 0..<count { append(0x20) }
  }
}

extension String {
  mutating func appendSpaces(_ count: Int) {
    for _ in 0..<count { append(" ") }
  }
}

/// The beginning of one line, at most so many cells wide; what is cut off is marked by `→`.
///
/// Styles in the line stay whole: a cut line switches them off at its end.
public func clipped(_ line: String, to cells: Int, unicode: Bool = true) -> String {
  guard cells > 0 else { return "" }
  guard cellWidth(of: line) > cells else { return line }
  let bytes = Array(line.utf8)
  var kept: [UInt8] = []
  var used = 0
  var index = 0
  var hasEscapes = false
  while index < bytes.count {
    let cluster = nextCluster(in: bytes, at: index)
    if used + cluster.cells > cells - 1 { break }
    if cluster.scalar == "\u{1B}" { hasEscapes = true }
    used += cluster.cells
    kept.append(contentsOf: bytes[index..<cluster.end])
    index = cluster.end
  }
  if hasEscapes { kept.append(contentsOf: Appearance.reset + Hyperlink.end) }
  return String(decoding: kept, as: UTF8.self) + (unicode ? "→" : ">")
}

/// The lines of a clean text, broken between words so that none is wider than asked.
///
///     wrapped("one two three", width: 7, indent: "  ")  // ["one two", "  three"]
///
/// Newlines in the text stay. A word that is too long for a line is cut.
///
/// - Parameter indent: stands before every line but the first, and counts as part of it.
public func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
    var writer = LineWriter(width: width)
    writer.push(first: "", rest: indent)
    writer.append(String(line))
    writer.endLine()
    // The newline at the end is no line of its own; without words there is one empty line.
    return String(decoding: writer.output.dropLast(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// The line without the spaces at its end.
func trimmed(_ line: String) -> String {
  guard line.utf8.last == 0x20 else { return line }
  let end = line.utf8.lastIndex { $0 != 0x20 }
  return end.map { String(line[...$0]) } ?? ""
}
