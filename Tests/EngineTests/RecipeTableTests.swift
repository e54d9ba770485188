import ConvNet
import Datasets
import Engine
import Platform
import TestSupport
import Testing

/// The recipe of `train` reads as many digits as the page about it says.
///
/// With MEASURE=1 the first row of its table is trained with all five seeds, else with the first; for the
/// other rows there is `Sources/engine-benchmark/ablation.py`. Without MNIST in `../shared/mnist` nothing
/// is.
@Suite struct RecipeTableTests {
  /// The mean, lowest and highest percentage of the first row.
  static let whole: [Double] = {
    let text = try? Files.readText(Path.join(PackageFolder.root, "Lessons/recipe.md"))
    let row = /the whole recipe +([0-9.]+) +([0-9.]+)–([0-9.]+)/
    guard let match = (text ?? "").firstMatch(of: row) else { return [] }
    return [match.1, match.2, match.3].compactMap { Double($0) }
  }()

  static func percent(seed: UInt64, _ pictures: Dataset) throws -> Double {
    let settings = Ladder.default.settings(pictures: pictures.count)
    let run = TrainingRun(
      FastNetwork(
        Ladder.default.description(for: 28), seed: seed, threads: Environment.processorCount),
      pictures: pictures,
      options: TrainingOptions(
        epochs: settings.epochs, batch: settings.batch, step: settings.step,
        schedule: settings.schedule, seed: seed, validation: 5000))
    var metrics: Metrics?
    _ = try run.train { event in
      if case .epoch(let epoch) = event { metrics = epoch.validation }
      return true
    }
    return try 100 * #require(metrics).accuracy
  }

  @Test func `the page has the row of the whole recipe`() throws {
    try #require(Self.whole.count == 3)
    #expect(Self.whole[1] <= Self.whole[0] && Self.whole[0] <= Self.whole[2])
  }

  @Test func `the whole recipe reads as many strange digits as the page says`() throws {
    guard let folder = PackageFolder.beside("mnist") else { return }
    try #require(Self.whole.count == 3)
    let pictures = try Dataset(folder: folder, part: .training)
    let seeds: ClosedRange<UInt64> = Environment["MEASURE"] == nil ? 1...1 : 1...5
    for seed in seeds {
      let percent = try Self.percent(seed: seed, pictures)
      // Another kind of processor rounds its sums otherwise, and may read a few digits otherwise.
      #expect(percent > Self.whole[1] - 0.2 && percent < Self.whole[2] + 0.2, "\(seed): \(percent)")
    }
  }
}
