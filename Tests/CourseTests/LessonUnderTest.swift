import ConvNet
import Course

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A lesson's typed data, and what must hold for it in every lesson.
///
/// Each check gives back sentences on what does not hold, so that a failing test says it all.
struct LessonUnderTest {
  let lesson: Lesson
  let exercise: Exercise
  let article: Article

  init(_ slug: String) throws {
    let course = Course.embedded
    article = try course.article()
    lesson = try course.lesson(slug)
    guard let exercise = lesson.exercise() else { throw Missing(slug: slug) }
    self.exercise = exercise
  }

  struct Missing: Error { var slug: String }
}

// MARK: - The right answers

extension LessonUnderTest {
  func function(_ name: String) -> ExerciseFunction? {
    exercise.functions.first { $0.name == name }
  }

  func right(_ checked: ExerciseCase) -> Value? {
    function(checked.function)?.reference(checked.arguments)
  }

  func result(_ id: String) -> Value? {
    exercise.cases.first { $0.id == id }.flatMap(right)
  }

  /// Every id of the article that a case proves.
  var facts: Set<String> { Set(exercise.cases.flatMap(\.facts).map(\.id)) }

  /// The facts that the right answers do not reproduce.
  func disagreementsWithTheArticle() -> [String] {
    exercise.cases.flatMap { checked in
      checked.facts.compactMap { fact in
        guard let right = right(checked) else { return "\(checked.id): no \(checked.function)" }
        guard let value = fact.value(right) else { return "\(fact.id): not found in \(right)" }
        guard let example = article.example(fact.id) else { return "\(fact.id): unknown" }
        return agree(value, example.expected, absolute: example.tolerance ?? 1e-12)
          ? nil : "\(fact.id): \(value) is not \(example.expected)"
      }
    }
  }

  /// Random cases whose arguments or shapes do not belong together, or that are not small to large.
  func randomDisorder(seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let cases = exercise.randomCases(&generator)
    var faults: [String] = []
    for name in exercise.functions.map(\.name) {
      let sizes = cases.filter { $0.function == name }.map { cells(.list($0.arguments)) }
      if sizes.isEmpty { faults.append("\(name) has no random cases") }
      if sizes.first != sizes.min() { faults.append("\(name): the first case is not the smallest") }
    }
    if Set(cases.map(\.id)).count != cases.count { faults.append("an id stands twice") }
    return faults
  }

  private func cells(_ value: Value) -> Int {
    switch value {
    case .list(let values): values.reduce(0) { $0 + cells($1) }
    case .tuple(let fields): fields.reduce(0) { $0 + cells($1.value) }
    default: 1
    }
  }

  /// Cases whose result has another shape than the shape rule says.
  func wrongShapeRules() -> [String] {
    exercise.cases.compactMap { checked in
      guard let function = function(checked.function), let right = right(checked) else {
        return "\(checked.id): no \(checked.function)"
      }
      let rules = function.shapeRule(checked.arguments)
      // Of a tuple, the elements are meant that have as many axes.
      var parts = [right]
      if case .tuple(let fields) = right { parts = fields.map(\.value) }
      let isRight = parts.contains { has($0, rules) }
      return isRight ? nil : "\(checked.id): \(rules.map(\.formula)) is not \(right)"
    }
  }

  private func has(_ value: Value, _ rules: [ExerciseFunction.ShapeRule]) -> Bool {
    var value = value
    for rule in rules {
      guard case .list(let elements) = value, elements.count == rule.length else { return false }
      value = elements.first ?? .none
    }
    return true
  }
}

// MARK: - The wrong answers

extension LessonUnderTest {
  /// What a learner with this mistake gets, in the order of the cases.
  func results(of mistake: Mistake?) -> [Value?] {
    exercise.cases.map { checked in
      mistake?.wrong[checked.function].map { $0(checked.arguments) } ?? right(checked)
    }
  }

