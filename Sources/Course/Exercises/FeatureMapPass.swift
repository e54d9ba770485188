internal import ConvNet

/// One feature map with its numbers, forwards and backwards: the reference of lessons 6 to 9.
struct FeatureMapPass {
  var aPrev: [[Double]]
  var w: [[Double]]
  var b: Double
  /// ∂C/∂a, as the next layer hands it back.
  var aGradient: [[Double]]

  private var pass: FeatureMap.Pass {
    FeatureMap(weights: Matrix(w), bias: b).forward(Matrix(aPrev))
  }

  /// z = correlate(aPrev, w) + b
  var z: [[Double]] { pass.z.rowsOfColumns }

  /// a = σ(z)
  var a: [[Double]] { pass.a.rowsOfColumns }

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

/// σ(z)
func logistic(_ z: Double) -> Double { Activation.sigmoid(z) }

/// σ′(z) = σ(z) · (1 − σ(z)), computed as the article's program and the learner do.
///
/// ConvNet's own keeps more digits where σ is flat, and every verdict would have to say so.
func logisticSlope(_ z: Double) -> Double { logistic(z) * (1 - logistic(z)) }

/// Cell times cell.
func products(_ first: [[Double]], _ second: [[Double]]) -> [[Double]] {
  zip(first, second).map { zip($0, $1).map(*) }
}

/// All cells added up, row by row.
func sum(_ matrix: [[Double]]) -> Double { matrix.joined().reduce(0, +) }

extension FeatureMapPass {
  /// The article's examples of a map with numbers in it, and what is special about each.
  static let examples = [
    ("fm3x3", "a 3×3 input, a 2×2 filter"),
    ("code.featuremap", "the code's 4×5 input, a 2×2 filter"),
    ("code.featuremap.rect", "a 4×5 input, a filter of 2 rows and 3 columns"),
  ]

  /// Reads the inputs of the example `id`.
  init(_ article: Article, _ id: String) {
    guard let aPrev = article.input("\(id).z", "a_prev").matrix,
      let w = article.input("\(id).z", "w").matrix, let b = article.input("\(id).z", "b").number,
      let aGradient = article.input("\(id).z", "a_gradient").matrix
    else { preconditionFailure("'\(id).z' in this binary has not the inputs of a feature map.") }
    self.init(aPrev: aPrev, w: w, b: b, aGradient: aGradient)
  }

  /// Reads the first four arguments of a call: input, filter, bias, slopes.
  init(_ arguments: [Value]) {
    self.init(
      aPrev: arguments.matrix(0), w: arguments.matrix(1), b: arguments.number(2),
      aGradient: arguments.matrix(3))
  }

  /// What `init(_:)` reads.
  var arguments: [Value] { [.matrix(aPrev), .matrix(w), .number(b), .matrix(aGradient)] }

  /// A map of small numbers for a random case.
  static func random(
    rows: Int, columns: Int, overlay: (rows: Int, columns: Int),
    using generator: inout SeededGenerator
  ) -> FeatureMapPass {
    FeatureMapPass(
      aPrev: generator.fractions(rows: rows, columns: columns),
      w: generator.fractions(rows: overlay.rows, columns: overlay.columns),
      b: generator.smallInteger() / 8,
      aGradient: generator.matrix(
        rows: rows - overlay.rows + 1, columns: columns - overlay.columns + 1))
  }
}

/// Sizes for random cases of a map: the input's rows and columns, the overlay's rows and columns;
/// the smallest first, then wide, tall and mixed ones.
let randomMapSizes = [
  (1, 1, 1, 1), (1, 3, 1, 2), (3, 1, 2, 1), (2, 3, 2, 2), (3, 4, 2, 3), (4, 3, 3, 1), (5, 4, 2, 3),
]
