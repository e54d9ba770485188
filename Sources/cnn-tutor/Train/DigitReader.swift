internal import ConvNet
internal import Engine
internal import HandwrittenDigits
internal import Pictures

/// A network that reads digits, and how pictures must be prepared for it.
struct DigitReader: Sendable {
  /// Where its weights came from; nil for the tutor's own.
  let path: String?
  let shape: Shape
  let classes: Int
  let network: FastNetwork
  var preparation: DigitPreparation { DigitPreparation(for: shape) }

  /// The network in a file of weights.
  ///
  /// - Throws: `Stop` where there is none.
  init(reading path: String) throws {
    do throws(WeightsError) {
      let weights = try WeightsFile(reading: path)
      (self.path, shape, classes) = (path, weights.shape, weights.classes)
      network = weights.network(threads: 1)
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
  }

  /// The tutor's own, which learns the course's digits now: that takes a fifth of a second, and a
  /// file of weights would have to be kept beside the tutor.
  init() {
    let digits = HandwrittenDigits.training
    (path, shape, classes) = (nil, digits.shape, digits.classes)
    let settings = Ladder.relu.settings(pictures: digits.count)
    network = FastNetwork(Ladder.relu.description(for: digits.shape), seed: 1, threads: 1)
    let run = TrainingRun(
      network, pictures: digits,
      options: TrainingOptions(
        epochs: settings.epochs, batch: settings.batch, step: settings.step,
        schedule: settings.schedule, seed: 1))
    do throws(TrainingRun.Divergence) {
      _ = try run.train { _ in true }
    } catch {
      preconditionFailure("The course's digits are learned with steps that suit them. \(error)")
    }
  }

  /// What it makes of pictures: for each the probability of every digit. The outputs of a network
  /// with the quadratic cost do not add up to 1.
  ///
  /// - Precondition: the pictures have the network's shape.
  /// - Returns: nil where the weights are so large that the sums are no numbers any more.
  func probabilities(of pictures: [GreyMap]) -> [[Double]]? {
    let data = Dataset(
      shape: shape, classes: classes,
      pixels: pictures.flatMap { $0.cells.map { UInt8((min(1, max(0, $0)) * 255).rounded()) } },
      labels: Array(repeating: 0, count: pictures.count))
    let rows = network.probabilities(of: data, Array(data.indices)).rows.map(Double.init)
    guard rows.allSatisfy(\.isFinite) else { return nil }
    return stride(from: 0, to: rows.count, by: classes).map { Array(rows[$0..<$0 + classes]) }
  }
}
