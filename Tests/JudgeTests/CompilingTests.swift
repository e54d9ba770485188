import Course
import Platform
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct CompilingTests {
    @Test func `errors stand at the learner's line and no others are shown`() async throws {
      let verdict = try await TestJudge.verdict(
        """
        func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix {
          var unused = 1
          let rows: Int = "three"
          return imput
        }
        """)
      guard case .compileErrors(let messages) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      #expect(messages.map(\.line) == [3, 4])
      #expect(messages.map(\.column) == [19, 10])
      #expect(messages[0].path == "Exercises/02-sliding.swift")
      #expect(messages[1].text == "cannot find 'imput' in scope")
      #expect(messages[1].source == "  return imput")
      let text = VerdictText(width: 100).verdict(verdict)
      #expect(text.contains("Exercises/02-sliding.swift:4:10: error: There is no 'imput' here"))
      #expect(text.contains("did you mean 'input'?"))
      #expect(text.contains("The compiler says: cannot find 'imput' in scope"))
      #expect(!text.contains("unused"), "a warning is no error")
    }

    @Test func `a changed signature is shown beside the one that is asked for`() async throws {
      let verdict = try await TestJudge.verdict(
        "// mine\nfunc correlate(input: Matrix, overlay: Matrix) -> Matrix { input }")
      #expect(
        verdict.outcome
          == .signatures([
            SignatureProblem(
              function: "correlate",
              expected: "func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix",
              found: "func correlate(input: Matrix, overlay: Matrix) -> Matrix", line: 2)
          ]))
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.contains("func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix"))
      #expect(text.contains("func correlate(input: Matrix, overlay: Matrix) -> Matrix"))
    }

    @Test(arguments: [
      "", "\n// nothing left\n", "enum Mine {\n  static func other() {}\n}",
      "private func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix { input }",
      "func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix? { input }",
    ])
    func `a function that cannot be called is asked for`(_ source: String) async throws {
      let verdict = try await TestJudge.verdict(source)
      guard case .signatures(let problems) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      #expect(problems.map(\.function) == ["correlate"])
      let text = VerdictText(width: 80).verdict(verdict)
      let isThere = problems.contains { $0.found != nil }
      #expect(text.contains("a function is missing") != isThere, "\(text)")
      #expect(text.contains("another signature is asked for") == isThere, "\(text)")
    }

    @Test(arguments: ["typealias Matrix = [[Double]]", "struct Matrix {}"])
    func `a name that is at hand already is blamed on the learner's line`(
      _ declaration: String
    ) async throws {
      let verdict = try await TestJudge.verdict(
        "// mine\n\(declaration)\n" + SmallCourse.sliding.solution)
      guard case .compileErrors(let messages) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      #expect(messages.map(\.path) == ["Exercises/02-sliding.swift"])
      #expect(messages.map(\.line) == [2])
      #expect(messages.first?.source == declaration)
      #expect(messages.first?.text.hasPrefix("'Matrix' is at hand already") == true)
    }

    @Test func `a function that the learner wrote twice is at hand nowhere else`() async throws {
      let once = SmallCourse.sliding.solution
      let verdict = try await TestJudge.verdict(once + once)
      guard case .compileErrors(let messages) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      let text = try #require(messages.first?.text)
      #expect(
        text == "'correlate' is declared twice in this file; keep one of the two, or rename one")
      #expect(messages.map(\.line) == [once.count { $0 == "\n" } + 2])
    }

    @Test func `a variable declared twice is at hand nowhere else`() async throws {
      let verdict = try await TestJudge.verdict(
        SmallCourse.program("let sums = 1\n  return sums", before: ""))
      guard case .compileErrors(let messages) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      #expect(messages.first?.text.contains("is at hand") == false)
      #expect(messages.first?.line == 16)
    }

    @Test func `a file that is not UTF-8 is a sentence, not a crash`() async throws {
      let bytes = Array("func correlate(".utf8) + [0xff, 0xfe, 0x00, 0xc3] + Array(")".utf8)
      let verdict = try await TestJudge.verdict(
        SourceFile(path: "Exercises/02-sliding.swift", contents: bytes))
      guard case .compileErrors(let messages) = verdict.outcome else {
        Issue.record("\(verdict)")
        return
      }
      #expect(messages.contains { $0.text.contains("UTF-8") }, "\(messages)")
    }

    @Test func `the starter is not started, with other comments too`() async throws {
      let starter = SmallCourse.sliding.starter
      #expect(try await TestJudge.verdict(starter).outcome == .notStarted)
      #expect(try await TestJudge.verdict("// Later!\n" + starter).outcome == .notStarted)
      let begun = try await TestJudge.verdict(starter.replacing("todo()", with: "_ = 1; todo()"))
      #expect(begun.outcome == .failed)
      #expect(begun.functions.map(\.finding.kind) == [.notWritten(function: "correlate(_:_:)")])
    }

    @Test func `a missing compiler is an error with its remedy`() {
      #expect(throws: JudgeError.compilerMissing(path: "/nowhere:/etc")) {
        try Compiler.find(searchPath: "/nowhere:/etc")
      }
      #expect(JudgeError.compilerMissing(path: "").description.contains("Install Swift"))
    }

    @Test func `a compiler that cannot be started is an error`() async throws {
      try await inFolder { folder in
        let fake = Path.join(folder, "swiftc")
        try Files.write("no program", to: fake)
        let cache = Path.join(folder, "cache")
        var judge = try TestJudge.judge(cache: cache)
        judge.compiler.path = fake
        let error = await #expect(throws: JudgeError.self) {
          try await judge.verify([2], of: SmallCourse.all, submissions: [:])
        }
        #expect(error?.description.contains("“\(fake)” cannot be started") == true, "\(error)")
        let kept = try Files.names(in: cache)
        let isLeft = kept.contains { $0.hasPrefix("harness") || $0.hasPrefix("cnn-tutor-") }
        #expect(!isLeft, "nothing half made may stay: \(kept)")
      }
    }

    @Test func `where the tutor itself cannot be started, the compiler is not blamed`() async throws
    {
      var judge = try TestJudge.judge(cache: nil)
      judge.tutor = "/nowhere/cnn-tutor"
      let error = await #expect(throws: JudgeError.self) {
        try await judge.verify([2], of: Course.embedded.assignments(), submissions: [:])
      }
      #expect(error?.description.hasPrefix("“/nowhere/cnn-tutor” cannot be started.") == true)
      #expect(error?.description.contains("compiler") == false, "\(error)")
    }

    @Test(.timeLimit(.minutes(10)), arguments: [false, true])
    func `a compiler that comes to no end is waited for once`(hasHarness: Bool) async throws {
      try await inFolder { folder in
        var judge = try TestJudge.judge(cache: Path.join(folder, "cache"))
        let file = { SourceFile(path: "mine.swift", text: $0) }
        if hasHarness {
          _ = try await judge.verify(
            [2], of: SmallCourse.all, submissions: [2: .file(file("let a = 1"))])
        }
        judge.compiler.path = Path.join(folder, "swiftc")
        judge.options.compileLimit = .seconds(2)
        // It may write where headers are kept, and nowhere that stays besides.
        try Files.write(
          """
          #!/bin/sh
          while [ "$1" != -module-cache-path ]; do shift; done
          echo >> "$2/calls"
          exec sleep 3600

          """, to: judge.compiler.path)
        try Files.setPermissions(judge.compiler.path, 0o755)
        let submissions = [2: Submission.file(file("let b = 2"))]
        if hasHarness {
          let verdicts = try await judge.verify([2], of: SmallCourse.all, submissions: submissions)
          let reason = "The compiler was stopped because it took longer than 2 s."
          #expect(verdicts.map(\.outcome) == [.compilerStopped(reason: reason)])
        } else {
          let error = await #expect(throws: JudgeError.self) {
            try await judge.verify([2], of: SmallCourse.all, submissions: submissions)
          }
          #expect(error == .compilerLate(compiler: judge.compiler.path, seconds: 2))
        }
        let cache = "\(folder)/cache"
        let headers = try #require(try Files.names(in: cache).first { $0.hasPrefix("headers-") })
        #expect(try Files.readText("\(cache)/\(headers)/calls") == "\n")
      }
    }

    @Test func `a scratch folder that cannot be made is an error with its path`() {
      let error = JudgeError.scratch(path: "/full", reason: "No space left on device")
      #expect("\(error)".contains("/full"))
      #expect("\(error)".contains("No space left"))
    }
  }
}
