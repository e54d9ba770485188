/// The wrong answers to one question that are known, and what makes each.
///
///     let known = WrongAnswers(to: .integer(25), working: "`28 − 4 + 1 = 25`")
///     known.causes(of: TypedNumbers("24"))  // [.leftOut(part: "+ 1", rest: "28 − 4")]
///
/// A lesson names some in the question's block, and its mistakes make others: these are handed in with
/// what each makes of the question. Two slips need no list: a part of the sum that was left out or
/// taken with the other sign, and a number that stands elsewhere in the result.
///
/// Whoever asks for an answer can use it; predictions do, with what `results.json` keeps.
public struct WrongAnswers: Sendable {
  /// What makes a wrong answer.
  public enum Cause: Sendable, Equatable {
    /// Markdown: a sentence of the question's author.
    case noted(String)
    /// A mistake of the lesson: what was done, and what helps.
    case mistake(id: String, title: String, advice: String)
    /// A part of the sum is missing.
    case leftOut(part: String)
    /// A part of the sum has the other sign.
    case signTurned(part: String)
    /// The number stands in another row and column of the result.
    case elsewhere(row: Int, column: Int)
  }

  /// A wrong answer with its cause.
  public struct Known: Sendable, Equatable {
    /// The wrong answer.
    public var value: Value
    /// What makes it.
    public var cause: Cause

    /// What makes this answer.
    public init(_ value: Value, _ cause: Cause) {
      self.value = value
      self.cause = cause
    }
  }

  /// By how certain each is: the author's, the mistakes', then what needs no list.
  public let known: [Known]
  /// The right answer.
  public let right: Value
  /// To how many decimals it is asked for, as in ``Guess/compared(with:places:)``.
  public let places: Int?
  /// Where to begin; nil where the working shows nothing that can be worked out by itself.
  public let beginning: Beginning?

  /// What can be worked out before the answer.
  public enum Beginning: Sendable, Equatable {
    /// The products of its sum, any of which will do.
    case products([Step])
    /// A step on the way.
    case step(Step)

    /// At least one.
    public var steps: [Step] {
      switch self {
      case .products(let steps): steps
      case .step(let step): [step]
      }
    }
  }

  /// A part of the working that can be worked out by itself.
  public struct Step: Sendable, Equatable {
    /// As it is written: `2·10`.
    public var text: String
    /// What it comes to.
    public var value: Double
  }

  /// - Parameters:
  ///   - noted: the wrong answers that the question's author names.
  ///   - mistakes: what mistakes of the lesson make of the question.
  ///   - working: Markdown with the sum that makes the answer in a code span.
  ///   - place: where the answer stands in a matrix; nil where it is not of one.
  public init(
    to right: Value, places: Int? = nil, noted: [Known] = [], mistakes: [Known] = [],
    working: String = "", place: (matrix: [[Double]], row: Int, column: Int)? = nil
  ) {
    self.right = right
    self.places = places
    let equations = LessonSource(working).codeSpans.flatMap { Arithmetic.equations(in: $0.text) }
    let answer = right.number
    let slips = answer.map { Self.slips(equations, $0) } ?? []
    let others = place.map { Self.neighbours($0.matrix, $0.row, $0.column) } ?? []
    known = (noted + mistakes + slips + others).filter { known in
      !known.value.isSame(as: right)
        && !known.value.numbers.contains { !$0.isFinite }
        && !Self.accepts(known.value, for: right, places)
    }
    beginning = answer.flatMap { Self.beginning(equations, $0) }
  }

  /// What makes an answer that was typed.
  ///
  /// - Returns: the causes that explain it equally well, two at most; none where it is not known.
  public func causes(of typed: TypedNumbers) -> [Cause] {
    causes { typed.holds($0.numbers, asked: places) }
  }

  /// What makes a matrix whose cells were typed.
  public func causes(of cells: [[TypedNumbers]]) -> [Cause] {
    causes { value in
      guard let matrix = value.matrix, matrix.map(\.count) == cells.map(\.count) else {
        return false
      }
      return zip(cells.joined(), matrix.joined()).allSatisfy { $0.holds([$1], asked: places) }
    }
  }

  /// What makes an answer that is there as numbers, such as one that was chosen.
  public func causes(of value: Value) -> [Cause] { causes { $0.isSame(as: value) } }

  private func causes(_ matches: (Value) -> Bool) -> [Cause] {
    let found = known.filter { matches($0.value) }.map(\.cause)
    if let noted = found.first, case .noted = noted { return [noted] }
    var titles: Set<String> = []
    let mistakes = found.filter { cause in
      guard case .mistake(_, let title, _) = cause else { return false }
      return titles.insert(title).inserted
    }
    // Of more than two that fit equally well none is likelier than the others.
    if (1...2).contains(mistakes.count) { return mistakes }
    return Array(found.filter { !mistakes.contains($0) }.prefix(1))
  }

  /// Whether the value would be taken for the right one if somebody typed it.
  private static func accepts(_ value: Value, for right: Value, _ places: Int?) -> Bool {
    let (given, wanted) = (value.numbers, right.numbers)
    return given.count == wanted.count && value.matrix?.count == right.matrix?.count
      && zip(given, wanted).allSatisfy {
        TypedNumber(value: $0, places: nil).match($1, asked: places) == .right
      }
  }
}

// MARK: - Slips that need no list

