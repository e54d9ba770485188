import Testing

@testable import ExerciseHarness

@Suite struct LessonProgramTests {
  private func twice(_ factor: Double) -> HarnessCall {
    { reader in
      let x: Double = reader.argument(0) { reader.number() }
      return { { writer in writer.write(factor * x) } }
    }
  }

  /// The line on which the first case is made.
  private static let firstLine = #line + 6

  private var program: LessonProgram {
    LessonProgram(
      folder: "01-doubling",
      cases: { cases in
        cases.article("one", "the first", Call("twice") { $0.write(1.0) }, gives: "A.one")
        cases.goal("long", "a longer call", Call("twice") { $0.write(2.0) }, gives: 50)
      },
      random: { draw, cases in
        cases.random(
          "random", "any", Call("twice") { [number = draw.number()] in $0.write(number) })
      },
      shapes: [
        "twice": { reader in
          let _: Double = reader.argument(0) { reader.number() }
          return [Axis("rows", "1 + 1", 2)]
        }
      ],
      solution: ["twice": twice(2)], mistakes: ["three/twice": twice(3)])
  }

  /// What the program answers to a call for cases.
  private func cases(_ seed: Int, _ rounds: Range<Int>) throws -> String {
    let writer = WireWriter()
    writer.write(seed)
    writer.write(rounds.lowerBound)
    writer.write(rounds.upperBound)
    let call = try #require(program.calls[LessonProgram.cases])
    let answer = WireWriter()
    call(WireReader(Array(writer.text.utf8)))()(answer)
    return answer.text
  }

  private func word(_ text: String) -> String {
    let writer = WireWriter()
    writer.write(text)
    return writer.text
  }

  @Test func `it answers for its cases, its solution and each mistake`() {
    #expect(Set(program.calls.keys) == ["cases", "practice", "solution/twice", "three/twice"])
  }

  @Test func `a case knows the line on which it is made, and is noted before it is worked out`()
    throws
  {
    var cases = Cases()
    let line = #line + 1
    cases.edge("one", "one", Call("twice") { $0.write(1.0) })
    #expect(cases.entries.map(\.line) == [line])
    let call = try #require(program.calls[LessonProgram.cases])
    let answer = WireWriter()
    var notes: [String] = []
    answer.takeNote = { notes.append($0) }
    call(WireReader(Array("i1 i0 i0".utf8)))()(answer)
    #expect(notes.count == 2)
    #expect(notes.first?.hasPrefix("case l2 \(word("one")) i\(Self.firstLine)") == true)
  }

  @Test func `a case says its call, the right result, its axes and what it proves`() throws {
    let answer = try cases(1, 0..<0)
    #expect(
      answer.hasPrefix(
        "l2 i\(Self.firstLine) "
          + [word("article"), word("one"), word("the first"), word("twice")].joined(
            separator: " ")))
    // The argument, 1, and the right result, 2.
    #expect(answer.contains("\(word("twice")) d3ff0000000000000 d4000000000000000 "))
    #expect(answer.contains("l1 l4 \(word("rows")) \(word("1 + 1")) i2 l0"))
    #expect(answer.contains("l1 l3 \(word("A.one")) \(word("")) N"))
    // What a goal gives is said, not worked out.
    #expect(answer.contains("\(word("goal")) \(word("long"))") && answer.contains(" i50 "))
  }

  @Test func `one seed draws the same cases, and later rounds follow earlier ones`() throws {
    let both = try cases(5, 0..<2)
    #expect(try cases(5, 0..<2) == both)
    #expect(try cases(6, 0..<2) != both)
    let second = try cases(5, 1..<2)
    #expect(second.contains(word("random.2")))
    #expect(both.hasSuffix(second.dropFirst("l1 ".count)))
  }

  @Test func `draws are small whole numbers, without 0`() {
    var draw = Draw(seed: 3)
    let numbers = draw.volume(2, 30, 20).flatMap { $0 }.flatMap { $0 }
    #expect(numbers.count == 1200)
    #expect(numbers.allSatisfy { $0 != 0 && $0.magnitude <= 9 && $0.rounded() == $0 })
    #expect(Set(numbers).count == 18)
    #expect(draw.eighths(3, 2).flatMap { $0 }.allSatisfy { ($0 * 8).rounded() == $0 * 8 })
  }

  @Test func `the article's numbers are found by id and name`() {
    let article = ArticleNumbers(
      "A f\tl2 l1 d3ff0000000000000 l1 d3fe0000000000000\nA n\td4000000000000000\nA \tdbff0000000000000\nA s\tl2 d4000000000000000 d4008000000000000\n"
    )
    let f: [[Double]] = article["A", "f"]
    let n: Int = article["A", "n"]
    let result: Double = article["A"]
    #expect(f == [[1], [0.5]] && n == 2 && result == -1)
    #expect(article.shape("A", "s") == (rows: 2, columns: 3))
  }

  @Test func `axes say how their length comes about`() {
    #expect(Axis.valid("rows", 4, 2).formula == "4 − 2 + 1")
    #expect(Axis.valid("rows", 4, 2).length == 3)
    #expect(Axis.valid("rows", 5, 2, stride: 2).formula == "⌊(5 − 2) / 2⌋ + 1")
    #expect(Axis.valid("rows", 5, 2, stride: 2).length == 2)
    #expect(Axis.valid("rows", 1, 2).length == 0)
    #expect(Axis.full("rows", 4, 2).length == 5)
    #expect([Axis].same([[1, 2]]).map(\.length) == [1, 2])
  }
}
