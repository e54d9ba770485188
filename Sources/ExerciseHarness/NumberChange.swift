/// What an edit makes of a number, or of a calculation with two of them: a letter in the program that
/// holds it.
public enum NumberChange: String, Sendable, CaseIterable {
  /// Another number stands in its place.
  case replaced = "="
  /// The other number is added. Of a calculation, this and the next four are its sign.
  case plus = "+"
  /// The other number is taken from it.
  case minus = "-"
  /// It is multiplied by the other number.
  case times = "*"
  /// It is divided by the other number.
  case divided = "/"
  /// What remains of it after the division by the other number.
  case remainder = "%"
  /// It is counted from the end of a list that is as long as the other number.
  case fromEnd = "e"
  /// Its sign is the other one.
  case negated = "n"
  /// What is missing to 1.
  case fromOne = "1"
  /// It times what is missing to 1.
  case timesFromOne = "d"
  /// It is taken twice.
  case doubled = "2"
  /// It is divided by 2.
  case halved = "h"
  /// It is multiplied by itself.
  case squared = "s"
  /// It is larger by 1.
  case oneMore = "p"
  /// It is smaller by 1.
  case oneLess = "m"
  /// Of a calculation, the left side alone.
  case onlyLeft = "l"
  /// Of a calculation, the right side alone.
  case onlyRight = "r"
  /// Both sides of a calculation in each other's place.
  case exchanged = "x"
  /// An edit that is none.
  case dropped = "."

  /// Whether it needs another number.
  public var hasOperand: Bool {
    switch self {
    case .replaced, .plus, .minus, .times, .divided, .remainder, .fromEnd: true
    default: false
    }
  }
}

/// A type whose numbers edits change.
public protocol EditedNumber: Numeric {
  /// The quotient of two.
  static func / (left: Self, right: Self) -> Self
  /// The remainder of the division by another.
  func remainder(of divisor: Self) -> Self
}

extension Int: EditedNumber {
  /// Of the sign of the dividend.
  public func remainder(of divisor: Int) -> Int { self % divisor }
}

extension Double: EditedNumber {
  /// Of the sign of the dividend.
  public func remainder(of divisor: Double) -> Double {
    truncatingRemainder(dividingBy: divisor)
  }
}

extension NumberChange {
  /// What becomes of a number.
  ///
  /// Whatever is given is asked for where it is needed only: what is replaced may be what traps.
  func result<Number: EditedNumber>(of value: () -> Number, _ operand: () -> Number) -> Number {
    switch self {
    case .replaced: operand()
    case .plus, .minus, .times, .divided, .remainder: result(value, operand)
    case .fromEnd: operand() - 1 - value()
    case .negated: 0 - value()
    case .fromOne: 1 - value()
    case .timesFromOne: value() * (1 - value())
    case .doubled: value() * 2
    case .halved: value() / 2
    case .squared: value() * value()
    case .oneMore: value() + 1
    case .oneLess: value() - 1
    case .onlyLeft, .onlyRight, .exchanged, .dropped: value()
    }
  }

  /// What a calculation gives.
  func result<Number: EditedNumber>(_ left: () -> Number, _ right: () -> Number) -> Number {
    switch self {
    case .plus: left() + right()
    case .minus: left() - right()
    case .times: left() * right()
    case .divided: left() / right()
    case .remainder: left().remainder(of: right())
    case .onlyRight: right()
    default: left()
    }
  }
}

// MARK: - Which edits are effective

/// The numbers of the edits that are; 0 is none. Nothing else runs in this process.
private nonisolated(unsafe) var chosen = (first: 0, second: 0)

/// Makes two edits effective; 0 is none.
func harnessChoose(_ first: Int, _ second: Int) { chosen = (first, second) }

/// The effective one of some edits, 0 where none of them is.
public func harnessEdit(_ low: Int, _ high: Int) -> Int {
  let (first, second) = chosen
  if first >= low, first <= high { return first }
  return second >= low && second <= high ? second : 0
}

/// The effective one of some edits in a row and of others, 0 where none of them is.
public func harnessEdit(_ low: Int, _ high: Int, _ others: [Int]) -> Int {
  let (first, second) = chosen
  if others.contains(first) { return first }
  if others.contains(second) { return second }
  return harnessEdit(low, high)
}

/// A number with the effective one of its edits.
///
/// - Parameters:
///   - low: the number of the first edit.
///   - changes: the letter of each edit's change.
///   - operands: the other numbers of those that need one.
public func harnessNumber<Number: EditedNumber>(
  _ low: Int, _ high: Int, _ value: () -> Number, _ changes: String, _ operands: () -> [Number]
) -> Number {
  let edit = harnessEdit(low, high)
  if edit == 0 { return value() }
  let all = changes.compactMap { NumberChange(rawValue: String($0)) }
  let operand = all[..<(edit - low)].count(where: \.hasOperand)
  return all[edit - low].result(of: value) { operands()[operand] }
}

/// A calculation with the effective one of its edits, which may be another sign.
public func harnessCalculation<Number: EditedNumber>(
  _ low: Int, _ high: Int, _ left: () -> Number, _ right: () -> Number, _ sign: String,
  _ changes: String
) -> Number {
  let edit = harnessEdit(low, high)
  let own = NumberChange(rawValue: sign) ?? .dropped
  if edit == 0 { return own.result(left, right) }
  switch NumberChange(rawValue: String(Array(changes)[edit - low])) ?? .dropped {
  case .exchanged: return own.result(right, left)
  case .dropped: return own.result(left, right)
  case let change: return change.result(left, right)
  }
}
