import Course
import Synchronization
import Testing

@testable import Judge

extension RunningTests {
  /// What lessons 14 and 17 promise, with the course's solutions for the learner's functions.
  @Suite struct DigitsTrainingTests {
    private func training(
      _ lesson: Int = 14, _ submission: Submission? = nil, cache: String? = TestJudge.cache,
      watch: (@Sendable (TrainingMoment) -> Void)? = nil
    ) async throws -> TrainingResult? {
      let judge = try TestJudge.judge(cache: cache)
      let assignments = try Course.embedded.assignments()
      return try await judge.train(
        lesson, of: assignments, submissions: submission.map { [lesson: $0] } ?? [:],
        passed: submission == nil ? [] : [lesson], watch: watch)
    }

    @Test func `the network made of the lessons' functions reads 97 % of unseen digits`()
      async throws
    {
      let moments = Mutex<[TrainingMoment]>([])
      // What is known from before is not told.
      let result = try await training(cache: nil) { moment in
        moments.withLock { $0.append(moment) }
      }
      guard case .report(let report, let output)? = result else {
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
      let network = report.network
      #expect(network.filters.count == 8 && network.filterBiases.count == 8)
      #expect(network.weights.map(\.count) == Array(repeating: 72, count: 10))
      #expect(network.biases.count == 10)
      let right = report.heldOut - report.misread.count
      #expect(report.accuracies.last == Double(right) / Double(report.heldOut))
      #expect(report.misread.allSatisfy { $0.digit != $0.read && $0.picture.count == 8 })
      #expect(output.isEmpty)

      // While it ran it was told how it goes; the last moments may come too late.
      let told = moments.withLock(\.self)
      let epochs = told.compactMap { if case .epoch(let epoch) = $0 { epoch } else { nil } }
      #expect(epochs.count > 8)
      #expect(epochs.map(\.loss) == Array(report.losses.prefix(epochs.count)))
      #expect(epochs.map(\.accuracy) == Array(report.accuracies.prefix(epochs.count)))
      #expect(epochs.allSatisfy { $0.network.filters.count == 8 && $0.network.weights.count == 10 })
      let shares = told.map { moment in
        switch moment {
        case .loss(_, let share): share
        case .epoch(let epoch): epoch.share
        }
      }
      #expect(shares == shares.sorted() && shares.count > 20 * (epochs.count - 1))
    }

    @Test func `the loop of lesson 17 trains that network, and tells the epochs up to the best`()
      async throws
    {
      guard case .report(let report, let output)? = try await training(17) else {
        Issue.record("the training came to no end")
        return
      }
      #expect(report.losses.count == report.accuracies.count && report.losses.count > 2)
      let (first, last) = (
        try #require(report.losses.first), try #require(report.losses.last)
      )
      #expect(last < first / 10)
      #expect(try #require(report.accuracies.last) > 0.95)
      #expect(report.trained == 1438 && report.heldOut == 359)
      let right = report.heldOut - report.misread.count
      #expect(report.accuracies.last == Double(right) / Double(report.heldOut))
      #expect(output.isEmpty)
    }

    @Test func `a step that is not written yet stops the training and says so`() async throws {
      let lesson = try Course.embedded.lesson("digits")
      let starter = SourceFile(path: lesson.fileName, text: lesson.starter)
      guard case .stopped(let finding)? = try await training(14, .file(starter)),
        finding.isNotWritten
      else {
        Issue.record("the starter should not train")
        return
      }
    }
  }
}
