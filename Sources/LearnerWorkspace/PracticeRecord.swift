/// When a question was practised, and what became of it; the next time follows from that.
public struct PracticeRecord: Sendable, Equatable {
  /// When it was asked last, in seconds since 1970.
  public var asked: Int
  /// How often it was answered right since it was last answered wrong.
  public var rightInARow: Int
  /// Whether the last answer was wrong, and whoever gave it was sure of it.
  public var wasSureAndWrong: Bool

  /// What is known of a question.
  public init(asked: Int, rightInARow: Int, wasSureAndWrong: Bool = false) {
    self.asked = asked
    self.rightInARow = rightInARow
    self.wasSureAndWrong = wasSureAndWrong
  }
}

extension PracticeRecord {
  /// Days until it is asked again: after a wrong answer, and after one, two, three and more right ones.
  static let days = [1, 1, 3, 7, 21]

  /// `1, 3, 7 and 21 days`: after which what was answered right is asked again.
  public static var daysInWords: String {
    let numbers = days.dropFirst().map { "\($0)" }
    return numbers.dropLast().joined(separator: ", ") + " and \(numbers[numbers.count - 1]) days"
  }

  private static let day = 86_400

  /// Whether it is to be asked again.
  ///
  /// It may be practised at another hour of the day than the last time: a quarter of a day early is
  /// early enough. A record of a time that is still to come is of a clock that was set back since:
  /// nobody knows how old it is, and it is asked.
  public func isDue(at now: Int) -> Bool {
    if asked > now + Self.day { return true }
    return now - asked >= interval - Self.day / 4
  }

  /// Seconds until it is asked again.
  private var interval: Int { Self.days[min(rightInARow, Self.days.count - 1)] * Self.day }

  /// What is known after one more answer.
  ///
  /// - Parameters:
  ///   - before: what was known until then.
  ///   - isGuess: whether a right answer was guessed, which shows nothing.
  ///   - isSure: whether a wrong answer was taken for right.
  public static func after(
    _ before: PracticeRecord?, isRight: Bool, isGuess: Bool, isSure: Bool, now: Int
  ) -> PracticeRecord {
    guard isRight else {
      return PracticeRecord(asked: now, rightInARow: 0, wasSureAndWrong: isSure)
    }
    let count = before?.rightInARow ?? 0
    return PracticeRecord(
      asked: now, rightInARow: isGuess ? max(1, count) : min(count + 1, days.count - 1))
  }
}
