internal import Course
internal import TerminalText

/// What one formula does otherwise than another. Both are known, so that nothing of it is guessed.
///
///     FormulaDifference(from: x[0]·w[0] + x[1]·w[1], to: x[0]·w[0])?.words
///     // "x[1]·w[1] is missing"
struct FormulaDifference: Sendable, Equatable {
  /// A clause; nil where the two differ in more than one can say.
  let words: String?

  /// - Returns: nil where the two are equal but for the order of terms and factors.
  init?(from right: Expression, to yours: Expression) {
    let (right, yours) = (right.folded, yours.folded)
    guard FormulaTerm.key(right) != FormulaTerm.key(yours) else { return nil }
    words = Self.words(right, yours)
  }

  private static func words(_ right: Expression, _ yours: Expression) -> String? {
    around(right, yours) ?? outside(right, yours) ?? inside(right, yours)
      ?? between(FormulaTerm.all(in: right), FormulaTerm.all(in: yours))
  }

  private static func areEqual(_ one: Expression, _ other: Expression) -> Bool {
    FormulaTerm.key(one) == FormulaTerm.key(other)
  }
}

// MARK: - The whole

extension FormulaDifference {
  /// Something is done with the whole of the right formula, or is left out.
  private static func around(_ right: Expression, _ yours: Expression) -> String? {
    if areEqual(.negative(right), yours) { return "all of it has the wrong sign" }
    switch yours {
    case .quotient(let part, let divisor) where areEqual(part, right):
      return divisor.placeName.map { "all of it is divided by \($0)" }
    case .call(let function, let parts, _) where parts.count == 1 && areEqual(parts[0], right):
      if case .call(function, _, _) = right { return "\(function) is applied once more" }
      return "\(function) is applied to all of it"
    case .product(let factors):
      for index in factors.indices {
        var others = factors
        let factor = others.remove(at: index)
        if areEqual(.product(others), .product([right])) {
          return factor.placeName.map { "all of it is multiplied by \($0)" }
        }
      }
    default: break
    }
    switch right {
    case .call(let function, let parts, _) where parts.count == 1 && areEqual(parts[0], yours):
      return "\(function) is not applied"
    case .quotient(let part, let divisor) where areEqual(part, yours):
      return divisor.placeName.map { "it is not divided by \($0)" }
    default: return nil
    }
  }

  /// A term stands behind a function that should be inside of it.
  private static func outside(_ right: Expression, _ yours: Expression) -> String? {
    guard case .call(let function, let parts, _) = right, parts.count == 1,
      case .sum(let terms) = yours
    else { return nil }
    for index in terms.indices {
      guard case .call(function, let others, _) = terms[index], others.count == 1 else { continue }
      var rest = terms
      rest.remove(at: index)
      let outside = FormulaTerm.all(in: .sum(rest))
      let (belonging, present) = (FormulaTerm.all(in: parts[0]), FormulaTerm.all(in: others[0]))
      let missing = FormulaTerm.without(belonging, present)
      guard FormulaTerm.without(present, belonging).isEmpty,
        missing.map(\.key).sorted() == outside.map(\.key).sorted(), let names = names(missing)
      else { continue }
      let isOne = missing.count == 1
      return "\(names) \(isOne ? "stands" : "stand") outside of \(function), where "
        + "\(isOne ? "it belongs" : "they belong") inside"
    }
    return nil
  }

  /// The same is done with something else.
  private static func inside(_ right: Expression, _ yours: Expression) -> String? {
    switch (right, yours) {
    case (.call(let function, let parts, _), .call(let another, let others, _))
    where function == another && parts.count == 1 && others.count == 1:
      return words(parts[0], others[0]).map { "inside \(function), \($0)" }
    case (.quotient(let part, let divisor), .quotient(let other, let another)):
      if areEqual(divisor, another) {
        return words(part, other).map { "in what is divided, \($0)" }
      }
      guard areEqual(part, other) else { return nil }
      if let divisor = divisor.placeName, let another = another.placeName {
        return "it is divided by \(another), where \(divisor) belongs"
      }
      return words(divisor, another).map { "in what it is divided by, \($0)" }
    default: return nil
    }
  }
}

// MARK: - Term by term

extension FormulaDifference {
  private static func between(_ right: [FormulaTerm], _ yours: [FormulaTerm]) -> String? {
    let missing = FormulaTerm.without(right, yours)
    let added = FormulaTerm.without(yours, right)
    if added.isEmpty { return missing.count < right.count ? absent(missing) : nil }
    if missing.isEmpty { return besides(added, right) }
    return summed(missing, added) ?? exchanged(missing, added, of: right.count)
  }

  private static func absent(_ terms: [FormulaTerm]) -> String? {
    let isTakenAway = terms.allSatisfy(\.isSubtracted)
    return names(terms).map {
      "\($0) \(isOrAre(terms.count)) \(isTakenAway ? "not subtracted" : "missing")"
    }
  }

  private static func besides(_ terms: [FormulaTerm], _ right: [FormulaTerm]) -> String? {
    guard let names = names(terms) else { return nil }
    if Set(terms.map(\.key)).count == 1, right.contains(where: { $0.key == terms[0].key }),
      let name = terms[0].name
    {
      let count = terms.count + right.count { $0.key == terms[0].key }
      return "\(name) is \(terms[0].isSubtracted ? "subtracted" : "added") \(times(count))"
    }
    if terms.allSatisfy({ term in right.contains { $0.key == term.key } }) {
      return "\(names) \(isOrAre(terms.count)) counted more than once"
    }
    return "\(names) \(terms.count == 1 ? "does" : "do") not belong there"
  }

