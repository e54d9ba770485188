extension Matrix: CustomStringConvertible {
  /// Rows below each other, columns aligned, numbers rounded to eight decimals, as NumPy prints them.
  ///
  ///     print([[1.5, 20], [-3, 4.25]] as Matrix)
  ///     // [[ 1.5  20   ]
  ///     //  [-3     4.25]]
  public var description: String {
    bracketed(NumberColumn(cells).texts, columns: columns, rows: rows, indent: "")
  }
}

extension Volume: CustomStringConvertible {
  /// The matrices below each other, all aligned alike.
  public var description: String {
    let texts = NumberColumn(cells).texts
    let maps = (0..<depth).map { map in
      let cells = texts[map * rows * columns..<(map + 1) * rows * columns]
      return bracketed(Array(cells), columns: columns, rows: rows, indent: " ")
    }
    return "[" + maps.joined(separator: "\n ") + "]"
  }
}

/// `[[1 2]\n [3 4]]`, with `indent` before every line but the first.
private func bracketed(_ texts: [String], columns: Int, rows: Int, indent: String) -> String {
  let lines = (0..<rows).map { row in
    "[" + texts[row * columns..<(row + 1) * columns].joined(separator: " ") + "]"
  }
  return "[" + lines.joined(separator: "\n" + indent + " ") + "]"
}

/// Numbers as texts of equal length, decimal points below each other.
private struct NumberColumn {
  let texts: [String]

  init(_ numbers: [Double]) {
    let parts = numbers.map(Self.parts)
    let before = parts.map(\.before.count).max() ?? 0
    let after = parts.map(\.after.count).max() ?? 0
    texts = parts.map { part in
      String(repeating: " ", count: before - part.before.count) + part.before
        + part.after + String(repeating: " ", count: after - part.after.count)
    }
  }

  /// The text of a number, cut at its decimal point, which goes to the second part.
  private static func parts(_ number: Double) -> (before: String, after: String) {
    let scale = 1e8
    let size = number.magnitude
    guard size == 0 || (size >= 1e-4 && size < 1e7) else { return ("\(number)", "") }
    // Below 2⁵³ a whole number is exact in a Double: its digits are the digits.
    let scaled = Int64((size * scale).rounded(.toNearestOrEven))
    let sign = number.sign == .minus && scaled > 0 ? "-" : ""
    var decimals = String(String(scaled % Int64(scale) + Int64(scale)).dropFirst())
    while decimals.last == "0" { decimals.removeLast() }
    return (sign + String(scaled / Int64(scale)), decimals.isEmpty ? "" : "." + decimals)
  }
}
