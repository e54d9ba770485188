internal import ConvNet
internal import RealModule

/// One feature map with its numbers, forwards and backwards: the reference of lessons 6 to 9.
struct FeatureMapPass {
  var aPrev: [[Double]]
  var w: [[Double]]
  var b: Double
  /// ∂C/∂a, as the next layer hands it back.
  var aGradient: [[Double]]

  /// z = correlate(aPrev, w) + b
  var z: [[Double]] {
    correlate2D(Matrix(aPrev), Matrix(w), mode: .valid).rowsOfColumns.map { $0.map { $0 + b } }
  }

  /// a = σ(z)
  var a: [[Double]] { z.map { $0.map(logistic) } }

  /// The cost whose slopes are `aGradient`: the sum of each activation times its slope.
  var cost: Double { sum(products(a, aGradient)) }

  /// ∂C/∂z = σ′(z) · ∂C/∂a, cell by cell
  var zGradient: [[Double]] { products(z.map { $0.map(logisticSlope) }, aGradient) }

  /// ∂C/∂b = ∑ ∂C/∂z
  var bGradient: Double { sum(zGradient) }

  /// ∂C/∂w = correlate(aPrev, ∂C/∂z)
  var wGradient: [[Double]] { weightSlopes(aPrev, zGradient) }

  /// ∂C/∂aPrev = convolve(w, ∂C/∂z), full
  var aPrevGradient: [[Double]] { activationSlopes(w, zGradient) }

  /// The same map after one step downhill.
  func stepped(by stepSize: Double) -> FeatureMapPass {
    FeatureMapPass(
      aPrev: aPrev, w: zip(w, wGradient).map { zip($0, $1).map { $0 - stepSize * $1 } },
      b: b - stepSize * bGradient, aGradient: aGradient)
  }
}

/// ∂C/∂w = correlate(aPrev, ∂C/∂z)
func weightSlopes(_ aPrev: [[Double]], _ zGradient: [[Double]]) -> [[Double]] {
  correlate2D(Matrix(aPrev), Matrix(zGradient), mode: .valid).rowsOfColumns
}

/// ∂C/∂aPrev = convolve(w, ∂C/∂z), full
func activationSlopes(_ w: [[Double]], _ zGradient: [[Double]]) -> [[Double]] {
  convolve2D(Matrix(w), Matrix(zGradient), mode: .full).rowsOfColumns
}

/// σ(z) = 1 / (1 + e⁻ᶻ)
func logistic(_ z: Double) -> Double { 1 / (1 + Double.exp(-z)) }

/// σ′(z) = σ(z) · (1 − σ(z))
func logisticSlope(_ z: Double) -> Double { logistic(z) * (1 - logistic(z)) }

/// Cell times cell.
func products(_ first: [[Double]], _ second: [[Double]]) -> [[Double]] {
  zip(first, second).map { zip($0, $1).map(*) }
}

/// All cells added up, row by row.
func sum(_ matrix: [[Double]]) -> Double { matrix.joined().reduce(0, +) }
