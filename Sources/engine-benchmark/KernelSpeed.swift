internal import ConvNet
internal import Engine
internal import KernelInterface

enum KernelSpeed {
  /// Prints a line for each kernel of each layer of the networks, in each variant: its GFLOP/s on one
  /// core.
  static func print(_ rungs: [Ladder]) {
    for kernels in Processor.variants {
      var sum: Float = 0
      var operations = 0
      let seconds = EngineBenchmark.fastest(of: 20) {
        let result = kernels.multiplyAddPeak(rounds: 200_000)
        (operations, sum) = (result.operations, sum + result.sum)
      }
      // The sum is asked for, so that it has to be computed.
      precondition(sum.isFinite, "the peak is measured with numbers")
      line(kernels, "-", "-", "peak", Double(operations) / seconds)
      for rung in rungs {
        for (number, layer) in rung.description(for: 28).layers.enumerated() {
          let name = layer.isDense ? "dense\(number + 1)" : "conv\(number + 1)"
          let memory = (0..<2).map { _ in KernelMemory(layer) }
          let products = layer.mapsOut * layer.rows * layer.columns * layer.taps
          let operations = Double(products * 2 * memory.count * lanesPerBlock)
          for (kernel, work) in layer.isDense ? dense(layer, kernels) : works(layer, kernels) {
            // Nothing lies before the first layer that would ask for a gradient.
            if number == 0, kernel == "input-gradient" { continue }
            let seconds = EngineBenchmark.fastest(of: 30) {
              for block in memory { work(block) }
            }
            line(kernels, rung.rawValue, name, kernel, operations / seconds)
          }
        }
      }
    }
  }

  private static func line(
    _ kernels: any Kernels.Type, _ network: String, _ layer: String, _ kernel: String,
    _ operations: Double
  ) {
    Swift.print("kernel \(kernels.name) \(network) \(layer) \(kernel) \(operations * 1e-9)")
  }

  private static func dense(
    _ layer: LayerShape, _ kernels: any Kernels.Type
  ) -> [(String, (KernelMemory) -> Void)] {
    [
      (
        "forward",
        { memory in
          unsafe kernels.denseForward(
            layer, input: memory.input, weights: memory.weights, biases: memory.biases,
            output: memory.output)
        }
      ),
      (
        "weight-gradient",
        { memory in
          unsafe kernels.denseWeightGradient(
            layer, input: memory.input, zGradient: memory.zGradient,
            weightGradients: memory.weightGradients)
        }
      ),
      (
        "input-gradient",
        { memory in
          unsafe kernels.denseInputGradient(
            layer, zGradient: memory.zGradient, weights: memory.weights,
            inputGradient: memory.inputGradient)
        }
      ),
    ]
  }

  /// The forward kernel also adds the bias, takes the ReLU and pools; the weight gradient is timed
  /// with what spreads the gradients of pooled cells.
  private static func works(
    _ layer: LayerShape, _ kernels: any Kernels.Type
  ) -> [(String, (KernelMemory) -> Void)] {
    [
      (
        "forward",
        { memory in
          unsafe kernels.forward(
            layer, offsets: memory.offsets, input: memory.input, weights: memory.weights,
            biases: memory.biases, output: memory.output, winners: memory.winners)
        }
      ),
      (
        "weight-gradient",
        { memory in
          for first in stride(from: 0, to: layer.mapsOut, by: 4) {
            let maps = first..<min(first + 4, layer.mapsOut)
            unsafe kernels.unpool(
              layer, maps: maps, gradient: memory.output, winners: memory.winners,
              zGradient: memory.zGradient)
            unsafe kernels.weightGradient(
              layer, offsets: memory.offsets, maps: maps, input: memory.input,
              zGradient: memory.zGradient, weightGradients: memory.weightGradients)
          }
        }
      ),
      (
        "input-gradient",
        { memory in
          unsafe kernels.inputGradient(
            layer, zGradient: memory.zGradient, backwardWeights: memory.backwardWeights,
            inputGradient: memory.inputGradient)
        }
      ),
    ]
  }
}

/// The memory of one block for the kernels of one layer, filled with small numbers.
@safe
private final class KernelMemory {
  let offsets: UnsafeMutablePointer<Int32>
  let winners: UnsafeMutablePointer<Int32>
  let input: UnsafeMutablePointer<Float>
  let weights: UnsafeMutablePointer<Float>
  let biases: UnsafeMutablePointer<Float>
  let output: UnsafeMutablePointer<Float>
  let zGradient: UnsafeMutablePointer<Float>
  let weightGradients: UnsafeMutablePointer<Float>
  let backwardWeights: UnsafeMutablePointer<Float>
  let inputGradient: UnsafeMutablePointer<Float>

  init(_ layer: LayerShape) {
    unsafe offsets = Self.allocate(layer.taps, Int32(0))
    for (tap, offset) in layer.tapOffsets.enumerated() { unsafe offsets[tap] = offset }
    unsafe winners = Self.allocate(layer.outputCells * lanesPerBlock, Int32(0))
    unsafe input = Self.allocate(layer.inputCells * lanesPerBlock, 0.5)
    unsafe weights = Self.allocate(layer.weightCount, 0.01)
    unsafe biases = Self.allocate(layer.mapsOut, 0.1)
    unsafe output = Self.allocate(layer.outputCells * lanesPerBlock, 0.1)
    unsafe zGradient = Self.allocate(
      layer.mapsOut * layer.zGradientStride * lanesPerBlock, 0.01)
    unsafe weightGradients = Self.allocate(layer.weightCount, 0)
    unsafe backwardWeights = Self.allocate(layer.backwardWeightCount, 0.01)
    unsafe inputGradient = Self.allocate(layer.inputCells * lanesPerBlock, 0)
  }

  deinit {
    unsafe [offsets, winners].forEach { unsafe UnsafeMutableRawPointer($0).deallocate() }
    unsafe [
      input, weights, biases, output, zGradient, weightGradients, backwardWeights, inputGradient,
    ].forEach { unsafe UnsafeMutableRawPointer($0).deallocate() }
  }

  private static func allocate<Number>(
    _ count: Int, _ number: Number
  ) -> UnsafeMutablePointer<Number> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Number>.stride, alignment: 64)
    return unsafe memory.initializeMemory(as: Number.self, repeating: number, count: count)
  }
}