  private static func times(_ count: Int) -> String { count == 2 ? "twice" : "\(count) times" }

  /// Three at most, else how many and the first.
  private static func names(_ terms: [FormulaTerm]) -> String? {
    let names = terms.prefix(3).compactMap(\.name)
    guard names.count == min(3, terms.count), let first = names.first else { return nil }
    return terms.count <= 3 ? listed(names) : "\(terms.count) terms, such as \(first),"
  }

  /// Every missing product stands there as the sum of its factors.
  private static func summed(_ missing: [FormulaTerm], _ added: [FormulaTerm]) -> String? {
    let sums = missing.flatMap { $0.factors.flatMap(FormulaTerm.all) }
    guard missing.allSatisfy({ $0.factors.count > 1 && !$0.isSubtracted }),
      sums.map(\.key).sorted() == added.map(\.key).sorted()
    else { return nil }
    let names = missing[0].factors.compactMap(\.placeName)
    guard missing.count == 1, names.count == missing[0].factors.count else {
      return "added where they should be multiplied"
    }
    return "\(listed(names)) are added where they should be multiplied"
  }

  /// Terms with something else in them, all in the same way.
  private static func exchanged(
    _ missing: [FormulaTerm], _ added: [FormulaTerm], of count: Int
  ) -> String? {
    guard missing.count == added.count else { return nil }
    var rest = added
    var changes: [TermChange] = []
    for term in missing {
      let found = rest.indices.compactMap { index in
        TermChange(from: term, to: rest[index]).map { (index, $0) }
      }
      guard let (index, change) = found.first else { return nil }
      rest.remove(at: index)
      changes.append(change)
    }
    guard let first = changes.first, changes.allSatisfy({ $0.isLike(first) }) else { return nil }
    if changes.count == count, count > 1, let words = first.wordsForAll,
      changes.allSatisfy({ $0.wordsForAll == words })
    {
      return words
    }
    guard changes.count > 1 else { return first.words }
    let others = counted(changes.count - 1, "other term")
    return first.words.map {
      "\($0); \(others) \(changes.count == 2 ? "is" : "are") wrong in the same way"
    }
  }
}

/// What was made of a term.
private enum TermChange {
  case sign(FormulaTerm)
  /// One factor stands in the place of another, beside the rest.
  case factor(Expression, insteadOf: Expression, rest: [Expression])
  case multiplied(FormulaTerm, by: Expression)
  case divided(FormulaTerm, by: Expression)
  /// One factor is not there.
  case bare([Expression], without: Expression)

  /// - Returns: nil where the second is not made of the first in one of these ways.
  init?(from term: FormulaTerm, to other: FormulaTerm) {
    if term.product == other.product {
      self = .sign(term)
      return
    }
    guard term.isSubtracted == other.isSubtracted else { return nil }
    let missing = Self.without(term.factors, other.factors)
    let added = Self.without(other.factors, term.factors)
    if added.count == 1, case .quotient(let part, let divisor) = added[0],
      FormulaTerm.key(.product(missing)) == FormulaTerm.key(.product([part]))
    {
      self = .divided(term, by: divisor)
      return
    }
    switch (missing.count, added.count) {
    case (0, 1): self = .multiplied(term, by: added[0])
    case (1, 0): self = .bare(other.factors, without: missing[0])
    case (1, 1) where term.factors.count > 1:
      self = .factor(
        added[0], insteadOf: missing[0], rest: Self.without(term.factors, missing))
    default: return nil
    }
  }

  private static func without(_ factors: [Expression], _ others: [Expression]) -> [Expression] {
    var left = others.map(FormulaTerm.key)
    return factors.filter { factor in
      guard let index = left.firstIndex(of: FormulaTerm.key(factor)) else { return true }
      left.remove(at: index)
      return false
    }
  }

  func isLike(_ other: TermChange) -> Bool {
    switch (self, other) {
    case (.sign, .sign), (.factor, .factor), (.multiplied, .multiplied), (.divided, .divided),
      (.bare, .bare):
      true
    default: false
    }
  }

  var words: String? {
    switch self {
    case .sign(let term): return term.name.map { "\($0) has the wrong sign" }
    case .factor(let other, let factor, let rest):
      guard let other = other.placeName, let factor = factor.placeName else { return nil }
      let names = rest.compactMap(\.placeName)
      guard names.count == rest.count else { return "\(other) stands where \(factor) belongs" }
      return "\(names.joined(separator: "·")) is multiplied by \(other), where \(factor) belongs"
    case .multiplied(let term, let factor):
      guard let name = term.name, let factor = factor.placeName else { return nil }
      return "\(name) is multiplied by \(factor)"
    case .divided(let term, let divisor):
      guard let name = term.name, let divisor = divisor.placeName else { return nil }
      return "\(name) is divided by \(divisor)"
    case .bare(let rest, let factor):
      let names = rest.compactMap(\.placeName)
      guard names.count == rest.count, let factor = factor.placeName else { return nil }
      return "\(names.joined(separator: "·")) is not multiplied by \(factor)"
    }
  }

  /// What can be said of all terms at once; nil where each has something of its own.
  var wordsForAll: String? {
    switch self {
    case .sign: "every term has the wrong sign"
    case .multiplied(_, let factor): factor.placeName.map { "every term is multiplied by \($0)" }
    case .divided(_, let divisor): divisor.placeName.map { "every term is divided by \($0)" }
    case .bare(_, let factor): factor.placeName.map { "no term is multiplied by \($0)" }
    case .factor: nil
    }
  }
}
