internal import Engine

/// A training for programs: a line of JSON for the start, for each epoch and for the end.
struct TrainingJSON: TrainingReporting {
  private let job: TrainingJob
  private let console: Console
  private let begin = ContinuousClock.now

  init(_ job: TrainingJob, _ console: Console) {
    (self.job, self.console) = (job, console)
  }

  func start() {
    let options = job.run.options
    print(
      """
      {"event":"start","version":1,"network":"\(job.rung.rawValue)",\
      "parameters":\(job.run.network.description.parameters),"pictures":\(job.run.epochCount),\
      "validation":\(options.validation),"epochs":\(options.epochs),"batch":\(options.batch),\
      "rate":\(options.step.size),"momentum":\(options.step.momentum),"seed":\(options.seed),\
      "threads":\(job.threads)}
      """)
  }

  func epoch(_ epoch: TrainingRun.Epoch) {
    print(
      """
      {"event":"epoch","epoch":\(epoch.number),"loss":\(epoch.training.meanCost),\
      "accuracy":\(epoch.training.accuracy),"validation":\(json(epoch.validation)),\
      "seconds":\(epoch.seconds)}
      """)
  }

  func end(isComplete: Bool, test: Outcome?, savedTo path: String?) {
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    print(
      """
      {"event":"end","complete":\(isComplete),"test":\(json(test)),"seconds":\(seconds),\
      "saved":\(path != nil)}
      """)
  }

  private func print(_ line: String) { console.data(line + "\n") }

  private func json(_ outcome: Outcome?) -> String {
    guard let outcome else { return "null" }
    return """
      {"loss":\(outcome.meanCost),"accuracy":\(outcome.accuracy),"pictures":\(outcome.pictures)}
      """
  }
}
