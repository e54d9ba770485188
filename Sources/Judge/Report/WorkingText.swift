public import Course
public import TerminalText

/// How a lesson's solution works a case out: what it is given, then each number of the result.
public struct WorkingText: Sendable {
  private let capabilities: TerminalCapabilities

  /// For a window that is so wide.
  public init(_ capabilities: TerminalCapabilities, width: Int) {
    var capabilities = capabilities
    capabilities.width = width
    self.capabilities = capabilities
  }

  /// The lines; a formula that is too long for one goes on in the next.
  public func lines(_ example: ExerciseCase, _ numbers: [WorkedNumber]) -> [String] {
    var page = Page(capabilities)
    let given = zip(example.parameters, example.arguments).map { (name: $0, value: $1) }
    let (short, long) = (given.filter { isShort($0.value) }, given.filter { !isShort($0.value) })
    page.add(ValuePicture(capabilities: page.inner).side(by: long))
    page.gap()
    for (name, value) in short { page.say("\(name) = \(ValueText.shown(value))") }
    page.gap()
    for number in numbers { page.say(text(number)) }
    return page.lines
  }

  private func isShort(_ value: Value) -> Bool { value.numbers.count < 2 }

  /// `z[0][1] = 2·10 + 3·20 = 80`.
  private func text(_ number: WorkedNumber) -> String {
    let place = number.place.isEmpty ? "" : "\(number.place) = "
    guard let formula = number.formula else { return place + number.value.shown }
    let sum =
      number.value.number.flatMap { ExpressionText(formula, makes: $0) } ?? ExpressionText(formula)
    let sign = ValueText.equals(number.value, shownAs: number.value.shown, rounded: sum.isRounded)
    return "\(place)\(sum.text) \(sign) \(number.value.shown)"
  }
}
