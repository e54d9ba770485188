internal import ConvNet
internal import Datasets
internal import Engine
internal import HandwrittenDigits
internal import Platform
internal import TerminalText

/// What `train` was asked to do, ready to begin: the pictures are read and the network is made.
struct TrainingJob: Sendable {
  let rung: Ladder
  /// Such as `1,797 digits` or the folder.
  let dataName: String
  let pictures: Dataset
  let testPictures: Dataset
  let run: TrainingRun
  let threads: Int
  /// How the network reads before the first step: its cost is then that of guessing. Of at most 1,000
  /// pictures, which take no time.
  let before: Metrics
  /// How many pictures a second are learned from at most; nil for no bound.
  let pace: Int?
  let savePath: String?
  let loadPath: String?

  /// - Throws: `Stop` with a sentence where the options do not fit the data or the files.
  init(_ command: TrainCommand) throws {
    savePath = command.save
    loadPath = command.load
    if let savePath { try WeightsFile.checkFolder(of: savePath) }
    let data = try Self.read(command.data)
    (dataName, pictures, testPictures) = (data.name, data.training, data.test)
    let weights = try command.load.map { try Self.load($0, command, data.training) }
    rung = weights?.rung ?? command.network ?? .default
    threads = command.threads ?? min(8, Environment.processorCount)

    let validation = command.validation ?? min(pictures.count / 10, 2000)
    guard validation < pictures.count else {
      throw Stop(
        .wrongUsage,
        "--validation \(validation) leaves nothing to learn from: the data hold "
          + "\(counted(pictures.count, "picture")).")
    }
    let network = FastNetwork(
      try command.recipe.description(of: rung, for: pictures), seed: command.seed, threads: threads)
    if let weights { network.tensors = weights.tensors }
    pace = command.pace
    before = network.evaluate(pictures.selecting(pictures.indices.prefix(1000)))
    run = TrainingRun(
      network, pictures: pictures,
      options: command.recipe.training(
        of: rung, pictures: pictures.count, seed: command.seed, validation: validation))
  }

  private static func read(
    _ data: String
  ) throws -> (name: String, training: Dataset, test: Dataset) {
    if data == "digits" {
      return ("the course's digits", HandwrittenDigits.training, HandwrittenDigits.test)
    }
    guard Files.isFolder(data) else {
      throw Stop(
        .wrongUsage,
        "There is no folder “\(data)”. --data takes “digits” or a folder with the IDX files of "
          + "MNIST.")
    }
    let (training, test): (Dataset, Dataset)
    do throws(DatasetError) {
      training = try Dataset(folder: data, part: .training)
      test = try Dataset(folder: data, part: .test)
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
    guard training.shape == test.shape else {
      throw Stop(
        .wrongUsage,
        "The training pictures in “\(data)” are \(training.shape), the test pictures "
          + "\(test.shape): they do not belong together.")
    }
    let sides = [training.shape.rows, training.shape.columns]
    guard sides.allSatisfy(Ladder.sides.contains) else {
      throw Stop(
        .wrongUsage,
        "The pictures in “\(data)” are \(training.shape); the networks here read pictures with "
          + "sides of \(Ladder.sides.lowerBound) to \(Ladder.sides.upperBound).")
    }
    return ("“\(data)”", training, test)
  }

  private static func load(
    _ path: String, _ command: TrainCommand, _ pictures: Dataset
  ) throws -> WeightsFile {
    do throws(WeightsError) {
      let weights = try WeightsFile(reading: path)
      let rung = command.network ?? weights.rung
      guard weights.rung == rung, weights.shape == pictures.shape,
        weights.classes == pictures.classes
      else {
        throw .otherNetwork(
          path, found: weights.name, expected: "\(rung.rawValue) for \(pictures.shape) pictures")
      }
      return weights
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
  }

}

extension WeightsFile {
  /// Says before the training what would make saving fail after it.
  static func checkFolder(of path: String) throws {
    if Files.isFolder(path) { throw Stop(.wrongUsage, FileError.folder(path).description) }
    let folder = Path.folder(path)
    guard Files.isFolder(folder) else {
      throw Stop(
        .wrongUsage,
        "There is no folder “\(folder)” for --save. Make it with `mkdir -p \(folder)`.")
    }
    do throws(FileError) {
      try checkPlace(path)
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
  }
}

extension TrainingJob {
  /// Trains until the end, or until a signal asks for it.
  ///
  /// - Returns: whether the run went to its end.
  func train(_ report: any TrainingReporting) throws -> Bool {
    try train { event in
      if case .epoch(let epoch) = event { report.epoch(epoch) }
      return !Signals.pending().contains(where: \.isEnd)
    }
  }

  /// - Throws: `Stop` with status 1 where the steps were too long.
  func train(_ report: (TrainingRun.Event) -> Bool) throws -> Bool {
    let begin = ContinuousClock.now
    // Wakes nobody; it is there to be waited for.
    let pipe = pace.map { _ in WakePipe() }
    do throws(TrainingRun.Divergence) {
      return try run.train { event in
        if let pace, let pipe, case .batch(let epoch, let metrics, let all) = event {
          let pictures = (epoch - 1) * all + metrics.pictures
          let due = begin + .seconds(Double(pictures) / Double(pace))
          _ = Waiting.ready([pipe.descriptor], atMost: max(.zero, due - .now))
        }
        return report(event)
      }
    } catch {
      throw Stop(.exerciseNotRight, error.description)
    }
  }

  /// Reads the pictures that the training never saw.
  func test() -> Metrics { run.network.evaluate(testPictures) }

  /// The path, where the weights were to be saved.
  func saveIfAsked() throws -> String? {
    guard let savePath else { return nil }
    do throws(FileError) {
      try WeightsFile(run.network, rung: rung).write(to: savePath)
    } catch {
      throw Stop(.exerciseNotRight, error.description)
    }
    return savePath
  }
}
