internal import CandidateEdits
public import Course
internal import LessonFolder
internal import MachineText
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
    guard outcome == .failed,
      let index = functions.firstIndex(where: {
        !$0.finding.hasPassed && $0.wrongCallees.isEmpty
      })
    else { return nil }
    switch functions[index].finding.kind {
    case .passed, .notWritten, .endedEarly, .outOfMemory, .resultTooLarge: return nil
    case .timedOut, .crashed, .wrongShape, .notFinite, .wrongValues: return index
    }
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
      "mending as JSON", judge.compiler.identity, Harness.digest.hexadecimal, judge.tutor,
      status.map { "\($0.size) \($0.modified)" } ?? "", "\(judge.options.seed) \(lesson)",
    ] { key.add(part) }
    for assignment in assignments where assignment.number <= lesson {
      key.add(assignment.slug)
      key.add(assignment.solution)
      if case .file(let file)? = submissions[assignment.number] { key.add(file.contents) }
    }
    return key
  }

  private func keep(_ mending: Mending?, of lesson: Int) {
    judge.cacheDirectory.map(RunCache.init)?.write(
      Array((mending?.kept ?? .null).compact.utf8), for: key(lesson))
  }

  /// Nil where nothing is kept; nothing in it where nothing was found.
  fileprivate func keptMending(of lesson: Int) -> Mending?? {
    guard
      let kept = judge.cacheDirectory.map(RunCache.init)?.read(key(lesson))
        .flatMap(JSONText.init(reading:))
    else { return nil }
    return kept.isNull ? .some(nil) : Mending(kept: kept).map(Optional.some)
  }
}

// MARK: - In the cache

extension Mending {
  fileprivate var kept: JSONText {
    .object([("cases", .integer(cases)), ("edits", .list(edits.map(\.kept)))])
  }

  fileprivate init?(kept: JSONText) {
    guard let cases = kept["cases"]?.integer,
      let edits = kept["edits"]?.list(CandidateEdit.init(kept:))
    else { return nil }
    self.init(edits: edits, cases: cases)
  }
}

extension CandidateEdit {
  fileprivate var kept: JSONText {
    .object([
      ("act", .text(act.rawValue)), ("word", .text(word)),
      ("lines", .list([.integer(lines.lowerBound), .integer(lines.upperBound)])),
      (
        "changes",
        .list(
          changes.map { change in
            .list([
              .integer(change.range.lowerBound), .integer(change.range.upperBound),
              .text(change.text),
            ])
          })
      ),
    ])
  }

  fileprivate init?(kept: JSONText) {
    guard let act = kept["act"]?.text.flatMap(Act.init), let word = kept["word"]?.text,
      let lines = kept["lines"]?.list(\.integer), lines.count == 2, lines[0] <= lines[1],
      let changes = kept["changes"]?.list(Change.init(kept:))
    else { return nil }
    self.init(act: act, word: word, changes: changes, lines: lines[0]...lines[1])
  }
}

extension CandidateEdit.Change {
  fileprivate init?(kept: JSONText) {
    guard let parts = kept.list, parts.count == 3, let from = parts[0].integer,
      let to = parts[1].integer, from <= to, let text = parts[2].text
    else { return nil }
    self.init(range: from..<to, text: text)
  }
}
