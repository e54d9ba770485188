import Platform
import TestSupport
import Testing

@testable import cnn_tutor

@Suite(.takesTurns) struct CommandTests {
  @Test func `the bare command says what to type next, outside and inside a workspace`()
    async throws
  {
    try await inFolder { folder in
      let outside = try await Tool.run([], in: folder)
      #expect(outside.status == 0 && outside.error.isEmpty)
      #expect(outside.output.contains("cnn-tutor lesson 1"))
      #expect(outside.output.contains("cnn-tutor start"))
    }
    try await inWorkspace { folder in
      let inside = try await Tool.run([], in: "\(folder)/Exercises")
      #expect(inside.output.contains("0 of"))
      #expect(inside.output.contains("cnn-tutor watch 1"))
      #expect(inside.output.contains("Exercises/01-shared-weights.swift"))
    }
  }

  @Test func `list shows how far each exercise is`() async throws {
    try await inWorkspace { folder in
      try Files.write("// mine\n", to: "\(folder)/Exercises/02-cross-correlation.swift")
      try Files.remove("\(folder)/Exercises/03-valid-and-full.swift")
      let lines = try await Tool.run(["list"], in: folder).output.split(separator: "\n")
      #expect(lines[0].contains("not started"))
      #expect(lines[1].contains("in work"))
      #expect(lines[2].contains("no file"))
    }
  }

  @Test func `list says of a file that it is another than was judged, until it is judged`()
    async throws
  {
    try await inWorkspace { folder in
      let file = "\(folder)/Exercises/01-shared-weights.swift"
      func state() async throws -> Substring? {
        try await Tool.run(["list"], in: folder).output.split(separator: "\n").first
      }
      let right = try courseFile("01-shared-weights/solution.swift")
      try Files.write(right, to: file)
      _ = try await Tool.run(["verify", "1"], in: folder)
      #expect(try await state()?.contains("passed") == true)
      try Files.write("func positions(", to: file)
      #expect(try await state()?.contains("changed") == true)
      _ = try await Tool.run(["verify", "1"], in: folder)
      #expect(try await state()?.contains("wrong now") == true)
      try Files.write(right, to: file)
      #expect(try await state()?.contains("changed") == true)
      _ = try await Tool.run(["verify", "1"], in: folder)
      #expect(try await state()?.contains("passed") == true)
      _ = try await Tool.run(["reset", "1"], in: folder)
      #expect(try await state()?.contains("not started") == true)
    }
  }

  @Test func `a hint does not wait for a loop without an end, and notes nothing`() async throws {
    try await inWorkspace { folder in
      let file = "\(folder)/Exercises/01-shared-weights.swift"
      let right = try courseFile("01-shared-weights/solution.swift")
      try Files.write(right, to: file)
      _ = try await Tool.run(["verify", "1"], in: folder)
      let noted = try Files.readText("\(folder)/.cnn-tutor/progress")
      let endless = right.replacing(
        "-> Int {", with: "-> Int {\n  var n = 0\n  while n < 5 { n *= 1 }\n", maxReplacements: 1)
      try #require(endless != right)
      try Files.write(endless, to: file)
      let hint = try await Tool.run(["hint", "1", "--number", "1"], in: folder).output
      #expect(hint.contains("positions"))
      #expect(try Files.readText("\(folder)/.cnn-tutor/progress") == noted)
    }
  }

