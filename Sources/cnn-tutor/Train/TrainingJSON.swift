internal import Engine
internal import MachineText

/// A training for programs: a line of JSON for the start, for each epoch and for the end.
struct TrainingJSON: TrainingReporting {
  private let job: TrainingJob
  private let console: Console
  private let begin = ContinuousClock.now

  init(_ job: TrainingJob, _ console: Console) {
    (self.job, self.console) = (job, console)
  }

  func start() {
    let (options, network) = (job.run.options, job.run.network.description)
    print([
      ("event", .text("start")), ("version", .integer(1)),
      ("network", .text(job.rung.rawValue)),
      ("parameters", .integer(network.parameters)),
      ("pictures", .integer(job.run.epochCount)), ("validation", .integer(options.validation)),
      ("epochs", .integer(options.epochs)), ("batch", .integer(options.batch)),
      ("rate", .single(options.step.size)), ("momentum", .single(options.step.momentum)),
      ("decay", .single(options.step.decay)), ("warmUp", .single(options.schedule.rise)),
      ("schedule", .text(options.schedule.fall.rawValue)),
      ("smoothing", .single(network.smoothing)), ("shift", .integer(network.shift)),
      ("dropout", .single(network.dropout)),
      ("seed", .unsigned(options.seed)), ("threads", .integer(job.threads)),
      ("before", json(job.before)),
    ])
  }

  func epoch(_ epoch: TrainingRun.Epoch) {
    print([
      ("event", .text("epoch")), ("epoch", .integer(epoch.number)),
      ("loss", .decimal(epoch.training.meanCost)),
      ("accuracy", .decimal(epoch.training.accuracy)), ("validation", json(epoch.validation)),
      ("seconds", .decimal(epoch.seconds)),
    ])
  }

  func end(isComplete: Bool, test: Metrics?, savedTo path: String?) {
    print([
      ("event", .text("end")), ("complete", .boolean(isComplete)), ("test", json(test)),
      ("seconds", .decimal((ContinuousClock.now - begin) / .seconds(1))),
      ("saved", .boolean(path != nil)),
    ])
  }

  private func print(_ fields: [(String, JSONText)]) {
    console.data(JSONText.object(fields).compact + "\n")
  }

  private func json(_ metrics: Metrics?) -> JSONText {
    guard let metrics else { return .null }
    return .object([
      ("loss", .decimal(metrics.meanCost)), ("accuracy", .decimal(metrics.accuracy)),
      ("pictures", .integer(metrics.pictures)),
    ])
  }
}
