import TerminalText
import Testing

@testable import TerminalUI

extension Frame {
  /// Expects that the frame fits into a window, that nothing of it is cut, and that these words are in it.
  ///
  /// - Returns: its text, with single blanks in the places of all white space.
  @discardableResult
  func expectFits(
    _ size: Size, with words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    #expect(lines.count <= size.rows, sourceLocation: sourceLocation)
    for line in lines {
      #expect(cellWidth(of: line) <= size.columns, "\(line)", sourceLocation: sourceLocation)
    }
    let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for words in words {
      #expect(
        text.contains(words), "\(words) is missing in\n\(lines.joined(separator: "\n"))",
        sourceLocation: sourceLocation)
    }
    return text
  }
}
