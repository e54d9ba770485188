internal import ConvNet
internal import Course
internal import Engine
internal import Platform

/// The network made of the learner's functions, as a file of weights.
enum OwnNetwork {
  /// - Throws: `Stop` where the network has other sizes than the lesson's, or numbers that are
  /// none.
  static func weights(_ network: TrainingReport.Network) throws -> WeightsFile {
    let shape = Shape(rows: 8, columns: 8)
    let layers: [(name: String, shape: [Int], numbers: [Double])] = [
      ("layer1.weight", [8, 1, 3, 3], network.filters.joined().flatMap { $0.flatMap(\.self) }),
      ("layer1.bias", [8], network.filterBiases),
      ("layer2.weight", [10, 8, 3, 3], network.weights.flatMap(\.self)),
      ("layer2.bias", [10], network.biases),
    ]
    let tensors = try layers.map { name, shape, numbers in
      guard numbers.count == shape.reduce(1, *), numbers.allSatisfy(\.isFinite) else {
        throw Stop(
          .exerciseNotRight,
          "The network is not saved: it does not have as many numbers as the course's, or some of "
            + "them are infinite or none. `cnn-tutor verify` says more.")
      }
      return Tensor(name: name, shape: shape, numbers: numbers.map { Float($0) })
    }
    return WeightsFile(rung: .course, shape: shape, tensors: tensors)
  }

  /// - Returns: the lines that say where the network is, and what can be done with it.
  static func save(_ network: TrainingReport.Network, to path: String) throws -> [String] {
    let file = try weights(network)
    do throws(FileError) {
      try file.write(to: path)
    } catch {
      throw Stop(.exerciseNotRight, error.description)
    }
    return ["Your network is in “\(path)”. Let it read:", ""]
      + ["draw --load \(path)", "predict PICTURE --load \(path)"].map { "    cnn-tutor " + $0 }
  }
}
