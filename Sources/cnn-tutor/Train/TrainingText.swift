internal import ConvNet
internal import Engine
internal import TerminalText

/// Says how a training goes.
protocol TrainingReporting {
  func start()
  func epoch(_ epoch: TrainingRun.Epoch)
  func end(isComplete: Bool, test: Metrics?, savedTo: String?)
}

/// Numbers as the reports of a training write them.
enum TrainingNumbers {
  /// `99.12 %`
  static func percent(_ share: Double) -> String {
    NumberText.fixed(share * 100, decimals: 2) + " %"
  }

  /// `60,000`
  static func grouped(_ number: Int) -> String {
    let digits = String(number)
    let first = digits.count % 3
    var groups = first > 0 ? [String(digits.prefix(first))] : []
    var rest = digits.dropFirst(first)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    return groups.joined(separator: ",")
  }

  /// `3.2 s`, `2 min 5 s`, `18 min`
  static func seconds(_ seconds: Double) -> String {
    guard seconds >= 99.95 else { return NumberText.fixed(seconds, decimals: 1) + " s" }
    guard seconds < 3_000_000_000 else { return "more than 100 years" }
    let (minutes, rest) = Int(seconds.rounded()).quotientAndRemainder(dividingBy: 60)
    return "\(grouped(minutes)) min" + (minutes < 10 && rest > 0 ? " \(rest) s" : "")
  }
}

/// A training for people: a line for each epoch, then what came of it.
struct TrainingText: TrainingReporting {
  private let job: TrainingJob
  private let console: Console
  private let begin = ContinuousClock.now

  init(_ job: TrainingJob, _ console: Console) {
    (self.job, self.console) = (job, console)
  }

  func start() {
    let options = job.run.options
    let description = job.run.network.description
    console.say(
      """
      Training \(job.rung.rawValue) (\(TrainingNumbers.grouped(description.parameters)) weights and \
      biases) on \(job.dataName): \(pictures(job.run.epochCount)) to learn from, \
      \(TrainingNumbers.grouped(options.validation)) held out.
      """)
    console.say(
      """
      \(recipe.joined(separator: ", ")), seed \(options.seed), \
      \(counted(job.threads, "thread")) (\(job.run.network.processor)).
      """)
    console.say(
      """
      Before the first step: loss \(NumberText.fixed(job.before.meanCost, decimals: 4)), \
      \(TrainingNumbers.percent(job.before.accuracy)) read right.
      """)
  }

  /// What it is trained with; what would change nothing is left out.
  private var recipe: [String] {
    let (options, network) = (job.run.options, job.run.network.description)
    let schedule = options.schedule
    let grows = schedule.rise > 0 ? ", grown over \(schedule.rise) of the run" : ""
    let falls =
      switch schedule.fall {
      case .constant: ""
      case .linear: " falling to 0"
      case .cosine: " falling to 0 along a cosine"
      }
    var parts = [
      counted(options.epochs, "epoch"), "batches of \(options.batch)",
      "step size \(options.step.size)\(falls)\(grows)", "momentum \(options.step.momentum)",
    ]
    if options.step.decay > 0 { parts.append("weight decay \(options.step.decay)") }
    if network.smoothing > 0 { parts.append("targets smoothed by \(network.smoothing)") }
    if network.shift > 0 {
      parts.append("pictures shifted by up to \(counted(network.shift, "pixel"))")
    }
    if network.dropout > 0 { parts.append("dropout \(network.dropout)") }
    return parts
  }

  private func pictures(_ count: Int) -> String {
    counted(count, "picture", written: TrainingNumbers.grouped(count))
  }

  func epoch(_ epoch: TrainingRun.Epoch) {
    var parts = [
      "epoch \(padded("\(epoch.number)", to: "\(job.run.options.epochs)".count, alignment: .right))",
      "loss \(NumberText.fixed(epoch.training.meanCost, decimals: 4))",
      "learned \(TrainingNumbers.percent(epoch.training.accuracy))",
    ]
    if let validation = epoch.validation {
      parts.append("held out \(TrainingNumbers.percent(validation.accuracy))")
    }
    parts.append(TrainingNumbers.seconds(epoch.seconds))
    let rate = Double(epoch.training.pictures) / max(epoch.seconds, 1e-9)
    parts.append("\(TrainingNumbers.grouped(Int(rate)))/s")
    console.print(parts.joined(separator: "  "))
  }

  /// The pictures come first, so that what the training came to is still to be seen.
  func end(isComplete: Bool, test: Metrics?, savedTo path: String?) {
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    if isComplete, console.isTerminal || console.capabilities.accessible { showResult() }
    if !isComplete { console.say("Stopped after the current batch, as you asked.") }
    if let test {
      console.say(
        """
        Test: \(TrainingNumbers.percent(test.accuracy)) of \
        \(pictures(test.pictures)) that it never saw \(isOrAre(test.pictures)) read right, loss \
        \(NumberText.fixed(test.meanCost, decimals: 4)). All of it took \
        \(TrainingNumbers.seconds(seconds)).
        """)
    }
    if let path { console.say("The weights are in “\(sanitized(path))”.") }
  }

  /// The first filters, and the first test pictures that are misread.
  private func showResult() {
    let pictures = TrainingPictures(job, console.capabilities)
    for line in pictures.filters(rows: 2) + pictures.misread(6) { console.print(line) }
  }
}
