import Course
import FoundationEssentials
import Platform
import TerminalText
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  @Suite struct ReportTests {
    private func wrong() async throws -> Verdict {
      var verdict = try await TestJudge.verdict(
        SmallCourse.sliding.solution.replacing(
          "return sums", with: "print(\"\\u{1B}[1mhi\")\n  return sums.map { $0.map { 2 * $0 } }"))
      // Its own snapshots must not depend on the clock.
      verdict.seconds = 0.25
      return verdict
    }

    struct Window: Sendable {
      var width: Int
      var colors: ColorDepth = .none
      var unicode = true
      var accessible = false
      var name: String
    }

    static let windows = [
      Window(width: 20, name: "width-20"), Window(width: 40, name: "width-40"),
      Window(width: 80, name: "width-80"), Window(width: 120, name: "width-120"),
      Window(width: 80, colors: .ansi16, name: "colours"),
      Window(width: 80, unicode: false, name: "ascii"),
      Window(width: 80, accessible: true, name: "accessible"),
    ]

    @Test(arguments: windows)
    func `a verdict fits its window`(_ window: Window) async throws {
      let text = VerdictText(
        TerminalCapabilities(
          width: window.width, colors: window.colors, unicode: window.unicode,
          accessible: window.accessible)
      ).verdict(try await wrong())
      try expectSnapshot("verdict-\(window.name).txt", text)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines where !line.contains("02-sliding.swift") {
        #expect(cellWidth(of: String(line)) <= window.width, "\(line)")
      }
      if window.colors == .none { #expect(!text.utf8.contains(0x1B)) }
      if !window.unicode { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
      // The place stays whole, however narrow the window.
      #expect(text.contains("Exercises/02-sliding.swift:"))
      // Right and wrong are told by more than colour.
      #expect(text.contains("wrong numbers") || text.contains("wrong"))
    }

    @Test func `colour adds escape sequences and changes no word`() async throws {
      let verdict = try await wrong()
      let plain = VerdictText(width: 80).verdict(verdict)
      let coloured = VerdictText(TerminalCapabilities(width: 80, colors: .ansi16)).verdict(verdict)
      #expect(coloured != plain)
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func `what only cases call is known by its section and not by its name`() async throws {
      var verdict = try await wrong()
      verdict.functions[0].function.section = "Slid by heart"
      #expect(VerdictText(width: 80).verdict(verdict).contains("correlate("))
      verdict.functions[0].function.isTheLearners = false
      let text = VerdictText(width: 80)
      for said in [text.verdict(verdict), text.numbers(verdict)] {
        #expect(said.contains("“Slid by heart”: wrong numbers"))
        #expect(!said.contains("correlate"))
      }
    }

    @Test func `a place is a link where the terminal knows links`() async throws {
      let text = VerdictText(
        TerminalCapabilities(width: 80, colors: .ansi16, hyperlinks: true)
      ).verdict(try await wrong())
      #expect(text.contains("\u{1B}]8;;file:///"))
      #expect(text.contains("/Exercises/02-sliding.swift\u{1B}\\Exercises/02-sliding.swift:2:1"))
    }

    @Test func `a large matrix shows the window around the first difference in words`() async throws
    {
      let source = SmallCourse.program(
        "if sums.count > 30 { sums[35][38] += 0.5 }\n  return sums")
      let large = """
        func cases(_ cases: inout Cases) {
          let input = (0..<40).map { row in (0..<45).map { Double((row * 7 + $0 * 3) % 10) } }
          cases.edge("large", "forty rows", .correlate(input, [[1, 2], [3, 4]]))
        }

        func random(_ draw: inout Draw, _ cases: inout Cases) {}

        """
      let verdict = try await TestJudge.verdict(
        SourceFile(path: "2.swift", text: source),
        of: SmallCourse.assignments(["02-sliding/cases.swift": large]))
      let text = VerdictText(width: 80).verdict(verdict)
      #expect(text.contains("of 39"), "\(text)")
      #expect(text.contains("✗"), "\(text)")
      #expect(text.contains("result[35][38]"))
    }

    @Test func `run shows every number of the article beside the learner's`() async throws {
      let passed = try await TestJudge.verdict(SmallCourse.sliding.solution)
      try expectSnapshot("numbers-right.txt", VerdictText(width: 80).numbers(passed))
      try expectSnapshot("numbers-wrong.txt", VerdictText(width: 80).numbers(try await wrong()))
    }

    @Test func `only the article's own numbers are called the article's`() async throws {
      var passed = try await TestJudge.verdict(SmallCourse.sliding.solution)
      let own = try #require(passed.functions[0].checks[0].facts.first)
      var ours = own
      (ours.example.place, ours.example.source) = ("a variant of ours", "our own")
      passed.functions[0].checks[0].facts = [own, ours]
      let text = VerdictText(width: 80)
      #expect(text.verdict(passed).contains("1 number of the article"))
      let line = try #require(
        text.numbers(passed).split(separator: "\n").first { $0.contains("as in the article") })
      #expect(line.contains("Appendix A") && !line.contains("ours"))

      passed.functions[0].checks[0].facts = [ours]
      #expect(!text.verdict(passed).contains("of the article"))
    }

    // MARK: JSON

    @Test func `JSON follows its schema`() async throws {
      let failed = try await wrong()
      let broken = try await TestJudge.verdict("func correlate( {}")
      let renamed = try await TestJudge.verdict("func other() {}")
      let untouched = try await TestJudge.verdict(SmallCourse.sliding.starter)
      let infinite = try await TestJudge.verdict(
        SmallCourse.program("return sums.map { $0.map { $0 / 0 } }"))
      let passed = try await TestJudge.verdict(SmallCourse.sliding.solution)
      let verdicts = [failed, broken, renamed, untouched, infinite, passed]
      let folder = Subject.workspace(folder: "/home/me/w")
      let protection = Protection(extent: .partial, layers: ["limits"], missing: ["landlock"])
      let text = VerdictJSON.text(verdicts, of: folder, under: protection, isLong: true)
      let short = VerdictJSON.text(verdicts, of: folder, under: protection)
      let schema = try JSONSchema("verify")
      #expect(try schema.faults(in: text) == [])
      #expect(try schema.faults(in: short) == [])
      #expect(try schema.faults(in: short.replacing("\"rightChecks\"", with: "\"right\"")) != [])
      let whole = try JSONDecoder().decode(JSONReport.self, from: Data(text.utf8))
      #expect(whole.version == 2)
      #expect(whole.judged == "workspace" && whole.folder == "/home/me/w")
      #expect(whole.seed == 1)
      #expect(!whole.passed)
      #expect(whole.sandbox == "partial" && whole.layers == ["limits"])
      #expect(
        whole.exercises.map(\.outcome) == [
          "failed", "compileErrors", "signatures", "notStarted", "failed", "passed",
        ])
      let first = whole.exercises[0]
      #expect(first.functions.first?.mistakes?.map(\.id) == ["doubled"])
      let check = try #require(first.checks.first)
      #expect(check.id == "A.correlate.valid")
      #expect(check.source == "article")
      #expect(check.place == "Appendix A")
      #expect(check.state == "failed")
      #expect(
        check.expected
          == .list([.list([.number(370), .number(470)]), .list([.number(670), .number(770)])]))
      #expect(
        check.actual
          == .list([.list([.number(740), .number(940)]), .list([.number(1340), .number(1540)])]))
      #expect(whole.exercises[1].errors?.isEmpty == false)
      #expect(whole.exercises[2].signatures?.map(\.function) == ["correlate"])
      #expect(
        whole.exercises[4].checks.first?.actual
          == .list([.list([.text("inf"), .text("inf")]), .list([.text("inf"), .text("inf")])]))
      // Without --long: what holds numbers of the article and what is not right, with the numbers of
      // the check that is shown.
      let brief = try JSONDecoder().decode(JSONReport.self, from: Data(short.utf8))
      let listed = brief.exercises[0].checks
      #expect(listed.count { $0.arguments != nil } == 1)
      #expect(listed.first { $0.arguments != nil }?.id == brief.exercises[0].functions[0].check)
      #expect(
        brief.exercises[5].checks.allSatisfy { $0.source == "article" && $0.arguments == nil })
      let function = brief.exercises[5].functions[0]
      #expect(function.allChecks > brief.exercises[5].checks.count)
      #expect(function.rightChecks == function.allChecks)
      let solutions = VerdictJSON.text(
        [passed], of: .solutions(course: nil), under: protection)
      #expect(solutions.contains("\"passed\": true,"))
      #expect(solutions.contains("\"judged\": \"solutions\",\n  \"folder\": null,"))
    }

    // MARK: JUnit

    @Test func `JUnit has the same tests whatever was handed in, and counts none of it as done`()
      async throws
    {
      let texts = [
        "func correlate( {}", SmallCourse.sliding.starter, "func other() {}",
        SmallCourse.program("fatalError(\"<&>\")"), SmallCourse.sliding.solution,
      ]
      var verdicts = [try await wrong()]
      for text in texts { verdicts.append(try await TestJudge.verdict(text)) }
      let moment = WallClock.Moment(
        year: 2026, month: 2, day: 3, hour: 4, minute: 5, second: 6)
      let text = VerdictJUnit.text(
        verdicts, of: .workspace(folder: "/home/me/<w>"), at: moment)
      #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"))
      let suites = text.split(separator: "<testsuite ").dropFirst().map(String.init)
      #expect(suites.count == verdicts.count)
      let kinds = [
        "failure wrongValues", "error compileErrors", "failure notStarted", "error signatures",
        "error crashed", "",
      ]
      for (suite, kind) in zip(suites, kinds) {
        let names = suite.matches(of: /<testcase name="([^"]*)" classname="sliding"/).map { $0.1 }
        #expect(names == ["compiles", "correlate"])
        let parts = kind.split(separator: " ")
        let failures = suite.ranges(of: "<failure ").count
        let errors = suite.ranges(of: "<error ").count
        #expect(
          suite.contains(
            "tests=\"2\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"0\""))
        #expect(failures + errors > 0 || parts.isEmpty)
        if parts.count == 2 {
          #expect(
            suite.contains("<\(parts[0]) ") && suite.contains("type=\"\(parts[1])\""), "\(suite)")
        }
        #expect(suite.contains("timestamp=\"2026-02-03T04:05:06\""))
        #expect(suite.contains("<property name=\"judged\" value=\"workspace\"/>"))
        #expect(suite.contains("<property name=\"folder\" value=\"/home/me/&lt;w&gt;\"/>"))
      }
      #expect(suites[0].contains("time=\"0.25\""))
      #expect(!text.utf8.contains(0x1B))
      #expect(!text.contains(" < "), "a bare less-than sign would not be XML")
    }
  }
}

