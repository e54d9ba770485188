package import Course
internal import CourseProgram
internal import ExerciseHarness
package import LessonFolder
internal import Platform

/// Asks a lesson's own program: which cases it has, and what its mistakes make of them.
///
/// The programs of the tutor's own course are in its binary, which starts itself for them; that of
/// another course is compiled from its folder. Both run in a process of their own, under the limits
/// of a learner's program: a mistake may trap or loop.
package struct LessonProgramRun: Sendable {
  /// What a mistake makes of a case.
  package enum Outcome: Sendable, Equatable {
    case value(Value)
    /// The program stopped there.
    case crashed
    /// It did not come to an end.
    case endless
    /// A case before it ended the program.
    case notRun
  }

  let judge: Judge
  let assignment: Assignment
  let harness: HarnessModule
  private let earlier: [SourceFile]
  let program: ExerciseProgram
  /// The solution with numbers that remember where they came from.
  let traced: ExerciseProgram

  /// - Parameter earlier: the solutions that the lesson's folder calls, and those that these call.
  package init(
    judge: Judge, assignment: Assignment, earlier: [SourceFile], harness: HarnessModule
  ) throws(JudgeError) {
    self.judge = judge
    self.assignment = assignment
    self.harness = harness
    self.earlier = earlier
    program = try Self.program(assignment, earlier, judge)
    traced = program.built == nil ? try Self.traced(assignment, earlier) : program
  }

  private static func program(
    _ assignment: Assignment, _ earlier: [SourceFile], _ judge: Judge
  ) throws(JudgeError) -> ExerciseProgram {
    let folder = assignment.exercise.folder
    switch assignment.program {
    case .embedded:
      var program = ExerciseProgram(files: [])
      program.built = (judge.tutor, [CourseProgram.argument, folder.name])
      // Whatever it computes depends on the binary alone.
      let status = Files.status(judge.tutor)
      program.files = [
        ExerciseProgram.File(
          name: folder.name,
          contents: Array("\(judge.tutor) \(status.map { "\($0.size) \($0.modified)" } ?? "")".utf8)
        )
      ]
      return program
    case .compiled(let article):
      return try compiled(
        "\(LessonProgramSource.name(ofFolder: folder.name))().calls", article, earlier
      ) { () throws(LessonFolderError) in try LessonProgramSource(folder).text() }
    }
  }

  /// The program that makes the lesson's figures; where it is compiled, no mistake or case is in it,
  /// so that an edit of one of these does not make it anew.
  func figuresProgram() throws(JudgeError) -> ExerciseProgram {
    guard case .compiled(let article) = assignment.program else { return program }
    let folder = assignment.exercise.folder
    return try Self.compiled(
      "\(LessonProgramSource.figuresName(ofFolder: folder.name))()", article, earlier
    ) { () throws(LessonFolderError) in try LessonProgramSource(folder).figuresText() }
  }

  /// A program of a lesson's folder and the article's numbers.
  ///
  /// - Parameter calls: the expression that gives what it answers to.
  private static func compiled(
    _ calls: String, _ article: String, _ earlier: [SourceFile],
    _ text: () throws(LessonFolderError) -> String
  ) throws(JudgeError) -> ExerciseProgram {
    var program = ExerciseProgram(files: earlier)
    do {
      let lines = try ArticleLines.text(json: article)
      program.files += [
        ExerciseProgram.File(name: "Article.swift", contents: Array(articleSource(lines).utf8)),
        ExerciseProgram.File(name: "Program.swift", contents: Array(try text().utf8)),
      ]
    } catch let error as LessonFolderError {
      throw .lesson([error])
    } catch {
      throw .lesson([LessonFolderError(file: "article.json", "It cannot be read: \(error).")])
    }
    program.isAnAuthors = true
    program.ownMain = main(calls)
    return program
  }

  private static func main(_ calls: String) -> SourceFile {
    SourceFile(
      path: "main.swift",
      text: "internal import ExerciseHarness\n\nExerciseHarness.harnessMain(\(calls))\n")
  }

  /// - Parameter earlier: the solutions that the lesson calls: their functions are traced, too.
  private static func traced(
    _ assignment: Assignment, _ earlier: [SourceFile]
  ) throws(JudgeError) -> ExerciseProgram {
    let text: String
    do throws(LessonFolderError) {
      text = try LessonProgramSource(assignment.exercise.folder).tracedText()
    } catch {
      throw .lesson([error])
    }
    var program = ExerciseProgram(files: earlier)
    program.files[0].contents = Array(ExerciseTypes.tracedAliases.utf8)
    program.files.append(
      ExerciseProgram.File(name: "Program.swift", contents: Array(text.utf8)))
    program.isAnAuthors = true
    let name = LessonProgramSource.formulasName(ofFolder: assignment.exercise.folder.name)
    program.ownMain = main("\(name)()")
    return program
  }

  private static func articleSource(_ lines: String) -> String {
    let quoted = lines.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      internal import ExerciseHarness

      let article = ExerciseHarness.ArticleNumbers(\"""
      \(quoted)
      \""")

      """
  }
}

// MARK: - Cases

extension LessonProgramRun {
  /// The fixed cases, where the rounds begin at 0, and the random ones of these rounds.
  package func cases(seed: UInt64, rounds: Range<Int>) async throws(JudgeError) -> [ExerciseCase] {
    try cases(in: try await answer(request(seed, rounds), of: program))
  }

  /// The cases of these rounds that are small enough to be worked out by hand, as far as the lesson's
  /// author has made any, and the random ones of the other functions.
  package func practiceCases(
    seed: UInt64, rounds: Range<Int>
  ) async throws(JudgeError) -> [ExerciseCase] {
    let request = request(seed, rounds, LessonProgram.practice)
    return try cases(in: try await answer(request, of: program))
  }

  /// The same where the cache holds them, else nil: nothing is compiled or run.
  func knownCases(seed: UInt64, rounds: Range<Int>) async throws(JudgeError) -> [ExerciseCase]? {
    let request = request(seed, rounds)
    let known = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) in runner.known(request)
    }
    return try known.map { transcript throws(JudgeError) in try cases(in: transcript) }
  }

  private func request(
    _ seed: UInt64, _ rounds: Range<Int>, _ call: String = LessonProgram.cases
  ) -> ProgramRunner.Request {
    let arguments: [Value] = [
      .integer(Int(truncatingIfNeeded: seed)), .integer(rounds.lowerBound),
      .integer(rounds.upperBound),
    ]
    return ProgramRunner.Request(call, cases: [arguments], timeout: Self.casesLimit)
  }

  private static let casesLimit = Duration.seconds(20)

  private func cases(in transcript: Transcript) throws(JudgeError) -> [ExerciseCase] {
    guard transcript.isComplete, let words = transcript.result(0) else {
      throw .lesson([
        errors.running(transcript, in: "cases.swift", "Making the cases", within: Self.casesLimit)
      ])
    }
    var reader = ExchangeReader(words)
    var cases: [ExerciseCase] = []
    for _ in 0..<(reader.list() ?? 0) { cases.append(try exerciseCase(&reader)) }
    return cases
  }

  /// What a run of the program leaves behind.
  ///
  /// - Throws: `JudgeError.lesson` where the lesson's files do not compile.
  func answer(
    _ request: ProgramRunner.Request, of program: ExerciseProgram
  ) async throws(JudgeError) -> Transcript {
    try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) -> Transcript in
      if let transcript = try await runner.run([request])?.first { return transcript }
      throw .lesson(errors.compiling(try await runner.compile()))
    }
  }

  /// What there is to say to the lesson's author.
  var errors: LessonErrors { LessonErrors(folder: assignment.exercise.folder) }

  private static let axes = ValueType.list(
    .tuple([
      .init("name", .text), .init("formula", .text), .init("length", .integer),
      .init("terms", .list(.list(.integer))),
    ]))
  private static let facts = ValueType.list(
    .tuple([.init("id", .text), .init("element", .text), .init("value", .optional(.vector))]))

  /// Reads what `LessonProgram` writes of a case.
  private func exerciseCase(_ reader: inout ExchangeReader) throws(JudgeError) -> ExerciseCase {
    guard let line = reader.value(of: .integer)?.integer,
      let kind = reader.value(of: .text)?.text, let id = reader.value(of: .text)?.text,
      let title = reader.value(of: .text)?.text, let name = reader.value(of: .text)?.text,
      let function = assignment.exercise.functions.first(where: { $0.name == name })
    else { throw .lesson([errors.at("cases.swift", nil, "The cases cannot be read.")]) }
    var arguments: [Value] = []
    for parameter in function.parameters {
      guard let argument = reader.value(of: parameter.type) else { break }
      arguments.append(argument)
    }
    guard arguments.count == function.parameters.count,
      let expected = reader.value(of: function.result),
      case .list(let axes)? = reader.value(of: Self.axes),
      case .list(let facts)? = reader.value(of: Self.facts)
    else {
      throw .lesson([
        errors.at(
          "cases.swift", line,
          "The case '\(id)' does not fit '\(name)', which returns \(function.result.swift)"
            + (kind == "goal" ? "; what a goal gives is an Int." : "."))
      ])
    }
    return ExerciseCase(
      id, ExerciseCase.Kind(rawValue: kind) ?? .edge, isGoal: kind == "goal", title: title,
      function: name, parameters: function.parameters.map(\.name), arguments: arguments,
      expected: expected,
      axes: axes.compactMap { axis in
        guard let name = axis["name"]?.text, let formula = axis["formula"]?.text,
          let length = axis["length"]?.integer
        else { return nil }
        let terms = axis["terms"]?.matrix?.map { $0.map { Int($0) } }
        return ExerciseCase.Axis(name, formula, length, terms: terms ?? [])
      },
      facts: facts.compactMap { fact in
        guard let id = fact["id"]?.text, let element = fact["element"]?.text else { return nil }
        return ExerciseCase.Fact(id, element: element, value: fact["value"]?.vector)
      }, line: line)
  }
}

