internal import ConvNet

/// Times `correlate2D` and prints, for each case, its name, the nanoseconds of the fastest of some
/// rounds, and the sum of the result's cells. `compare.py` runs it beside SciPy.
@main struct ConvNetBenchmark {
  struct Case {
    var name: String
    var input: Int
    var filter: Int
    var calls: Int
  }

  static let cases = [
    Case(name: "28x28 with 5x5", input: 28, filter: 5, calls: 400),
    Case(name: "256x256 with 3x3", input: 256, filter: 3, calls: 40),
    Case(name: "256x256 with 11x11", input: 256, filter: 11, calls: 8),
  ]

  static func main() {
    for item in cases {
      let (input, filter) = (numbers(item.input), numbers(item.filter))
      let clock = ContinuousClock()
      var fastest = Duration.seconds(1000)
      var sum = 0.0
      for _ in 0..<10 {
        let start = clock.now
        for _ in 0..<item.calls { sum = correlate2D(input, filter, mode: .valid)[0, 0] }
        fastest = min(fastest, (clock.now - start) / item.calls)
      }
      // Adding all cells is no part of what is timed; it shows that both computed the same.
      sum += correlate2D(input, filter, mode: .valid).sum
      print("\(item.name)\t\(Int(fastest / .nanoseconds(1)))\t\(sum)")
    }
  }

  /// The same numbers as in `compare.py`.
  static func numbers(_ side: Int) -> Matrix {
    Matrix(
      rows: side, columns: side, cells: (0..<side * side).map { Double($0 * 7919 % 1000) / 1000 })
  }
}
