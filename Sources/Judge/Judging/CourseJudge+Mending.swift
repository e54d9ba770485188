internal import CandidateEdits
public import Course
internal import LessonFolder
internal import Platform

// The line that would mend a function: looked for when the verdict stands.
extension Judge {
  /// The verdicts with the edits that would mend the first function of each that is wrong, where they
  /// are found in time.
  ///
  /// - Parameters:
  ///   - verdicts: of `verify`, with the same files and options.
  ///   - time: how long to look, for all of them.
  public func mended(
    _ verdicts: [Verdict], of assignments: [Assignment], submissions: [Int: Submission],
    within time: Duration
  ) async throws(JudgeError) -> [Verdict] {
    guard verdicts.contains(where: { $0.toMend != nil }) else { return verdicts }
    let course = CourseJudge(judge: self, assignments: assignments, submissions: submissions)
    let deadline = ContinuousClock.now + time
    return try await HarnessModule.with(self) { harness throws(JudgeError) in
      let found = await withTaskGroup(of: Verdict?.self) { group in
        var found = verdicts
        var waiting = verdicts.filter { $0.toMend != nil }[...]
        var open = waiting.count
        for verdict in waiting.prefix(options.workers ?? Environment.processorCount) {
          waiting = waiting.dropFirst()
          // A search that fails takes nothing away: the verdict stands.
          group.addTask { (try? await course.mended(verdict, harness, deadline)) ?? verdict }
        }
        group.addTask {
          try? await Task.sleep(until: deadline)
          return nil
        }
        while open > 0, let next = await group.next(), let verdict = next {
          open -= 1
          if let index = found.firstIndex(where: { $0.lesson == verdict.lesson }) {
            found[index] = verdict
          }
          if let verdict = waiting.popFirst() {
            group.addTask { (try? await course.mended(verdict, harness, deadline)) ?? verdict }
          }
        }
        group.cancelAll()
        return found
      }
      if Task.isCancelled { throw .cancelled }
      return found
    }
  }

  /// The edits that were found before for these very files; nil where nothing is kept of them.
  public func keptMending(
    of lesson: Int, in assignments: [Assignment], submissions: [Int: Submission]
  ) -> Mending? {
    CourseJudge(judge: self, assignments: assignments, submissions: submissions)
      .keptMending(of: lesson).flatMap(\.self)
  }
}

extension Verdict {
  /// The function that the verdict explains, where an edit may mend it: it was run, and nothing that it
  /// calls is to blame.
  var toMend: Int? {
    guard outcome == .failed else { return nil }
    let index = functions.firstIndex { !$0.finding.hasPassed && $0.wrongCallees.isEmpty }
    return index.flatMap { functions[$0].finding.isNotWritten ? nil : $0 }
  }
}

extension CourseJudge {
  /// The same verdict where nothing is found.
  fileprivate func mended(
    _ verdict: Verdict, _ harness: HarnessModule, _ deadline: ContinuousClock.Instant
  ) async throws(JudgeError) -> Verdict {
    var verdict = verdict
    guard let index = verdict.toMend,
      let assignment = assignments.first(where: { $0.number == verdict.lesson })
    else { return verdict }
    if let kept = keptMending(of: verdict.lesson) {
      verdict.functions[index].mending = kept
      return verdict
    }
    let file: SourceFile
    if case .file(let submitted)? = submissions[verdict.lesson] {
      file = submitted
    } else {
      file = solution(assignment)
    }
    let passed = Set(verdict.earlier.filter { $0.author == .learner }.map(\.lesson))
    let earlier = earlierToMend(file, of: assignment, passed: passed)
    let search = MendingSearch(
      judge: judge, harness: harness,
      program: ExerciseProgram(
        learner: file, earlier: earlier, support: assignment.exercise.folder.support,
        functions: assignment.exercise.functions),
      lesson: try program(of: assignment, harness),
      verdict: verdict, function: verdict.functions[index], deadline: deadline)
    verdict.functions[index].mending = try await search.mending()
    if ContinuousClock.now < deadline { keep(verdict.functions[index].mending, of: verdict.lesson) }
    return verdict
  }

