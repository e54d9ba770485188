/// Works out a sum as the lessons write it.
///
///     Arithmetic.value("1·10 + 2·20 + 4·(−3)")  // 38
///
/// - Returns: nil for anything but numbers, `+`, `−`, `·`, `/` and parentheses.
enum Arithmetic {
  static func value(_ text: String) -> Double? {
    var reader = Reader(rest: text.filter { $0 != " " }[...])
    guard let value = reader.sum(), reader.rest.isEmpty else { return nil }
    return value
  }

  private struct Reader {
    var rest: Substring

    mutating func take(_ signs: [Character]) -> Character? {
      guard let first = rest.first, signs.contains(first) else { return nil }
      return rest.removeFirst()
    }

    mutating func sum() -> Double? {
      guard var total = product() else { return nil }
      while let sign = take(["+", "−", "-"]) {
        guard let next = product() else { return nil }
        total += sign == "+" ? next : -next
      }
      return total
    }

    mutating func product() -> Double? {
      guard var total = factor() else { return nil }
      while let sign = take(["·", "*", "/", "÷"]) {
        guard let next = factor() else { return nil }
        total = sign == "/" || sign == "÷" ? total / next : total * next
      }
      return total
    }

    mutating func factor() -> Double? {
      if take(["−", "-"]) != nil { return factor().map { -$0 } }
      if take(["("]) != nil {
        guard let value = sum(), take([")"]) != nil else { return nil }
        return value
      }
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      return Double(digits)
    }
  }
}
