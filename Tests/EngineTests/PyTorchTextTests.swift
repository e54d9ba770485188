internal import ConvNet
internal import Datasets
@testable internal import Engine
internal import HandwrittenDigits
internal import Platform
internal import TestSupport
internal import Testing

/// Networks that were trained here read the same in PyTorch, by the program that `export` prints.
@Suite struct PyTorchTextTests {
  /// Writes what `exported-networks.py` compares: a network that has learned for an epoch, and its
  /// logits of all `strange` pictures.
  static func write(
    _ rung: Ladder, training: Dataset, strange: Dataset, to folder: String
  ) throws {
    let settings = rung.settings(pictures: training.count)
    let network = FastNetwork(
      rung.description(for: training.shape), seed: 1, threads: Environment.processorCount)
    let run = TrainingRun(
      network, pictures: training,
      options: TrainingOptions(
        epochs: 1, batch: settings.batch,
        step: UpdateRule(size: settings.stepSize, momentum: settings.momentum), seed: 1))
    #expect(try run.train { _ in true })
    let weights = WeightsFile(network, rung: rung)
    // With the quadratic cost the outputs are what goes into softmax.
    var description = network.description
    description.cost = .quadratic
    let plain = FastNetwork(description, seed: 0, threads: Environment.processorCount)
    plain.tensors = network.tensors
    let logits = plain.probabilities(of: strange, Array(strange.indices)).rows

    try Files.makeFolder(folder)
    try weights.write(to: Path.join(folder, "my.weights"))
    let program = PyTorchText(weights, path: "my.weights").text
    try Files.write(program, to: Path.join(folder, "network.py"))
    try Files.write(strange.pixels, to: Path.join(folder, "pixels"))
    let bytes = logits.flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
    }
    try Files.write(bytes, to: Path.join(folder, "logits"))
    try Files.write(
      "\(strange.shape.rows) \(strange.shape.columns) \(strange.maximum)\n",
      to: Path.join(folder, "shape"))
  }

  private static func run(_ script: String, _ arguments: [String]) throws {
    let path = Path.join(Path.folder(#filePath), "PyTorch/\(script)")
    let result = try Processes.run("python3", [path] + arguments)
    let said = String(decoding: result.output, as: UTF8.self)
    #expect(result.status == 0, "\(said)")
    print(said)
  }

  @Test(.needsPython("torch", "safetensors"))
  func `every network gives PyTorch's logits`() throws {
    try inFolder { folder in
      var folders: [String] = []
      for rung in Ladder.allCases {
        folders.append(Path.join(folder, rung.rawValue))
        try Self.write(
          rung, training: HandwrittenDigits.training, strange: HandwrittenDigits.test,
          to: folders[folders.count - 1])
      }
      if let mnist = PackageFolder.beside("mnist") {
        folders.append(Path.join(folder, "mnist"))
        try Self.write(
          .relu, training: try Dataset(folder: mnist, part: .training),
          strange: try Dataset(folder: mnist, part: .test), to: folders[folders.count - 1])
      }
      try Self.run("exported-networks.py", folders)
    }
  }

  @Test(.needsPython("torch"))
  func `the page about PyTorch says what PyTorch does`() throws {
    try Self.run("page.py", [Path.join(PackageFolder.root, "Lessons/pytorch.md")])
  }
}
