internal import ConvNet
public import Course
public import Judge
internal import LessonFolder

/// Makes items of templates, by running the lessons' own programs.
///
/// Those of the tutor's own course are in its binary; those of another are compiled.
public struct PracticeSource: Sendable {
  private let judge: Judge
  private let assignments: [Assignment]
  private let known: Set<String>

  /// - Parameters:
  ///   - assignments: the whole course, in order.
  ///   - known: the lessons that whoever is asked has read, so that no other function stands among those
  ///     to choose from.
  public init(judge: Judge, assignments: [Assignment], known: [Lesson]) {
    self.judge = judge
    self.assignments = assignments
    self.known = Set(known.map(\.slug))
  }
}

extension PracticeSource {
  /// One item of each template, in their order, until there are so many; templates for which no
  /// numbers are found are passed over.
  ///
  /// - Throws: `JudgeError` where a lesson's program cannot be run.
  public func round(
    of templates: [PracticeTemplate], count: Int, seed: UInt64
  ) async throws(JudgeError) -> [PracticeItem] {
    try await HarnessModule.with(judge) { harness throws(JudgeError) in
      var session = Session(source: self, harness: harness, seed: seed)
      var items: [PracticeItem] = []
      for template in templates where items.count < count {
        let drawn = try await session.items(template, rounds: 4, sizes: 4)
        // What was answered about the same numbers may give the next answer away.
        let isNew = { (item: PracticeItem) in
          !items.contains { $0.function == item.function && $0.arguments == item.arguments }
        }
        if let item = drawn.first(where: isNew) ?? drawn.first { items.append(item) }
      }
      return items
    }
  }

  /// So many items, the templates taking their turns, each as soon as it is there.
  ///
  /// - Returns: how many there are: fewer where the templates' numbers are exhausted.
  public func items(
    of templates: [PracticeTemplate], count: Int, seed: UInt64,
    report: (PracticeItem) throws(JudgeError) -> Void
  ) async throws(JudgeError) -> Int {
    try await HarnessModule.with(judge) { harness throws(JudgeError) -> Int in
      var session = Session(source: self, harness: harness, seed: seed)
      var told = Set<String>()
      var left = templates
      while told.count < count, !left.isEmpty {
        let perTemplate = max(1, (count - told.count + left.count - 1) / left.count)
        var pools: [[PracticeItem]] = []
        var useful: [PracticeTemplate] = []
        session.drawAnew()
        for template in left {
          if told.count == count { return count }
          let items = try await session.items(template, rounds: min(24, perTemplate + 3), sizes: 5)
            .filter { !told.contains($0.text) }
          if items.isEmpty { continue }
          useful.append(template)
          // The first of each is told as soon as it is there, the others in turns.
          told.insert(items[0].text)
          try report(items[0])
          pools.append(Array(items.prefix(perTemplate).dropFirst()))
        }
        left = useful
        for turn in 0..<perTemplate - 1 {
          for pool in pools where pool.indices.contains(turn) && told.count < count {
            guard told.insert(pool[turn].text).inserted else { continue }
            try report(pool[turn])
          }
        }
      }
      return told.count
    }
  }
}

/// The lessons' programs, opened when they are first asked.
private struct Session {
  var source: PracticeSource
  var harness: HarnessModule
  var generator: SeededGenerator
  private var makers: [String: ItemMaker] = [:]

  init(source: PracticeSource, harness: HarnessModule, seed: UInt64) {
    self.source = source
    self.harness = harness
    generator = SeededGenerator(seed: seed)
  }

  mutating func items(
    _ template: PracticeTemplate, rounds: Int, sizes: Int
  ) async throws(JudgeError) -> [PracticeItem] {
    guard var maker = try maker(template.slug), let function = maker.function(template.function)
    else { return [] }
    let others = template.kind == .operation ? try namesakes(of: function) : []
    let items = try await maker.items(
      template, function, rounds: rounds, sizes: sizes, others: others)
    makers[template.slug] = maker
    return items
  }

  /// Has other numbers drawn for what is asked next.
  mutating func drawAnew() { makers = [:] }

  private mutating func maker(_ slug: String) throws(JudgeError) -> ItemMaker? {
    if let maker = makers[slug] { return maker }
    guard let maker = try source.maker(slug, harness, seed: generator.next()) else { return nil }
    makers[slug] = maker
    return maker
  }

  /// The functions of the lessons that were read that take and return the same.
  private mutating func namesakes(
    of function: ExerciseFunction
  ) throws(JudgeError) -> [ItemMaker.Namesake] {
    var namesakes: [ItemMaker.Namesake] = []
    for slug in source.slugs {
      guard let maker = try maker(slug) else { continue }
      for other in maker.lesson.exercise.functions
      where other.isTheLearners && other.isOfTheSameType(as: function) {
        namesakes.append(
          ItemMaker.Namesake(name: other.name) { calls throws(JudgeError) in
            try await maker.results(of: other, calls: calls)
          })
      }
    }
    return namesakes
  }
}

extension PracticeSource {
  fileprivate var slugs: [String] { assignments.map(\.slug).filter(known.contains) }

  fileprivate func maker(
    _ slug: String, _ harness: HarnessModule, seed: UInt64
  ) throws(JudgeError) -> ItemMaker? {
    guard let assignment = assignments.first(where: { $0.slug == slug }) else { return nil }
    let program = try CourseJudge(judge: judge, assignments: assignments)
      .program(of: assignment, harness)
    return try ItemMaker(assignment, program, seed: seed)
  }
}
