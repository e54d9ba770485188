import Testing

@testable import Course

@Suite struct SlipTests {
  @Test func `a slip is behind mistakes of at least two lessons, a mistake has one slip`() throws {
    let course = Course.embedded
    var lessons: [String: Int] = [:]
    for lesson in course.lessons {
      for mistake in lesson.exercise()?.mistakes ?? [] {
        lessons[mistake.id] = lesson.number
      }
    }
    for slip in Slip.allCases {
      let places = slip.mistakes.map { lessons[$0] }
      #expect(!places.contains(nil), "\(slip) names a mistake that no lesson knows")
      #expect(Set(places).count > 1, "\(slip) stays within one lesson")
      for other in Slip.allCases where other != slip {
        #expect(slip.mistakes.isDisjoint(with: other.mistakes), "\(slip) and \(other)")
      }
      #expect(slip.mistakes.allSatisfy { Slip(of: $0) == slip })
    }
    #expect(Slip(of: "fwd.matmul") == nil)
  }
}