/// The fields of `verify --format json`, as README.md documents them.
private struct JSONReport: Decodable {
  var version: Int
  var judged: String
  var folder: String?
  var seed: Int
  var passed: Bool
  var sandbox: String
  var layers: [String]
  var exercises: [Exercise]

  struct Exercise: Decodable {
    var lesson: Int
    var slug: String
    var title: String
    var file: String
    var outcome: String
    var passed: Bool
    var seconds: Double
    var reason: String?
    var errors: [Message]?
    var signatures: [Signature]?
    var earlier: [Earlier]
    var functions: [Function]
    var checks: [Check]
  }

  struct Message: Decodable {
    var file: String
    var line: Int
    var column: Int
    var text: String
    var source: String
    var notes: [String]
  }

  struct Signature: Decodable {
    var function: String
    var expected: String
    var found: String?
    var line: Int?
  }

  struct Earlier: Decodable {
    var lesson: Int
    var slug: String
    var author: String
  }

  struct Function: Decodable {
    var name: String
    var signature: String
    var section: String
    var passed: Bool
    var finding: String
    var summary: String
    var line: Int?
    var check: String?
    var place: String?
    var working: String?
    var derivation: Derivation?
    var wrongCells: Int?
    var cells: Int?
    var shape: [String]?
    var patterns: [String]?
    var mistakes: [Mistake]?
    var rightChecks: Int
    var allChecks: Int
    var output: String
    var outputWasCut: Bool
  }

  struct Derivation: Decodable {
    var text: String
    var words: String
  }

  struct Mistake: Decodable {
    var id: String
    var title: String
    var reason: String
    var advice: String
  }

  struct Check: Decodable {
    var id: String
    var source: String
    var `case`: String
    var title: String
    var function: String
    var arguments: [Number]?
    var expected: Number?
    var actual: Number?
    var state: String
    var place: String?
    var note: String?
  }

  indirect enum Number: Decodable, Equatable {
    case number(Double)
    case boolean(Bool)
    case text(String)
    case list([Number])
    case object([String: Number])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Number].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Number].self))
      }
    }
  }
}