  /// Mistakes that make the right numbers in every case, or those of another mistake.
  func indistinguishableMistakes() -> [String] {
    let everybody: [(String, [Value?])] =
      [("the right answer", results(of: nil))]
      + exercise.mistakes.map { ($0.id, results(of: $0)) }
    var faults: [String] = []
    for (index, first) in everybody.enumerated() {
      for second in everybody[(index + 1)...]
      where zip(first.1, second.1).allSatisfy({ agree($0 ?? .none, $1 ?? .none) }) {
        faults.append("\(first.0) and \(second.0) make the same numbers in all cases")
      }
    }
    return faults
  }

  /// Functions that a mistake names without making any number of theirs wrong.
  func idleWrongFunctions() -> [String] {
    exercise.mistakes.flatMap { mistake in
      mistake.wrong.compactMap { name, wrong in
        let cases = exercise.cases.filter { $0.function == name }
        let makesADifference = cases.contains { checked in
          !agree(wrong(checked.arguments), right(checked) ?? .none)
        }
        return makesADifference ? nil : "\(mistake.id) never shows in \(name)"
      }
    }
  }

  /// Edits whose text does not stand exactly once in the solution.
  func misplacedEdits() -> [String] {
    exercise.mistakes.flatMap { mistake in
      var source = lesson.solution
      return mistake.edits.compactMap { edit -> String? in
        let pieces = source.components(separatedBy: edit.right)
        source = pieces.joined(separator: edit.wrong)
        return pieces.count == 2
          ? nil : "\(mistake.id): \(pieces.count - 1) times in the solution: \(edit.right)"
      }
    }
  }

  /// Compares a mistake's numbers with those that `facts/mistakes.json` records for it.
  func disagreement(of id: String, with example: KnownMistake) -> String? {
    guard let mistake = exercise.mistakes.first(where: { $0.id == id }) else {
      return "\(id) is missing"
    }
    guard let known = KnownMistake.all[id] else { return "mistakes.json has no \(id)" }
    guard let wrong = mistake.wrong[example.function] else {
      return "\(id) leaves \(example.function) right"
    }
    let value = example.part(wrong(example.arguments))
    return agree(value, known, absolute: 5e-7) ? nil : "\(id): \(value) is not \(known)"
  }
}

/// The call on which `facts/mistakes.json` shows a mistake.
struct KnownMistake {
  var function: String
  var arguments: [Value]
  var part: (Value) -> Value

  init(
    _ function: String, _ arguments: [Value], part: @escaping (Value) -> Value = { $0 }
  ) {
    self.function = function
    self.arguments = arguments
    self.part = part
  }

  /// The recorded wrong numbers by id; empty where `../shared` is missing.
  static let all: [String: Value] = {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return [:] }
    struct Entry: Decodable {
      var id: String
      var wrong: Recorded
    }
    let entries = (try? JSONDecoder().decode([Entry].self, from: data)) ?? []
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.wrong.value) })
  }()

  static let path = "\(packageRoot)/../shared/facts/mistakes.json"

  private struct Recorded: Decodable {
    var value: Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else if let text = try? container.decode(String.self) {
        // "1,040", "3 (ceil)": the number at the beginning.
        let digits = text.filter { $0 != "," }.prefix { $0.isNumber }
        value = Double(digits).map(Value.number) ?? .text(text)
      } else {
        value = .list(try container.decode([Recorded].self).map(\.value))
      }
    }
  }
}

/// The folder that holds `Package.swift`.
let packageRoot = #filePath.components(separatedBy: "/Tests/")[0]

/// Whether two values hold the same numbers: a tuple counts as a list, an integer as a number.
func agree(_ first: Value, _ second: Value, absolute: Double = 1e-12) -> Bool {
  if let x = first.number, let y = second.number {
    return x == y || (x.isNaN && y.isNaN)
      || (x - y).magnitude <= absolute + 1e-9 * max(x.magnitude, y.magnitude)
  }
  guard let left = elements(first), let right = elements(second) else { return first == second }
  return left.count == right.count
    && zip(left, right).allSatisfy { agree($0, $1, absolute: absolute) }
}

private func elements(_ value: Value) -> [Value]? {
  switch value {
  case .list(let values): values
  case .tuple(let fields): fields.map(\.value)
  default: nil
  }
}
