internal import Course
internal import TerminalMarkdown

/// Arithmetic as it is shown: with few digits, and a sign that says when digits were left out.
///
///     WorkingText("0.24894671799691806·0.5").text  // "0.248947·0.5", and the sum is ≈
struct WorkingText {
  var text: String
  var isRounded: Bool

  private static let decimals = 6

  init(_ exact: String) {
    var isRounded = false
    text = exact.replacing(/(\d+\.\d{7,})(e-?\d+)?/) { match in
      isRounded = true
      guard let number = Double(match.1) else { return String(match.0) }
      return NumberText.fixed(number, decimals: Self.decimals) + (match.2.map(String.init) ?? "")
    }
    self.isRounded = isRounded
  }

  /// The sign between this and a number that is shown as `text`.
  func equals(_ number: Value, shownAs text: String) -> String {
    let isExact = number.number.map { ValuePicture.tidy($0) == text } ?? true
    return isRounded || !isExact ? "≈" : "="
  }

  /// Two numbers in as few decimals as tell them apart.
  static func pair(_ first: Value, _ second: Value) -> (String, String) {
    guard let first = first.number, let second = second.number else {
      return (ValueText.shown(first), ValueText.shown(second))
    }
    func text(_ number: Double, _ decimals: Int) -> String {
      ValuePicture.tidy(number) ?? NumberText.fixed(number, decimals: decimals)
    }
    let decimals =
      [Self.decimals, 9, 12].first { decimals in
        NumberText.fixed(first, decimals: decimals) != NumberText.fixed(second, decimals: decimals)
      } ?? 15
    return (text(first, decimals), text(second, decimals))
  }
}
