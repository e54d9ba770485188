internal import ConvNet
internal import Engine
internal import KernelInterface
internal import Platform

/// Times the engine, for `compare.py`, which times PyTorch beside it.
///
///     engine-benchmark kernels      # GFLOP/s of each kernel on one core, and the peak
///     engine-benchmark training 2   # images/s with two threads
@main
enum EngineBenchmark {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.dropFirst().first.flatMap(Int.init)) {
    case ("kernels", nil): KernelSpeed.print()
    case ("training", let threads?) where threads > 0: TrainingSpeed.print(threads: threads)
    default:
      try? Output.error.write(
        "Type: engine-benchmark kernels | engine-benchmark training THREADS\n")
      Environment.exit(64)
    }
  }

  /// The network of the comparison, as `compare.py` builds it in PyTorch.
  static let layers = [
    LayerShape(
      mapsIn: 1, rowsIn: 28, columnsIn: 28, mapsOut: 20, filterRows: 5, filterColumns: 5, pool: 2,
      activation: .relu),
    LayerShape(
      mapsIn: 20, rowsIn: 12, columnsIn: 12, mapsOut: 40, filterRows: 5, filterColumns: 5, pool: 2,
      activation: .relu),
    LayerShape(
      mapsIn: 40, rowsIn: 4, columnsIn: 4, mapsOut: 100, filterRows: 4, filterColumns: 4,
      activation: .relu),
    LayerShape(
      mapsIn: 100, rowsIn: 1, columnsIn: 1, mapsOut: 10, filterRows: 1, filterColumns: 1,
      activation: .identity),
  ]

  static let batch = 64

  /// The seconds of the fastest of some runs: the one that was disturbed least.
  static func fastest(of runs: Int, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    work()
    return (0..<runs).map { _ in clock.measure(work) / .seconds(1) }.min() ?? .nan
  }
}