  @Test func `a page is listed, read by its name, and offered until three lessons are passed`()
    async throws
  {
    try await inWorkspace { folder in
      let list = try await Tool.run(["list"], in: folder)
      #expect(list.output.contains("`cnn-tutor lesson swift-from-python`"))
      let page = try await Tool.run(["lesson", "swift-from-python"], in: folder)
      #expect(page.output.hasPrefix("Swift for people who come from Python\n"))

      let offer = "`cnn-tutor lesson swift-from-python`"
      try Files.write("func correlate(", to: "\(folder)/Exercises/02-cross-correlation.swift")
      #expect(try await Tool.run(["verify", "2"], in: folder).output.contains(offer))
      for lesson in ["01-shared-weights", "03-valid-and-full", "04-stacking"] {
        let solution = try courseFile("\(lesson)/solution.swift")
        try Files.write(solution, to: "\(folder)/Exercises/\(lesson).swift")
      }
      try Files.write(
        try courseFile("02-cross-correlation/exercise.swift"),
        to: "\(folder)/Exercises/02-cross-correlation.swift")
      _ = try await Tool.run(["verify", "1", "3", "4"], in: folder)
      try Files.write("func correlate(", to: "\(folder)/Exercises/02-cross-correlation.swift")
      let later = try await Tool.run(["verify", "2"], in: folder).output
      #expect(later.contains("error") && !later.contains(offer))
    }
  }

  @Test func `the glossary lists its words, and shows one with the step that teaches it`()
    async throws
  {
    try await inFolder { folder in
      let all = try await Tool.run(["glossary"], in: folder)
      #expect(all.status == 0)
      #expect(all.output.split(separator: "\n").contains { $0.hasSuffix("  cross-correlation") })
      let one = try await Tool.run(["glossary", "receptive", "field"], in: folder)
      #expect(one.output.contains("lesson 1, Why weights are shared"))
      #expect(one.output.contains("`cnn-tutor lesson 1 --step "))
      let none = try await Tool.run(["glossary", "receptive", "feild"], in: folder)
      #expect(none.status == 64)
      #expect(none.error.contains("Did you mean receptive field?"))
    }
  }

  @Test func `start twice changes nothing the second time`() async throws {
    try await inWorkspace { folder in
      try Files.write("my work", to: "\(folder)/Exercises/01-shared-weights.swift")
      let again = try await Tool.run(["start"], in: folder)
      #expect(again.status == 0)
      #expect(again.output.contains("complete"))
      #expect(try Files.readText("\(folder)/Exercises/01-shared-weights.swift") == "my work")
    }
  }

