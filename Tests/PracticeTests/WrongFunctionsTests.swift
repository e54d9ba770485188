import Course
import Judge
import TestSupport
import Testing

@testable import Practice

@Suite struct WrongFunctionsTests {
  private static func functions(of lesson: String = "3") throws -> WrongFunctions {
    let course = Course.embedded
    let judge = Judge(compiler: .ifAny, article: try course.article(), tutor: BuiltTool.path)
    return try #require(
      try WrongFunctions(
        judge: judge, assignments: course.assignments(), lesson: course.lesson(lesson)))
  }

  @Test func `a right case gives wrong functions away, a square one fewer`() async throws {
    let functions = try Self.functions()
    func exposed(_ line: String) async throws -> [String] {
      let written = try WrittenCase(line, of: functions.functions)
      guard case .exposes(let ids) = try await functions.outcome(of: written, among: functions.ids)
      else {
        Issue.record("\(line) was refused")
        return []
      }
      return ids
    }
    let one = try await exposed("rotate180([[7]]) = [[7]]")
    let lying = try await exposed("rotate180([[1, 2, 3], [4, 5, 6]]) = [[6, 5, 4], [3, 2, 1]]")
    #expect(one.isEmpty)
    #expect(lying.count >= 4)
    #expect(lying.allSatisfy { functions.ids.contains($0) && functions.title($0) != $0 })
  }

  @Test func `what is handed in by its name has the names of the lesson's cases`() async throws {
    #expect(try await Self.functions().names() == [])
    let names = try await Self.functions(of: "6").names()
    #expect(names.starts(with: ["square", "cube", "product", "neighbours"]))
    #expect(Set(names).count == names.count)
  }

  @Test func `a wrong expectation is refused with its working, and exposes nothing`() async throws {
    let functions = try Self.functions()
    let written = try WrittenCase(
      "convolve([[1, 2, 3]], [[10, 20]]) = [[50, 80]]", of: functions.functions)
    #expect(
      try await functions.outcome(of: written, among: functions.ids)
        == .refused(right: .matrix([[40, 70]]), working: "result[0][0] = 1·20 + 2·10 = 40"))
  }

  @Test func `what remains has something in common`() async throws {
    let functions = try Self.functions()
    let written = try WrittenCase(
      "convolveFull([[1, 2], [3, 4]], [[1, 2], [3, 5]]) = [[1, 4, 4], [6, 21, 18], [9, 27, 20]]",
      of: functions.functions)
    guard case .exposes(let ids) = try await functions.outcome(of: written, among: functions.ids)
    else {
      Issue.record("It was refused.")
      return
    }
    let left = functions.ids.filter { !ids.contains($0) }
    #expect(!ids.isEmpty && !left.isEmpty)
    let hideout = try #require(try await functions.hideout(of: left))
    #expect(hideout.count >= 1 && hideout.count <= left.count)
  }

  @Test func `a function that a mistake leaves right hides it nowhere`() async throws {
    // Every mistake of lesson 1 leaves the function right that counts columns.
    let functions = try Self.functions(of: "1")
    let hideout = try await functions.hideout(of: functions.ids)
    #expect((hideout?.count ?? 0) < functions.count, "\(hideout?.kind ?? "")")
  }
}
