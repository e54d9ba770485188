import Course
import Judge
import Testing

extension RunningTests {
  /// The last lesson's promise, with the course's solutions for the learner's functions.
  @Suite struct DigitsTrainingTests {
    private func training(_ submission: Submission? = nil) async throws -> TrainingResult? {
      let judge = try TestJudge.judge()
      let assignments = try Course.embedded.assignments()
      return try await judge.train(
        14, of: assignments, submissions: submission.map { [14: $0] } ?? [:],
        passed: submission == nil ? [] : [14])
    }

    @Test func `the network made of the lessons' functions reads 97 % of unseen digits`()
      async throws
    {
      guard case .report(let report, let output)? = try await training() else {
        Issue.record("the training came to no end")
        return
      }
      // math.log(10): nothing is known before the first step.
      #expect(abs(report.losses[0] - 2.302585092994046) < 1e-12)
      #expect(report.losses.count == 16 && report.accuracies.count == 16)
      #expect(try #require(report.losses.last) < 0.1)
      // What lesson 14 says of it.
      #expect((100 * (try #require(report.accuracies.last))).rounded() == 97)

      #expect(report.trained == 1438 && report.heldOut == 359)
      #expect(report.filters.count == 8)
      let right = report.heldOut - report.misread.count
      #expect(report.accuracies.last == Double(right) / Double(report.heldOut))
      #expect(report.misread.allSatisfy { $0.digit != $0.read && $0.picture.count == 8 })
      #expect(output.isEmpty)
    }

    @Test func `a step that is not written yet stops the training and says so`() async throws {
      let lesson = try Course.embedded.lesson("digits")
      let starter = SourceFile(path: lesson.fileName, text: lesson.starter)
      guard case .stopped(let finding)? = try await training(.file(starter)),
        finding.isNotWritten
      else {
        Issue.record("the starter should not train")
        return
      }
    }
  }
}