// MARK: - Mistakes

extension LessonProgramRun {
  /// What each of these mistakes makes of a function's cases, by the mistake's id.
  package func outcomes(
    of mistakes: [Mistake], function: ExerciseFunction, cases: [ExerciseCase]
  ) async throws(JudgeError) -> [String: [Outcome]] {
    try await outcomes(
      of: mistakes.map(\.id), function: function, arguments: cases.map(\.arguments))
  }

  /// The name under which the solution stands among the mistakes.
  package static let solution = "solution"

  /// What each of these versions of a function makes of calls: a mistake by its id, ``solution``.
  package func outcomes(
    of versions: [String], function: ExerciseFunction, arguments: [[Value]]
  ) async throws(JudgeError) -> [String: [Outcome]] {
    guard !arguments.isEmpty, !versions.isEmpty else { return [:] }
    let cache = judge.cacheDirectory.map(RunCache.init)
    let key = key(versions, function, arguments)
    if let kept = cache?.read(key),
      let outcomes = outcomes(
        String(decoding: kept, as: UTF8.self), versions, function, arguments.count)
    {
      return outcomes
    }
    var outcomes: [String: [Outcome]] = [:]
    var waiting = versions[...]
    try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) -> Void in
      while !waiting.isEmpty {
        var request = ProgramRunner.Request(
          calls: waiting.map { "\($0)/\(function.name)" }, cases: arguments,
          timeout: .seconds(30), processorSeconds: 1)
        request.wantsReport = false
        guard let transcript = try await runner.runAnew(request) else {
          throw .lesson(errors.compiling(try await runner.compile()))
        }
        waiting = take(transcript, waiting, function, arguments.count, &outcomes)
      }
    }
    cache?.write(Array(text(outcomes, versions).utf8), for: key)
    return outcomes
  }

  /// Takes what a run brought to an end.
  ///
  /// - Returns: the versions behind the one that ended it.
  private func take(
    _ transcript: Transcript, _ versions: ArraySlice<String>, _ function: ExerciseFunction,
    _ count: Int, _ outcomes: inout [String: [Outcome]]
  ) -> ArraySlice<String> {
    let last = transcript.isComplete ? versions.count * count : transcript.lastBegun ?? 0
    let isLate =
      switch transcript.ending {
      case .timedOut, .signalled(24), .signalled(9): true
      default: false
      }
    let results = transcript.resultsByCase
    for (position, version) in versions.enumerated() where position * count <= last {
      outcomes[version] = (0..<count).map { index in
        let place = position * count + index
        if place == last { return isLate ? .endless : .crashed }
        guard place < last, let words = results[place],
          let value = Exchange.value(of: function.result, in: words)
        else { return .notRun }
        return .value(value)
      }
    }
    return versions.dropFirst(last / count + 1)
  }

  // MARK: In the cache

  private func key(
    _ versions: [String], _ function: ExerciseFunction, _ arguments: [[Value]]
  ) -> Digest {
    var key = program.key
    key.add("mistakes")
    key.add(function.name)
    for version in versions { key.add(version) }
    for arguments in arguments { key.add(arguments.map(Exchange.words).joined(separator: " ")) }
    return key
  }

  /// One outcome a line.
  private func text(_ outcomes: [String: [Outcome]], _ versions: [String]) -> String {
    versions.flatMap { outcomes[$0] ?? [] }.map { outcome in
      switch outcome {
      case .value(let value): "\(Exchange.words(value))\n"
      case .crashed: "crashed\n"
      case .endless: "endless\n"
      case .notRun: "notRun\n"
      }
    }.joined()
  }

  private func outcomes(
    _ text: String, _ versions: [String], _ function: ExerciseFunction, _ count: Int
  ) -> [String: [Outcome]]? {
    var read: [Outcome] = []
    for line in text.split(separator: "\n") {
      switch line {
      case "crashed": read.append(.crashed)
      case "endless": read.append(.endless)
      case "notRun": read.append(.notRun)
      default:
        guard let value = Exchange.value(of: function.result, in: line) else { return nil }
        read.append(.value(value))
      }
    }
    guard read.count == versions.count * count else { return nil }
    return Dictionary(
      uniqueKeysWithValues: versions.enumerated().map { index, version in
        (version, Array(read[index * count..<(index + 1) * count]))
      })
  }
}
