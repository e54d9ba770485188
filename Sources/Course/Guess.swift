/// What a learner typed as an answer, compared with the right one.
///
///     Guess("23,520").compared(with: .integer(23_520))  // .right
///     Guess("0,4").compared(with: .number(0.3635))      // .rounded(asked: 2)
///     Guess("3×4").compared(with: .shape(rows: 3, columns: 5))  // .wrong
///
/// Whoever asks for numbers takes this: predictions, practice, the steps of `explain`.
public struct Guess: Sendable {
  /// How the guess compares with the answer.
  public enum Assessment: Sendable, Equatable {
    /// Nothing was typed, which answers nothing.
    case empty
    /// The numbers of the answer, in its order.
    case right
    /// The numbers of the answer, one of them rounded to fewer decimals than were asked for.
    case rounded(asked: Int)
    /// Other numbers.
    case wrong
    /// Not as many numbers as the answer has.
    case count(typed: Int, wanted: Int)
    /// Something else than numbers.
    case unreadable
  }

  private let typed: TypedNumbers
  private let isEmpty: Bool

  /// A guess as it was typed.
  public init(_ text: String) {
    isEmpty = !text.contains { !$0.isWhitespace }
    typed = TypedNumbers(text)
  }

  /// Compares the guess with the answer, number by number; see ``TypedNumber/match(_:asked:)``.
  public func compared(with answer: Value, places: Int? = nil) -> Assessment {
    if isEmpty { return .empty }
    guard typed.isReadable else { return .unreadable }
    let wanted = answer.numbers
    let readings = typed.readings(of: wanted.count)
    guard !readings.isEmpty else { return .count(typed: typed.count, wanted: wanted.count) }
    let assessments = readings.map { Self.assessment($0, wanted, places) }
    return assessments.first { $0 == .right } ?? assessments.first { $0 != .wrong } ?? .wrong
  }

  private static func assessment(
    _ typed: [TypedNumber], _ wanted: [Double], _ places: Int?
  ) -> Assessment {
    let matches = zip(typed, wanted).map { $0.match($1, asked: places) }
    if matches.contains(.other) { return .wrong }
    for case .rounded(let asked) in matches { return .rounded(asked: asked) }
    return .right
  }
}

extension Value {
  /// All numbers in it, in reading order.
  public var numbers: [Double] {
    switch self {
    case .integer, .number: [number ?? 0]
    case .list(let values): values.flatMap(\.numbers)
    case .tuple(let fields): fields.flatMap(\.value.numbers)
    case .none, .boolean, .text: []
    }
  }
}
