import Course
import Platform
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct LessonProgramsTests {
    @Test func `a lesson's program is compiled once, and once more where it was damaged`()
      async throws
    {
      try await inFolder { folder in
        let cache = OwnFolder(Path.join(folder, "cache"))
        func programs() throws -> [String] {
          try cache.open().names().filter { $0.hasPrefix("lesson-") }
        }
        func draw(_ round: Int) async throws -> [Value] {
          try await TestJudge.program(SmallCourse.sliding, cache: cache.path)
            .cases(seed: 1, rounds: round..<round + 1).map(\.expected)
        }
        let third = try await draw(3)
        let kept = try #require(programs().first)
        let executable = Path.join(Path.join(cache.path, kept), CompilerJobs.executable)
        let first = try #require(Files.status(executable)).modified
        let fourth = try await draw(4)
        #expect(third != fourth && !third.isEmpty)
        #expect(try programs() == [kept])
        #expect(Files.status(executable)?.modified == first)

        try Files.write("damaged", to: executable)
        let fifth = try await draw(5)
        #expect(![third, fourth].contains(fifth) && fifth.count == third.count)
        #expect(try programs() == [kept])
        #expect(try Files.read(executable).count > 1000)
      }
    }
  }
}
