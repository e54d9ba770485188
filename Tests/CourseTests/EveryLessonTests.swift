import Course
import Testing

/// What must hold of the typed data of every lesson; what a lesson alone promises is tested under its
/// own name.
@Suite struct EveryLessonTests {
  static let slugs = Course.embedded.lessons.map(\.slug)

  @Test(arguments: slugs) func `the right answers are the article's numbers`(slug: String) throws {
    #expect(try LessonUnderTest(slug).disagreementsWithTheArticle() == [])
  }

  @Test(arguments: slugs)
  func `shape rules say what shape the right answer has`(slug: String) throws {
    #expect(try LessonUnderTest(slug).wrongShapeRules() == [])
  }

  @Test(arguments: slugs)
  func `every mistake differs from right and from every other mistake`(slug: String) throws {
    let lesson = try LessonUnderTest(slug)
    #expect(lesson.indistinguishableMistakes() == [])
    #expect(lesson.idleWrongFunctions() == [])
  }

  @Test(arguments: slugs)
  func `every edit of a mistake stands once in the solution`(slug: String) throws {
    #expect(try LessonUnderTest(slug).misplacedEdits() == [])
  }

  @Test(arguments: slugs) func `random cases begin with the smallest`(slug: String) throws {
    let lesson = try LessonUnderTest(slug)
    for seed in 0..<20 {
      // What is learned by heart is always the same fifty digits.
      let faults = lesson.randomDisorder(seed: UInt64(seed)).filter {
        $0 != "overfit has no random cases"
      }
      #expect(faults == [], "seed \(seed)")
    }
  }

  @Test func `all fourteen lessons are here`() {
    #expect(Self.slugs.count == 14)
  }
}
