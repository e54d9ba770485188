internal import TerminalText
internal import TerminalUI

extension LessonView {
  mutating func handleSearch(_ key: Key, _ editor: LineEditor) -> Reaction {
    var editor = editor
    switch editor.handle(key) {
    case .editing: mode = .searching(editor)
    case .cancelled: mode = .reading
    case .submitted(let text):
      mode = .reading
      // Enter alone looks for the last text again.
      if !text.isEmpty { search = text }
      find(forwards: true, includingTop: true)
    }
    return .repaint
  }

  /// Goes to the next place of the text, in this step or another, and around at the end.
  mutating func find(forwards: Bool, includingTop: Bool = false) {
    guard !search.isEmpty else { return notice = "Press / and type what to look for." }
    let hits = reading.hits(search, width: width)
    guard !hits.isEmpty else {
      let isHidden = (1...reading.stepCount).contains { !reading.openPredictions($0).isEmpty }
      let place = isHidden ? "in what is open of this lesson" : "in this lesson"
      return notice = "“\(sanitized(search))” is nowhere \(place)."
    }
    let top = TextSearch.Place(line: pane.top, column: 0)
    let here = (step: step, hit: lastHit ?? TextSearch.Hit(start: top, end: top))
    let isFirst = includingTop && lastHit == nil
    let next =
      forwards
      ? hits.first { isFirst ? $0 >= here : $0 > here } ?? hits[0]
      : hits.last { $0 < here } ?? hits[hits.count - 1]
    let count = hits.firstIndex { $0 == next }.map { $0 + 1 } ?? 1
    go(to: next.step, line: max(0, next.hit.start.line - 2))
    lastHit = next.hit
    notice = "“\(sanitized(search))”: \(count) of \(hits.count) (n next, N back)"
  }

  /// The lines with the text that is looked for made visible in them.
  func highlighted(_ lines: [String]) -> [String] {
    var found: [Int: [Range<Int>]] = [:]
    for hit in TextSearch(search).hits(in: lines) {
      for line in hit.start.line...hit.end.line {
        let start = line == hit.start.line ? hit.start.column : 0
        let end = line == hit.end.line ? hit.end.column : withoutEscapes(lines[line]).count
        found[line, default: []].append(start..<end)
      }
    }
    return lines.enumerated().map { number, line in
      guard let ranges = found[number] else { return line }
      // Styles of the rest of the line give way: two styles cannot overlap.
      let plain = Array(withoutEscapes(line))
      var marked = ""
      var end = 0
      for range in ranges {
        marked += String(plain[end..<range.lowerBound])
        marked += desk.console.styled(String(plain[range]), .mark)
        end = range.upperBound
      }
      return marked + String(plain[end...])
    }
  }

  /// Where the last hit is on the screen: the cursor stands there, so that it is found without
  /// colour too.
  var cursorAtHit: Frame.Cursor? {
    guard case .reading = mode, pane.left == 0, let place = lastHit?.start,
      place.line >= pane.top, place.line < min(pane.top + pane.height, pane.lines.count)
    else { return nil }
    let before = withoutEscapes(pane.lines[place.line]).prefix(place.column)
    return Frame.Cursor(row: place.line - pane.top, column: cellWidth(of: String(before)))
  }
}