  /// What an edit of a lesson's file may call, besides what the file calls as it is: what the solution
  /// does.
  func earlierToMend(
    _ file: SourceFile, of assignment: Assignment, passed: Set<Int>
  ) -> [SourceFile] {
    let names = assignment.mentions(file).union(assignment.mentions(solution(assignment)))
    return called(by: names, before: assignment.number, passed: passed).map(\.file)
  }

  // MARK: Keeping

  /// What a search depends on: every file that may be compiled along.
  private func key(_ lesson: Int) -> Digest {
    var key = Digest()
    let status = Files.status(judge.tutor)
    for part in [
      "mending", judge.compiler.identity, Harness.digest.hexadecimal, judge.tutor,
      status.map { "\($0.size) \($0.modified)" } ?? "", "\(judge.options.seed) \(lesson)",
    ] { key.add(part) }
    for assignment in assignments where assignment.number <= lesson {
      key.add(assignment.slug)
      key.add(assignment.solution)
      if case .file(let file)? = submissions[assignment.number] { key.add(file.contents) }
    }
    return key
  }

  private static let form = ValueType.optional(
    .tuple([
      .init("cases", .integer),
      .init(
        "edits",
        .list(
          .tuple([
            .init("act", .text), .init("word", .text), .init("first", .integer),
            .init("last", .integer),
            .init(
              "changes",
              .list(.tuple([.init("from", .integer), .init("to", .integer), .init("text", .text)]))),
          ]))),
    ]))

  private func keep(_ mending: Mending?, of lesson: Int) {
    let value: Value =
      mending.map { mending in
        .tuple([
          .init("cases", .integer(mending.cases)),
          .init(
            "edits",
            .list(
              mending.edits.map { edit in
                .tuple([
                  .init("act", .text(edit.act.rawValue)), .init("word", .text(edit.word)),
                  .init("first", .integer(edit.lines.lowerBound)),
                  .init("last", .integer(edit.lines.upperBound)),
                  .init(
                    "changes",
                    .list(
                      edit.changes.map { change in
                        .tuple([
                          .init("from", .integer(change.range.lowerBound)),
                          .init("to", .integer(change.range.upperBound)),
                          .init("text", .text(change.text)),
                        ])
                      })),
                ])
              })),
        ])
      } ?? .none
    judge.cacheDirectory.map(RunCache.init)?.write(
      Array(Exchange.words(value).utf8), for: key(lesson))
  }

  /// Nil where nothing is kept; nothing in it where nothing was found.
  fileprivate func keptMending(of lesson: Int) -> Mending?? {
    guard let kept = judge.cacheDirectory.map(RunCache.init)?.read(key(lesson)),
      let value = Exchange.value(of: Self.form, in: String(decoding: kept, as: UTF8.self))
    else { return nil }
    guard let cases = value["cases"]?.integer, case .list(let edits)? = value["edits"] else {
      return .some(nil)
    }
    return Mending(edits: edits.compactMap(edit), cases: cases)
  }

  private func edit(_ value: Value) -> CandidateEdit? {
    guard let act = value["act"]?.text.flatMap(CandidateEdit.Act.init),
      let word = value["word"]?.text,
      let first = value["first"]?.integer, let last = value["last"]?.integer, first <= last,
      case .list(let changes)? = value["changes"]
    else { return nil }
    return CandidateEdit(
      act: act, word: word,
      changes: changes.compactMap { change in
        guard let from = change["from"]?.integer, let to = change["to"]?.integer, from <= to,
          let text = change["text"]?.text
        else { return nil }
        return CandidateEdit.Change(range: from..<to, text: text)
      }, lines: first...last)
  }
}
