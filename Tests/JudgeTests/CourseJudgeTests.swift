import Course
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct CourseJudgeTests {
    private var all: [Assignment] { SmallCourse.all }

    private func file(_ text: String, _ name: String) -> Submission {
      .file(SourceFile(path: "Exercises/\(name)", text: text))
    }

    @Test func `solutions are judged where nothing is handed in`() async throws {
      let verdicts = try await TestJudge.judge().verify(of: all, submissions: [:])
      #expect(verdicts.map(\.lesson) == [1, 2, 3])
      #expect(verdicts.allSatisfy { $0.hasPassed }, "\(verdicts)")
      #expect(
        verdicts[2].earlier == [
          Verdict.Earlier(lesson: 1, slug: "turning", author: .solution),
          Verdict.Earlier(lesson: 2, slug: "sliding", author: .solution),
        ])
    }

    @Test func `the learner's own earlier file is called where it passes, and only then`()
      async throws
    {
      let own = SmallCourse.turning.solution.replacing("overlay.", with: "(overlay).")
      let verdicts = try await TestJudge.judge().verify(
        [3], of: all,
        submissions: [
          1: file(own, "01-turning.swift"),
          2: file(SmallCourse.program("return [[7]]"), "02-sliding.swift"),
          3: file(SmallCourse.convolving.solution + "// done", "03-convolving.swift"),
        ])
      #expect(verdicts.map(\.lesson) == [3])
      #expect(verdicts[0].hasPassed)
      #expect(verdicts[0].earlier.map(\.author) == [.learner, .solution])
      let text = VerdictText(width: 80).verdict(verdicts[0])
      #expect(text.contains("the course's solution of lesson 2, and your own of 1"))
    }

    @Test func `a file that calls no earlier one is compiled alone`() async throws {
      let verdicts = try await TestJudge.judge().verify(
        [2], of: all, submissions: [1: file("broken(", "01-turning.swift")])
      #expect(verdicts[0].hasPassed)
      #expect(verdicts[0].earlier.isEmpty)
    }

    @Test func `what an earlier file declares within its functions is not called by others`()
      async throws
    {
      let local = SmallCourse.turning.solution + "\nfunc unused() { let sums = 1; _ = sums }\n"
      let verdicts = try await TestJudge.judge().verify(
        [2], of: all, submissions: [1: file(local, "01-turning.swift")])
      #expect(SmallCourse.sliding.solution.contains("sums"))
      #expect(verdicts[0].hasPassed && verdicts[0].earlier.isEmpty)
    }

    @Test func `a file that cannot be read is said`() async throws {
      let verdicts = try await TestJudge.judge().verify(
        [1], of: all,
        submissions: [1: .unreadable(path: "Exercises/01-turning.swift", reason: "It is a folder.")]
      )
      #expect(verdicts[0].outcome == .unreadable(reason: "It is a folder."))
      #expect(VerdictText(width: 80).verdict(verdicts[0]).contains("It is a folder."))
    }

    @Test func `what is unchanged is neither compiled nor run again`() async throws {
      try await inFolder { folder in
        let cache = Path.join(folder, "cache")
        var judge = try TestJudge.judge(cache: cache)
        let submissions: [Int: Submission] = [
          1: file(
            "func rotate180(_ overlay: Matrix) -> Matrix { print(\"turning\"); return [] }",
            "1.swift"
          ),
          2: file("func correlate() { nonsense }", "2.swift"),
        ]
        func summary(_ verdicts: [Verdict]) -> [Verdict] {
          verdicts.map { verdict in
            var verdict = verdict
            verdict.seconds = 0
            return verdict
          }
        }
        let first = try await judge.verify(of: all, submissions: submissions)
        // A compiler of the same identity that cannot run shows that it is not asked.
        judge.compiler.path = "/nowhere/swiftc"
        let second = try await judge.verify(of: all, submissions: submissions)
        #expect(summary(first) == summary(second))

        // A damaged entry is as good as none, and is written again.
        let names = try Files.names(in: cache).filter { Files.kind("\(cache)/\($0)") == .file }
        for name in names {
          let path = Path.join(cache, name)
          let bytes = try Files.read(path)
          try Files.write(Array(bytes.dropLast(bytes.count / 2)), to: path)
        }
        judge = try TestJudge.judge(cache: cache)
        let third = try await judge.verify(of: all, submissions: submissions)
        #expect(summary(first) == summary(third))
        judge.compiler.path = "/nowhere/swiftc"
        let fourth = try await judge.verify(of: all, submissions: submissions)
        #expect(summary(first) == summary(fourth))
      }
    }

    @Test func `a damaged harness in the cache is compiled again`() async throws {
      try await inFolder { folder in
        let judge = try TestJudge.judge(cache: folder)
        #expect(try await judge.verify([1], of: all, submissions: [:])[0].hasPassed)
        let name = try #require(try Files.names(in: folder).first { $0.hasPrefix("harness-") })
        let harness = Path.join(folder, name)
        for file in try Files.names(in: harness) {
          try Files.write("damaged", to: Path.join(harness, file))
        }
        #expect(try await judge.verify([2], of: all, submissions: [:])[0].hasPassed)
      }
    }

    @Test func `a cache that cannot be written is none`() async throws {
      let judge = try TestJudge.judge(cache: "/proc/nowhere/cache")
      #expect(try await judge.verify([1], of: all, submissions: [:])[0].hasPassed)
    }

    @Test func `each verdict is reported as soon as it is there`() async throws {
      let reported = Reported()
      let verdicts = try await TestJudge.judge().verify(of: all, submissions: [:]) { verdict in
        reported.add(verdict.lesson)
      }
      #expect(Set(reported.lessons) == Set(verdicts.map(\.lesson)))
    }
  }
}

private final class Reported: Sendable {
  private let state = Mutex<[Int]>([])

  func add(_ lesson: Int) { state.withLock { $0.append(lesson) } }

  var lessons: [Int] { state.withLock { $0 } }
}
