public import ArgumentParser
internal import ConvNet
public import Engine
internal import Platform
internal import TerminalText

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains a network to read handwritten digits, and shows how it learns.",
    discussion: """
      The digits are the 1,797 that come with the course, or those of a folder with the four files \
      of MNIST or of one of its kin, plain or packed by gzip.

      The networks, each with more in it than the one before, and two whose recipe is worth more:
      \(Ladder.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      What is not given is chosen for the network and the number of pictures, and said; `cnn-tutor \
      lesson recipe` says what each part of the recipe is worth. Ctrl-C ends \
      after the current batch, says how well the network reads by then, and saves if asked to.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(
    help: ArgumentHelp("The digits: “digits”, or a folder with IDX files.", valueName: "data"),
    completion: .directory)
  var data = "digits"

  @Option(
    help: "The network. Without it: \(Ladder.default.rawValue), or that of the loaded weights.")
  var network: Ladder?

  @OptionGroup var recipe: RecipeOptions

  @Option(help: ArgumentHelp("The same seed gives the same weights.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("Cores to work on. Without it: all, at most 8.", valueName: "count"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Training pictures held out to see the progress. Without it: a tenth, at most 2,000.",
      valueName: "count"))
  var validation: Int?

  @Option(
    help: ArgumentHelp(
      "Learn from at most so many pictures a second, to watch what would be over at once.",
      valueName: "count"))
  var pace: Int?

  @Option(
    help: ArgumentHelp("Write the weights to this file.", valueName: "file"), completion: .file())
  var save: String?

  @Option(
    help: ArgumentHelp("Begin with the weights in this file.", valueName: "file"),
    completion: .file())
  var load: String?

  @Option(help: "What to print.")
  var format = Format.text

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    try require("--threads", threads, in: 1...256)
    try require("--pace", pace, in: 1...1_000_000_000)
    try require("--validation", validation, in: 0...1_000_000_000)
  }

  func run() throws {
    let console = Console(display)
    let job = try TrainingJob(self)
    let isLive = format == .text && console.isTerminal && !console.capabilities.accessible
    let report: any TrainingReporting =
      format == .json ? TrainingJSON(job, console) : TrainingText(job, console)
    report.start()
    let live = isLive ? LiveTraining(job, console) : nil
    Signals.start()
    let isComplete = try live?.train(report) ?? job.train(report)
    let isSaved = try job.saveIfAsked()
    let test = job.test()
    Signals.stop()
    report.end(isComplete: isComplete, test: test, savedTo: isSaved)
    if !isComplete { throw Stop(.interrupted) }
  }
}

extension Ladder: ExpressibleByArgument {}