extension WrongAnswers {
  private static func slips(_ equations: [Arithmetic.Equation], _ answer: Double) -> [Known] {
    guard let sum = equations.first(where: { isNear($0.leftValue, answer) }) else { return [] }
    let parts = Arithmetic.parts(of: sum.left)
    guard parts.count > 1, isNear(parts.reduce(0) { $0 + $1.value }, answer) else { return [] }
    return parts.map { Known(.number(answer - $0.value), .leftOut(part: $0.text)) }
      + parts.map { Known(.number(answer - 2 * $0.value), .signTurned(part: $0.text)) }
  }

  private static func isNear(_ one: Double, _ other: Double) -> Bool {
    (one - other).magnitude <= 1e-6 * max(1, other.magnitude)
  }

  private static func neighbours(_ matrix: [[Double]], _ row: Int, _ column: Int) -> [Known] {
    let places = matrix.indices.flatMap { row in matrix[row].indices.map { (row, $0) } }
    let all = matrix.flatMap(\.self)
    // One that stands in several places says nothing about where somebody looked.
    return places.filter { place in
      let number = matrix[place.0][place.1]
      return place != (row, column) && all.count { $0 == number } == 1
    }.map { Known(.number(matrix[$0.0][$0.1]), .elsewhere(row: $0.0, column: $0.1)) }
  }

  /// What comes before the equation that makes the answer; else the products of its sum, its first two
  /// parts, or what stands in parentheses; else what comes behind it.
  private static func beginning(
    _ equations: [Arithmetic.Equation], _ answer: Double
  ) -> Beginning? {
    func steps(_ texts: [String]) -> [Step] {
      texts.compactMap { text in Arithmetic.value(of: text).map { Step(text: text, value: $0) } }
        .filter { step in
          !isNear(step.value, answer) && step.text.contains { "+−-·×*/^".contains($0) }
            // The sign of a part that is taken away belongs to the sum.
            && !step.text.hasPrefix("− ") && !step.text.hasPrefix("- ")
            // Some equations prove the answer, and so hold it.
            && !numbers(in: step.text).contains { isNear($0, answer) }
        }
    }
    let place = equations.firstIndex { isNear($0.leftValue, answer) }
    let before = steps(equations[..<(place ?? 0)].map(\.left))
    if let first = before.first { return .step(first) }
    var others: [String] = []
    if let place {
      let sum = equations[place].left
      let parts = Arithmetic.parts(of: sum).map(\.text)
      // Without the sign between it and the part before.
      let bare = parts.map { part in
        ["+ ", "− ", "- "].contains(part.prefix(2)) ? String(part.dropFirst(2)) : part
      }
      let products = bare.filter { $0.contains { "·×*".contains($0) } }
      let usable = steps(products)
      // All or none: how many there are is said.
      if parts.count > 1, !products.isEmpty, usable.count == products.count {
        return .products(usable)
      }
      if parts.count > 1 { others += bare.filter { $0.contains("/") } }
      if parts.count > 2 {
        others.append("\(parts[0]) \(parts[1])")
      } else if parts.count < 2,
        let inner = sum.firstMatch(of: /\(([^()]*[^() ] [+−-] [^()]*)\)/)
      {
        others.append(String(inner.1))
      }
    }
    others += equations.filter { !isNear($0.leftValue, answer) }.map(\.left)
    return steps(others).first.map(Beginning.step)
  }

  private static func numbers(in text: String) -> [Double] {
    text.matches(of: /[0-9][0-9,]*(?:\.[0-9]+)?/).compactMap {
      Double(String($0.output).filter { $0 != "," })
    }
  }
}

// MARK: - In words

extension WrongAnswers {
  /// Markdown: what makes the answer, and what helps; never the right one.
  ///
  /// - Parameters:
  ///   - typed: the answer as it is shown; nothing in it is Markdown.
  ///   - explained: mistakes, by id, whose advice was given before and is left out.
  public static func sentence(
    on typed: String, _ causes: [Cause], explained: Set<String> = []
  ) -> String? {
    let titles = causes.compactMap { cause in
      if case .mistake(_, let title, _) = cause { title } else { nil as String? }
    }
    // What is said of the second with more words is said by the first.
    if titles.count == 2, !titles[1].hasPrefix(titles[0]) {
      return "\(typed) comes out if \(titles[0]). It also comes out if \(titles[1])."
    }
    switch causes.first {
    case .noted(let words): return "\(typed): \(words)"
    case .mistake(let id, let title, let advice):
      return "\(typed) comes out if \(title)." + (explained.contains(id) ? "" : " \(advice)")
    case .leftOut(let part):
      return "\(typed) comes out if the part `\(trimmedSign(part))` is left out."
    case .signTurned(let part):
      return "\(typed) comes out if the part `\(trimmedSign(part))` has the other sign."
    case .elsewhere(let row, let column):
      return
        "\(typed) stands elsewhere in the result: in row \(row), column \(column), counted from "
        + "0."
    case nil: return nil
    }
  }

  /// Without the sign in front of a product, which says nothing there.
  private static func trimmedSign(_ part: String) -> String {
    part.hasPrefix("+ ") && part.contains("·") ? String(part.dropFirst(2)) : part
  }
}

extension Value {
  /// Whether these are the same numbers in the same rows.
  func isSame(as other: Value) -> Bool {
    let (one, two) = (numbers, other.numbers)
    return one.count == two.count && matrix?.map(\.count) == other.matrix?.map(\.count)
      && zip(one, two).allSatisfy { ($0 - $1).magnitude <= 1e-9 * max($0.magnitude, 1e-3) }
  }
}
