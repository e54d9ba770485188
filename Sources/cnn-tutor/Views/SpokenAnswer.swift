internal import Course
internal import Platform
internal import TerminalText

/// Asks for an answer in lines that follow each other, for a screen reader or a plain terminal.
struct SpokenAnswer {
  let console: Console
  /// The letters that answer nothing, and what each does: "s shows it, w goes on without".
  let commands: [Character]
  let help: String

  enum Typed {
    case command(Character)
    case text(String)
    case cells([[String]])
  }

  /// - Returns: nil where the input ends.
  func ask(_ answering: Answering) -> Typed? {
    if case .matrix(let rows, let columns) = answering.kind {
      return self.rows(rows, of: columns)
    }
    console.write("\(console.capabilities.spelled(answering.wanted)). \(help): ")
    guard let line = Input.line() else { return nil }
    return command(line) ?? .text(line)
  }

  private func command(_ line: String) -> Typed? {
    guard line.count == 1, let letter = line.first, commands.contains(letter) else { return nil }
    return .command(letter)
  }

  /// Asks row by row.
  private func rows(_ rows: Int, of columns: Int) -> Typed? {
    var cells: [[String]] = []
    while cells.count < rows {
      console.write(
        "Row \(cells.count + 1) of \(rows), \(counted(columns, "number")). \(help): ")
      guard let line = Input.line() else { return nil }
      if let command = command(line) { return command }
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count == columns else {
        console.print("Type \(counted(columns, "number")) with spaces between them.")
        continue
      }
      cells.append(words)
    }
    return .cells(cells)
  }
}
