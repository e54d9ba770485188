import Course
import Judge
import Synchronization
import TestSupport
import Testing

@testable import Practice

/// Items of the tutor's own lessons; their answers are worked out anew by `recompute.py`.
@Suite struct PracticeSourceTests {
  private static func items(_ lessons: [String], count: Int) async throws -> [PracticeItem] {
    let course = Course.embedded
    let source = try PracticeSource(
      judge: Judge(compiler: .ifAny, article: course.article(), tutor: BuiltTool.path),
      assignments: course.assignments(), known: lessons.map { try course.lesson($0) })
    let templates = try PracticeTemplate.all(of: lessons.map { try course.lesson($0) })
    let made = Mutex<[PracticeItem]>([])
    let told = try await source.items(of: templates, count: count, seed: 7) { item in
      made.withLock { $0.append(item) }
    }
    let items = made.withLock { $0 }
    #expect(told == items.count)
    return items
  }

  @Test func `two lessons give dozens of questions, many of them backwards, without a compiler`()
    async throws
  {
    let items = try await Self.items(["3", "13"], count: 120)
    #expect(items.count == 120)
    let templates = Set(items.map(\.template))
    #expect(templates.count >= 40)
    #expect(templates.count(where: \.kind.isBackward) >= 12)
    #expect(Set(items.map(\.text)).count == items.count)
    // Functions of lessons that were not read are not among those to choose from.
    let course = Course.embedded
    let known = try ["3", "13"].flatMap {
      try course.lesson($0).exercise()?.functions.map(\.name) ?? []
    }
    let choices = items.flatMap { item -> [String] in
      guard case .operation(_, let choices) = item.question else { return [] }
      return choices
    }
    #expect(!choices.isEmpty && choices.allSatisfy(known.contains), "\(Set(choices))")
    for item in items {
      #expect(item.mistakes.count >= 2, "\(item.text)")
      let areSmall = item.arguments.allSatisfy(\.isSmall)
      #expect(areSmall, "\(item.text)")
      for slip in item.mistakes {
        #expect(slip.answer.isApart(from: item.answer), "\(item.text)")
        #expect(item.mistakes.count { !$0.answer.isApart(from: slip.answer) } == 1)
      }
    }
  }

  @Test func `a round has a question of each template, and the same seed the same numbers`()
    async throws
  {
    let course = Course.embedded
    let source = try PracticeSource(
      judge: Judge(compiler: .ifAny, article: course.article(), tutor: BuiltTool.path),
      assignments: course.assignments(), known: [course.lesson("3")])
    let templates = try PracticeTemplate.all(of: [course.lesson("3")])
    let round = try await source.round(of: templates, count: 6, seed: 5)
    #expect(round.count == 6 && Set(round.map(\.template)).count == 6)
    // No two ask about the same call: the answer to one would be seen in the other.
    for (index, item) in round.enumerated() {
      let others = round[..<index].filter { $0.function == item.function }
      #expect(!others.contains { $0.arguments == item.arguments }, "\(item.text)")
    }
    #expect(try await source.round(of: templates, count: 6, seed: 5) == round)
  }
}
