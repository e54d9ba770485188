internal import TerminalText

/// The keys of a view, as its `?` shows them.
struct KeyTable {
  var keys: [(String, String)]

  static let lesson = KeyTable(keys: [
    ("Enter, space", "one page on, then the next step"),
    ("→", "next step"), ("←, b", "back"), ("↑ ↓, j k", "scroll"), ("PgUp PgDn", "scroll a page"),
    ("< >", "scroll sideways, for lines wider than the window"),
    ("g, G", "first and last step"), ("t", "the steps, to jump to one"),
    ("/", "search; n next, N back"),
    ("p", "answer the prediction, or try it again"), ("s", "show the prediction's answer"),
    ("w", "go on without answering"), ("x", "change the example and run it"),
    ("e", "work the operation out, cell by cell"), ("q", "quit; the place is remembered"),
  ])

  static let watch = KeyTable(keys: [
    ("r", "judge again"), ("h", "one more hint"), ("l", "read the lesson"),
    ("s", "the solution, after a pass"), ("n", "the next exercise"), ("a", "all exercises"),
    ("↑ ↓, j k", "scroll"), ("space", "scroll a page"), ("g, G", "top and bottom"),
    ("< >", "scroll sideways"), ("q", "quit"),
  ])

  static let explain = KeyTable(keys: [
    ("Enter, space, →", "next step"), ("←, b", "step back"), ("↑ ↓", "a row up, a row down"),
    ("g, G", "first and last cell"), ("c", "go to a cell: type row and column"),
    ("n", "other numbers; n again for the next matrix"), ("a", "play, and stop again"),
    ("PgUp PgDn", "scroll"), ("q", "back"),
  ])

  func lines(_ console: Console, width: Int? = nil) -> [String] {
    var console = console
    console.capabilities.width = width ?? console.capabilities.width
    let names = keys.map { console.capabilities.spelled($0.0) }
    let widest = names.map(cellWidth(of:)).max() ?? 0
    return zip(names, keys.map { $0.1 }).flatMap { key, purpose in
      let name = console.styled(padded(key, to: widest), .key)
      return console.lines("  \(name)  ", purpose)
    }
  }
}

/// The keys at the bottom of a window, as many as there is room for.
struct KeyLine {
  private var keys: [(text: String, priority: Int)] = []

  mutating func add(_ text: String, priority: Int) { keys.append((text, priority)) }

  /// The most important keys that fit, in the order in which they were added.
  func text(width: Int) -> String {
    var shown = keys
    while let least = shown.map(\.priority).min(),
      cellWidth(of: shown.map(\.text).joined(separator: "  ")) > width
    {
      shown.removeAll { $0.priority == least }
    }
    return shown.map(\.text).joined(separator: "  ")
  }
}
