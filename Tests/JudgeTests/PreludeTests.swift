import Course
import Platform
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// From the second save on, the files before the learner's are a module of their own.
  @Suite struct PreludeTests {
    private struct Bench {
      var judge: Judge
      var cache: String

      init(in folder: String) throws {
        cache = Path.join(folder, "cache")
        judge = try TestJudge.judge(cache: cache)
      }

      /// The verdict on a file for the lesson that calls `correlate` and `rotate180`, or for another.
      func verdict(
        _ text: String, lesson: Int = 3, earlier: [Int: String] = [:]
      ) async throws -> Verdict {
        let files = earlier.merging([lesson: text]) { $1 }.map { number, text in
          (number, Submission.file(SourceFile(path: "lesson\(number).swift", text: text)))
        }
        let verdicts = try await judge.verify(
          [lesson], of: SmallCourse.all,
          submissions: Dictionary(uniqueKeysWithValues: files))
        return try #require(verdicts.first)
      }

      var preludes: [String] {
        get throws { try Files.names(in: cache).filter { $0.hasPrefix("prelude-") } }
      }
    }

    private let solution = SmallCourse.convolving.solution

    @Test func `the second save says what the first would say`() async throws {
      try await inFolder { folder in
        let bench = try Bench(in: folder)
        #expect(try await bench.verdict(solution + "// one\n").hasPassed)
        #expect(try bench.preludes == [], "what is used once is not worth a module")
        #expect(try await bench.verdict(solution + "// two\n").hasPassed)
        let made = try bench.preludes
        #expect(made.count == 1)
        // Beside it one whose driver does not say what it starts, and so compiles all files.
        var whole = try Bench(in: Path.join(folder, "whole"))
        let driver = Path.join(folder, "swiftc")
        try Files.write(
          """
          #!/bin/sh
          for word; do if [ "$word" = '-###' ]; then exit 1; fi; done
          exec '\(whole.judge.compiler.path)' "$@"

          """, to: driver)
        try Files.setPermissions(driver, 0o755)
        whole.judge.compiler.path = driver
        for text in [
          "func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {\n  correlate(input, overlay)\n}\n",
          "func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {\n  correlate(imput, overlay)\n}\n",
          "func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix? { input }\n",
          "func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix { todo() }\n// begun\nlet a = 1\n",
          "func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {\n  [[input[9][9]]]\n}\n",
          "func rotate180(_ overlay: Matrix) -> Matrix { overlay }\n" + solution,
          "struct Matrix {}\n" + solution,
          "func convolve(_ input: Matrix, _ overlay: Matrix) throws -> Matrix { input }\n",
        ] {
          let found = try await bench.verdict(text)
          let asked = try await whole.verdict(text)
          #expect(found.outcome == asked.outcome, "\(text)")
          #expect(found.functions == asked.functions, "\(text)")
          #expect(!found.hasPassed, "\(text)")
        }
        #expect(try bench.preludes.contains(made), "none of these makes it useless")
        #expect(try whole.preludes == [])
      }
    }

    @Test func `what calls the learner's functions is compiled beside them, and what calls that`()
      throws
    {
      func parts(_ learner: String) -> [[String]]? {
        func file(_ number: Int, _ text: String) -> SourceFile {
          SourceFile(path: "\(number).swift", text: text)
        }
        return ExerciseProgram(
          learner: file(3, learner),
          earlier: [
            file(1, "func one() { let two = 0; _ = two }"),
            file(2, "func overall() { supported() }"),
          ],
          support: "func supported() { three() }", functions: []
        ).parts.map { [$0.prelude.map(\.name), $0.own.map(\.name)] }
      }
      let support = "CNNTutorSupport.swift"
      let made = ["Types.swift", "CNNTutorCalls.swift"]
      #expect(
        parts("func three() {}")
          == [made + ["1.swift"], [support, "2.swift", "3.swift"]])
      #expect(parts("func four() {}") == [made + [support, "1.swift", "2.swift"], ["3.swift"]])
      #expect(
        parts("func two() {}")
          == [made + [support, "2.swift"], ["1.swift", "3.swift"]], "a name within is one, too")
      #expect(parts("func one() {}") == nil, "a name that is at hand already")
    }

    @Test func `a lesson whose support calls the learner's functions has a module, too`()
      async throws
    {
      try await inFolder { folder in
        let bench = try Bench(in: folder)
        let assignments = try SmallCourse.assignments([
          "03-convolving/support.swift": """
          func convolvedTwice(_ input: Matrix, _ overlay: Matrix) -> Matrix {
            convolve(convolve(input, overlay), overlay)
          }

          """
        ])
        for number in 1...3 {
          let file = SourceFile(path: "lesson3.swift", text: solution + "// \(number)\n")
          let verdicts = try await bench.judge.verify(
            [3], of: assignments, submissions: [3: .file(file)])
          #expect(verdicts.map(\.hasPassed) == [true])
        }
        #expect(try bench.preludes.count == 1)
      }
    }

    @Test func `a learner's own earlier file has a module of its own`() async throws {
      try await inFolder { folder in
        let bench = try Bench(in: folder)
        let turning = SmallCourse.turning.solution
        for number in 1...3 {
          let own = [1: turning + "// mine\n"]
          #expect(try await bench.verdict(solution + "// \(number)\n", earlier: own).hasPassed)
        }
        let before = try bench.preludes
        let wrong = [1: turning.replacing("overlay.reversed()", with: "overlay")]
        for number in 4...6 {
          let verdict = try await bench.verdict(solution + "// \(number)\n", earlier: wrong)
          #expect(verdict.hasPassed, "a wrong earlier file is replaced by its solution")
          #expect(verdict.earlier.map(\.author) == [.solution, .solution])
        }
        #expect(try bench.preludes.count > before.count)
      }
    }

    @Test(arguments: ["prelude.o", "ExercisePrelude.swiftmodule"])
    func `a damaged module is replaced`(_ name: String) async throws {
      try await inFolder { folder in
        let bench = try Bench(in: folder)
        for number in 1...3 { _ = try await bench.verdict(solution + "// \(number)\n") }
        let prelude = try #require(try bench.preludes.first)
        try Files.write("damaged", to: "\(bench.cache)/\(prelude)/\(name)")
        #expect(try await bench.verdict(solution + "// four\n").hasPassed)
        #expect(try bench.preludes == [], "what is of no use goes")
        #expect(try await bench.verdict(solution + "// five\n").hasPassed)
        #expect(try bench.preludes == [prelude])
      }
    }

    @Test func `what a killed run left in the cache is removed`() async throws {
      try await inFolder { folder in
        let bench = try Bench(in: folder)
        let left = Path.join(bench.cache, "cnn-tutor-a1B2c3")
        try Files.makeFolder(left)
        try Files.write("", to: Path.join(left, ".cnn-tutor-scratch"))
        let others = Path.join(bench.cache, "cnn-tutor-others")
        try Files.makeFolder(others)
        let held = try ScratchFolder(in: bench.cache)
        #expect(try await bench.verdict(solution).hasPassed)
        #expect(!Files.exists(left))
        #expect(Files.exists(others), "no folder of ours has this name")
        #expect(Files.exists(held.path), "somebody works in it")
        try held.remove()
      }
    }
  }
}
