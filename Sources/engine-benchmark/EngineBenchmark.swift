internal import ConvNet
internal import Engine
internal import Platform

/// Times the engine, for `compare.py`, which times PyTorch beside it.
///
///     engine-benchmark kernels                 # GFLOP/s of each kernel on one core, and the peak
///     engine-benchmark kernels relu wide       # of the layers of these networks
///     engine-benchmark training 2              # images/s with two threads
///     engine-benchmark recipe FOLDER 2         # MNIST from the first step to the last
@main
enum EngineBenchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let threads = arguments.last.flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    let rungs = arguments.dropFirst().compactMap(Ladder.init)
    switch (arguments.first, threads) {
    case ("kernels", nil) where rungs.count == arguments.count - 1:
      KernelSpeed.print(rungs.isEmpty ? [.default] : rungs)
    case ("training", let threads?) where arguments.count == 2:
      TrainingSpeed.print(.default, threads: threads)
    case ("recipe", let threads?) where arguments.count == 3:
      try TrainingSpeed.printRecipe(.default, arguments[1], threads: threads)
    default:
      try? Output.error.write(
        "Type: engine-benchmark kernels [NETWORK…] | engine-benchmark training THREADS | "
          + "engine-benchmark recipe FOLDER THREADS\n")
      Environment.exit(64)
    }
  }

  /// The seconds of the fastest of some runs: the one that was disturbed least.
  static func fastest(of runs: Int, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    work()
    return (0..<runs).map { _ in clock.measure(work) / .seconds(1) }.min() ?? .nan
  }
}
