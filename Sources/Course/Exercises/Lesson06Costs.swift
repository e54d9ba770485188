/// The cost functions that lesson 6 is judged with.
///
/// A case names its cost; `support` turns the name into the closure that the learner's
/// `numericalGradient` is called with, and `cost(_:of:)` is the same closure for the reference.
struct NudgedCosts {
  enum Name: String {
    case square
    case cube
    case product
    case neighbours
    case constant
    case featureMap = "feature map"
  }

  /// The map whose weights `featureMap` nudges.
  let map: FeatureMapPass

  func cost(_ name: Name, of x: [[Double]]) -> Double {
    switch name {
    case .square: x[0][0] * x[0][0]
    case .cube: x[0][0] * x[0][0] * x[0][0]
    case .product: x[0][0] * x[0][1]
    case .neighbours: neighbours(x)
    case .constant: 7
    case .featureMap:
      FeatureMapPass(aPrev: map.aPrev, w: x, b: map.b, aGradient: map.aGradient).cost
    }
  }

  /// Each cell's cube, plus its product with the cell on the right, plus twice that with the cell
  /// below: every cell's slope depends on other cells, and every curve bends.
  private func neighbours(_ x: [[Double]]) -> Double {
    var sum = 0.0
    for row in x.indices {
      for column in x[row].indices {
        let cell = x[row][column]
        sum += cell * cell * cell
        if column + 1 < x[row].count { sum += cell * x[row][column + 1] }
        if row + 1 < x.count { sum += 2 * cell * x[row + 1][column] }
      }
    }
    return sum
  }

  /// The same functions in Swift, compiled beside the learner's file.
  var support: String {
    """
    func cost(named name: String) -> (Matrix) -> Double {
      switch name {
      case "square": return { x in x[0][0] * x[0][0] }
      case "cube": return { x in x[0][0] * x[0][0] * x[0][0] }
      case "product": return { x in x[0][0] * x[0][1] }
      case "neighbours":
        return { x in
          var sum = 0.0
          for row in x.indices {
            for column in x[row].indices {
              let cell = x[row][column]
              sum += cell * cell * cell
              if column + 1 < x[row].count { sum += cell * x[row][column + 1] }
              if row + 1 < x.count { sum += 2 * cell * x[row + 1][column] }
            }
          }
          return sum
        }
      case "feature map":
        return { w in
          let a = featureMap(\(map.aPrev), w: w, b: \(map.b)).a
          return correlate(a, \(map.aGradient))[0][0]
        }
      default: return { _ in 7 }
      }
    }
    """
  }
}
