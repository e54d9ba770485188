internal import Course
internal import TerminalText
internal import TerminalUI

/// What an answer is typed into: a line, or the cells of a matrix.
enum AnswerField {
  case line(LineEditor)
  case grid(GridEditor)

  /// What a key comes to.
  enum Outcome {
    case editing
    /// Escape, or backspace in an empty line.
    case cancelled
    case typed(String)
    case filled([[String]])
  }

  init(_ kind: Question.Kind) {
    if case .matrix(let rows, let columns) = kind {
      self = .grid(GridEditor(rows: rows, columns: columns))
    } else {
      self = .line(LineEditor(prompt: ""))
    }
  }

  /// Whether a letter is none of an answer: a matrix has no letters, and a line may have none yet.
  var takesCommands: Bool {
    switch self {
    case .line(let editor): editor.text.isEmpty
    case .grid: true
    }
  }

  var isGrid: Bool {
    if case .grid = self { return true }
    return false
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch self {
    case .line(var editor):
      let outcome = editor.handle(key)
      self = .line(editor)
      switch outcome {
      case .editing: return .editing
      case .cancelled: return .cancelled
      case .submitted(let text):
        self = .line(LineEditor(prompt: ""))
        return .typed(text)
      }
    case .grid(var editor):
      let outcome = editor.handle(key)
      self = .grid(editor)
      switch outcome {
      case .editing: return .editing
      case .cancelled: return .cancelled
      case .submitted(let cells): return .filled(cells)
      }
    }
  }

  mutating func paste(_ text: String) {
    switch self {
    case .line(var editor):
      editor.paste(text)
      self = .line(editor)
    case .grid(var editor):
      editor.paste(text)
      self = .grid(editor)
    }
  }

  /// The matrix as far as it is typed; nothing of a line, which stands at the bottom of the window.
  ///
  /// - Parameter rightCells: of what was tried last, which cells are right.
  func lines(_ rightCells: [[Bool]]?, for capabilities: TerminalCapabilities) -> [String] {
    guard case .grid(let grid) = self else { return [] }
    let empty = capabilities.unicode ? "·" : "."
    var layout = MatrixLayout(
      rows: grid.cells.enumerated().map { row, cells in
        cells.enumerated().map { column, text in
          let isRight = rightCells?[row][column]
          let mark = isRight.map { $0 ? MatrixLayout.Mark.right : .wrong }
          return MatrixLayout.Cell(text.isEmpty ? empty : text, mark: mark)
        }
      })
    layout.mark(row: grid.row, column: grid.column, .here)
    layout.focus = MatrixLayout.Position(row: grid.row, column: grid.column)
    return layout.lines(for: capabilities)
  }
}

extension Answering {
  /// Judges what was typed into a field; nil while it is not finished.
  mutating func take(_ outcome: AnswerField.Outcome) -> Outcome? {
    switch outcome {
    case .typed(let text): take(text)
    case .filled(let cells): take(cells)
    case .editing, .cancelled: nil
    }
  }
}
