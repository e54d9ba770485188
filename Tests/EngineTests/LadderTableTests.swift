import ConvNet
import Datasets
import Engine
import KernelInterface
import Platform
import TestSupport
import Testing

/// The ladder in lesson 14, in which one thing changes from rung to rung, comes out as its table says.
///
/// With MEASURE=1 every rung is trained with all five seeds, which takes an hour of one core; else the
/// first rung with the first seed, in some seconds. Without MNIST in `../shared/mnist` nothing is.
@Suite struct LadderTableTests {
  /// What a row of the table says: percent of the test pictures read rightly.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var stepSize: Float
    var mean: Double
    var lowest: Double
    var highest: Double
    var testDescription: String { name }
  }

  static let rows: [Row] = {
    let path = Path.join(PackageFolder.root, "Lessons/14-digits/lesson.md")
    let row = /([^\n]+?) +([0-9.]+) +([0-9]+\.[0-9]+) +([0-9]+\.[0-9]+)–([0-9]+\.[0-9]+)/
    return ((try? Files.readText(path)) ?? "").matches(of: row).compactMap { match in
      guard let step = Float(match.2), let mean = Double(match.3), let lowest = Double(match.4),
        let highest = Double(match.5)
      else { return nil }
      return Row(
        name: String(match.1), stepSize: step, mean: mean, lowest: lowest, highest: highest)
    }
  }()

  /// The networks of the rows. Those that `train` has too are the tutor's own.
  static func description(_ name: String) -> NetworkDescription? {
    func shape(_ neurons: Int, _ activation: Activation, side: Int = 28, maps: Int = 1)
      -> LayerShape
    {
      LayerShape(
        mapsIn: maps, rowsIn: side, columnsIn: side, mapsOut: neurons, filterRows: side,
        filterColumns: side, activation: activation)
    }
    func dense(_ neurons: Int) -> NetworkDescription {
      NetworkDescription(
        name: name,
        layers: [shape(neurons, .sigmoid), shape(10, .identity, side: 1, maps: neurons)],
        cost: .crossEntropy)
    }
    switch name {
    case "fully-connected", "convolution", "one-pair", "two-pairs", "relu":
      return Ladder(rawValue: name)?.description(for: 28)
    case "cross-entropy": return dense(30)
    case "100 neurons": return dense(100)
    case "shifted":
      var network = Ladder.relu.description(for: 28)
      network.shift = 1
      return network
    default: return nil
    }
  }

  static func percent(_ row: Row, seed: UInt64, _ folder: String) throws -> Double {
    let network = FastNetwork(
      try #require(description(row.name)), seed: seed, threads: Environment.processorCount)
    let run = TrainingRun(
      network, pictures: try Dataset(folder: folder, part: .training),
      options: TrainingOptions(
        epochs: 3, batch: 32, step: UpdateRule(size: row.stepSize, momentum: 0.9), seed: seed))
    #expect(try run.train { _ in true })
    return 100 * network.evaluate(try Dataset(folder: folder, part: .test)).accuracy
  }

  @Test func `the table has a row for every rung`() {
    #expect(
      Self.rows.map(\.name) == [
        "fully-connected", "cross-entropy", "100 neurons", "one-pair", "two-pairs", "relu",
        "shifted", "convolution",
      ])
    for row in Self.rows {
      #expect(row.lowest <= row.mean && row.mean <= row.highest, "\(row.name)")
    }
  }

  @Test func `the first rung reads as many digits as the table says`() throws {
    guard let folder = PackageFolder.beside("mnist") else { return }
    let row = try #require(Self.rows.first)
    let percent = try Self.percent(row, seed: 1, folder)
    // Another kind of processor rounds its sums otherwise, and may read a few digits otherwise.
    #expect(percent > row.lowest - 0.2 && percent < row.highest + 0.2)
  }

  @Test(
    .enabled(if: Environment["MEASURE"] != nil, "measures for an hour with MEASURE=1"),
    arguments: rows)
  func `every rung reads as many digits as the table says`(_ row: Row) throws {
    guard let folder = PackageFolder.beside("mnist") else { return }
    let percents = try (1...5).map { try Self.percent(row, seed: $0, folder) }
    let mean = percents.reduce(0, +) / 5
    #expect((mean - row.mean).magnitude < 0.1, "\(percents)")
    #expect((try #require(percents.min()) - row.lowest).magnitude < 0.2, "\(percents)")
    #expect((try #require(percents.max()) - row.highest).magnitude < 0.2, "\(percents)")
  }
}
