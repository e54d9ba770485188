internal import TerminalMarkdown
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

  /// Goes to the next line with the text, in this step or another, and around at the end.
  mutating func find(forwards: Bool, includingTop: Bool = false) {
    guard !search.isEmpty else { return notice = "Press / and type what to look for." }
    let hits = reading.lines(containing: search, width: width)
    guard !hits.isEmpty else { return notice = "“\(sanitized(search))” is nowhere in this lesson." }
    let here = (step: step, line: lastHit ?? pane.top)
    let isFirst = includingTop && lastHit == nil
    let next =
      forwards
      ? hits.first { isFirst ? $0 >= here : $0 > here } ?? hits[0]
      : hits.last { $0 < here } ?? hits[hits.count - 1]
    let count = hits.firstIndex { $0 == next }.map { $0 + 1 } ?? 1
    if next.line >= reading.linesToOpenQuestion(next.step, width: width).count {
      // Whoever looks something up has read it before.
      reading.answered.formUnion(reading.openPredictions(next.step))
    }
    go(to: next.step, line: max(0, next.line - 2))
    lastHit = next.line
    notice = "“\(sanitized(search))”: \(count) of \(hits.count)   n next  N back"
  }

  /// The line with the text that is looked for made visible in it.
  func highlighted(_ line: String) -> String {
    guard !search.isEmpty else { return line }
    let plain = withoutEscapes(line)
    guard let range = plain.range(ofIgnoringCase: search) else { return line }
    // Styles of the rest of the line give way: two styles cannot overlap.
    return plain[..<range.lowerBound] + desk.console.styled(String(plain[range]), .mark)
      + plain[range.upperBound...]
  }
}

extension String {
  /// Where `text` stands first, whatever the case of its letters.
  func range(ofIgnoringCase text: String) -> Range<Index>? {
    let wanted = text.lowercased()
    var start = startIndex
    while start < endIndex {
      var end = start
      var found = ""
      while end < endIndex, found.count < wanted.count {
        found += self[end].lowercased()
        end = index(after: end)
      }
      if found == wanted { return start..<end }
      start = index(after: start)
    }
    return nil
  }
}