  @Test func `a hint leaves out what is about functions that are right, unless all are`() {
    let hint = "Begin small.\n\n### one\n\nAdd.\n\n### two\n\nMultiply.\n"
    #expect(
      Hints.hint(hint, [])
        == hint.replacing("### one", with: "**one**")
        .replacing("### two", with: "**two**"))
    #expect(Hints.hint(hint, ["one"]) == "Begin small.\n\n**two**\n\nMultiply.\n")
    #expect(Hints.hint(hint, ["one", "two"]) == Hints.hint(hint, []))
    #expect(Hints.hint("Nothing here.", ["one"]) == "Nothing here.")
  }

  @Test func `hints come one more each time and stay at the last`() async throws {
    try await inWorkspace { folder in
      var titles: [String] = []
      for _ in 0..<4 {
        let hint = try await Tool.run(["hint", "2"], in: folder).output
        titles.append(String(hint.split(separator: "\n").first ?? ""))
      }
      #expect(titles.map { $0.contains("1 of 3") } == [true, false, false, false])
      #expect(titles.map { $0.contains("3 of 3") } == [false, false, true, true])
      let first = try await Tool.run(["hint", "2", "--number", "1"], in: folder).output
      #expect(first.contains("Hint 1 of 3"))
      #expect(try await Tool.run(["hint", "2", "--number", "9"], in: folder).status == 64)
    }
  }

  @Test func `a solution in a pipe is the file itself`() async throws {
    try await inFolder { folder in
      let shown = try await Tool.run(["solution", "cross-correlation"], in: folder)
      #expect(try shown.output == courseFile("02-cross-correlation/solution.swift"))
    }
  }

  @Test func `reset keeps the learner's file`() async throws {
    try await inWorkspace { folder in
      let path = "\(folder)/Exercises/02-cross-correlation.swift"
      try Files.write("my work", to: path)
      let reset = try await Tool.run(["reset", "2"], in: folder)
      #expect(reset.status == 0)
      #expect(try Files.readText(path) == courseFile("02-cross-correlation/exercise.swift"))
      let kept = try Files.names(in: "\(folder)/Kept")
      #expect(kept.count == 1)
      #expect(try Files.readText("\(folder)/Kept/\(kept[0])") == "my work")
    }
  }

  @Test func `a solved exercise is right, is noted, and stays noted`() async throws {
    try await inWorkspace { folder in
      try Files.write(
        courseFile("02-cross-correlation/solution.swift"),
        to: "\(folder)/Exercises/02-cross-correlation.swift")
      let verify = try await Tool.run(["verify", "2"], in: folder)
      #expect(verify.status == 0, "\(verify.output)\(verify.error)")
      let list = try await Tool.run(["list"], in: folder).output.split(separator: "\n")
      #expect(list[1].contains("passed"))
      #expect(try Files.readText("\(folder)/.cnn-tutor/progress").contains("passed"))
    }
  }

  @Test func `a slip that was made in an earlier lesson is recalled`() async throws {
    try await inWorkspace { folder in
      func verify(_ name: String, _ right: String, _ wrong: String) async throws -> String {
        let solution = try courseFile("\(name)/solution.swift")
        try #require(solution.contains(right))
        try Files.write(
          solution.replacing(right, with: wrong), to: "\(folder)/Exercises/\(name).swift")
        return try await Tool.run(["verify", String(name.prefix(2))], in: folder).output
      }
      let first = try await verify("02-cross-correlation", "sum += input", "sum = input")
      #expect(first.contains("only the last product is kept"))
      #expect(!first.contains("As in lesson"))
      let second = try await verify(
        "04-stacking", "sum[row][column] += partial", "sum[row][column] = partial")
      #expect(second.contains("As in lesson 2, “Cross-correlation: slide, multiply, add”:"))
    }
  }

  @Test func `the line that would mend a program comes last, and in JSON where it is asked for`()
    async throws
  {
    try await inWorkspace { folder in
      let solution = try courseFile("02-cross-correlation/solution.swift")
      try Files.write(
        solution.replacing("column * stride + j]", with: "column * stride + i]"),
        to: "\(folder)/Exercises/02-cross-correlation.swift")
      func verify(_ options: String...) async throws -> String {
        let outcome = try await Tool.run(["verify", "2"] + options, in: folder)
        #expect(outcome.status == 1, "\(outcome)")
        return outcome.output
      }
      let parts = try await verify().split(separator: "\n\n")
      #expect(parts[1].hasPrefix("✗ 2 "), "\(parts)")
      #expect(parts.last?.hasPrefix("  Look at line 31: ") == true, "\(parts)")
      let schema = try JSONSchema("verify")
      for (options, isThere) in [([String](), false), (["--long"], true)] {
        let report = try await Tool.run(["verify", "2", "--format", "json"] + options, in: folder)
        #expect(report.output.contains("\"mending\"") == isThere)
        #expect(try schema.faults(in: report.output) == [])
      }
    }
  }

  @Test func `run shows the learner's numbers beside the article's`() async throws {
    try await inWorkspace { folder in
      let solution = try courseFile("02-cross-correlation/solution.swift")
      func run(_ text: String) async throws -> (status: Int, lines: [String]) {
        try Files.write(text, to: "\(folder)/Exercises/02-cross-correlation.swift")
        let run = try await Tool.run(["run", "2"], in: folder)
        return (run.status, run.output.split(separator: "\n").map(String.init))
      }
      let right = try await run(solution)
      #expect(right.status == 0)
      #expect(right.lines.contains("  ⎡ 370  470 ⎤   ⎡ 370  470 ⎤"))
      #expect(right.lines.contains("  ⎣ 670  770 ⎦   ⎣ 670  770 ⎦"))
      #expect(right.lines.contains("  ✓ as in the article: Appendix A"))
      let wrong = try await run(solution.replacing("sum += input", with: "sum -= input"))
      #expect(wrong.status == 1)
      #expect(wrong.lines.contains("  ⎡ −370✗  −470✗ ⎤   ⎡ 370  470 ⎤   ⎡  −740   −940 ⎤"))
      #expect(wrong.lines.contains("  ⎣ −670✗  −770✗ ⎦   ⎣ 670  770 ⎦   ⎣ −1340  −1540 ⎦"))
      #expect(!wrong.lines.contains("  ✓ as in the article: Appendix A"))
    }
  }

  @Test func `doctor finds everything here and names what is missing elsewhere`() async throws {
    try await inFolder { folder in
      #expect(try await Tool.run(["doctor"], in: folder).status == 0)
      let lost = try await Tool.run(["doctor"], in: folder, environment: ["PATH": folder])
      #expect(lost.status == 70)
      #expect(lost.output.contains("swiftc") && lost.output.contains("broken"))
    }
  }

  @Test func `explain prints every cell in a pipe and its terms as JSON`() async throws {
    try await inFolder { folder in
      let arguments = [
        "explain", "correlate2d", "--input", "1 2 3; 4 5 6; 7 8 9", "--filter", "10 20; 30 40",
      ]
      let text = try await Tool.run(arguments, in: folder)
      #expect(text.status == 0)
      #expect(text.output.contains("[0][0]  1·10 + 2·20 + 4·30 + 5·40 = 370"))
      #expect(text.output.contains("[1][1]  5·10 + 6·20 + 8·30 + 9·40 = 770"))
      let json = try await Tool.run(arguments + ["--format", "json"], in: folder)
      #expect(json.output.contains("\"product\": 10.0"))
      #expect(json.output.contains("\"values\": [770.0]"))
      let bad = try await Tool.run(["explain", "correlate2d", "--input", "1 x"], in: folder)
      #expect(bad.status == 64 && bad.error.contains("--filter"))
    }
  }

  /// What is wrong, the words that must be in the answer, and the exit status.
  struct Misuse: Sendable {
    var arguments: [String]
    var words: [String]
    var status = 64
  }

  @Test(arguments: [
    Misuse(arguments: ["lesson", "99"], words: ["99", "cnn-tutor list"]),
    Misuse(arguments: ["lesson", "cross-corelation"], words: ["Did you mean cross-correlation?"]),
    Misuse(arguments: ["lesson", "2", "--step", "99"], words: ["no step 99", "--step 1"]),
    Misuse(arguments: ["lesson", "2", "--width", "3"], words: ["--width", "20 to 1000"]),
    Misuse(arguments: ["lesson", "2", "--color", "blue"], words: ["--color", "auto"]),
    Misuse(arguments: ["hint", "nothing"], words: ["nothing"]),
    Misuse(arguments: ["reset", "2"], words: ["no workspace", "cnn-tutor start"]),
    Misuse(arguments: ["watch"], words: ["no workspace", "cnn-tutor start"]),
    Misuse(arguments: ["verify", "2", "--workspace", "nowhere"], words: ["nowhere"]),
    Misuse(arguments: ["verify", "2", "--workspace", "."], words: ["not a workspace", "start ."]),
    Misuse(arguments: ["verify", "--timeout", "0"], words: ["--timeout"]),
    Misuse(arguments: ["list", "--course", "nowhere"], words: ["nowhere"]),
    Misuse(arguments: ["dance"], words: ["dance", "--help"]),
    Misuse(arguments: ["explain", "dance"], words: ["dance", "correlate2d"]),
    Misuse(
      arguments: ["explain", "softmax", "--filter", "1", "--input", "1"], words: ["--filter"]),
    Misuse(
      arguments: ["explain", "max-pool", "--input", "1 2; 3"], words: ["Row 2", "1 number, but"]),
  ])
  func `wrong usage is told on standard error, with status 64`(misuse: Misuse) async throws {
    try await inFolder { folder in
      let outcome = try await Tool.run(misuse.arguments, in: folder)
      #expect(outcome.status == misuse.status)
      #expect(outcome.output.isEmpty)
      for word in misuse.words { #expect(outcome.error.contains(word), "\(outcome.error)") }
    }
  }
}
