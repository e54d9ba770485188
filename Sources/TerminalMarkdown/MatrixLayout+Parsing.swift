extension MatrixLayout {
  /// The matrix whose numbers are typed one row a line, separated by spaces; nil if it is none.
  ///
  ///     MatrixLayout(parsing: "1 2 −3\n4 5 6.5\n")
  public init?(parsing text: String, title: String? = nil) {
    var rows: [[Cell]] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let numbers = line.split { $0 == " " || $0 == "\t" }
      guard !numbers.isEmpty else { continue }
      guard numbers.allSatisfy({ Self.isNumber($0) }) else { return nil }
      rows.append(numbers.map { Cell(NumberText.typeset(String($0))) })
    }
    guard !rows.isEmpty else { return nil }
    self.init(rows: rows, title: title)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    Double(text.first == "−" ? text.dropFirst() : text) != nil
  }
}

extension CustomBlocks.FencedBlock {
  /// The matrix in a block ```` ```matrix ID ````.
  var matrix: MatrixLayout? {
    guard info.split(separator: " ").first == "matrix" else { return nil }
    return MatrixLayout(parsing: body)
  }
}
