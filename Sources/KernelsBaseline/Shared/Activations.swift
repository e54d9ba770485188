internal import ConvNet
internal import KernelInterface

/// e to the power of each lane, to about 2 units in the last place, for lanes from −87 to 88; the
/// nearer of these bounds stands for a lane outside.
///
/// e^x = 2^n · e^r with n = round(x / ln 2) and |r| ≤ ln 2 / 2; e^r by its series to r⁷.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
  let lowest = Vector(repeating: -87)
  let highest = Vector(repeating: 88)
  let bounded = larger(select(isSmaller(highest, x), highest, x), lowest)
  // Added to 1.5 · 2²³, a small number is rounded to an integer, in the lowest bits.
  let magic = Vector(repeating: 12_582_912)
  let shifted = multiplyAdd(magic, bounded, Vector(repeating: 1.442_695_04))
  let n = shifted - magic
  // ln 2 in two pieces, so that n · ln 2 is subtracted exactly.
  var r = multiplyAdd(bounded, n, Vector(repeating: -0.693_359_375))
  r = multiplyAdd(r, n, Vector(repeating: 2.121_944_4e-4))
  var sum = Vector(repeating: 1 / 5040)
  sum = multiplyAdd(Vector(repeating: 1 / 720), sum, r)
  sum = multiplyAdd(Vector(repeating: 1 / 120), sum, r)
  sum = multiplyAdd(Vector(repeating: 1 / 24), sum, r)
  sum = multiplyAdd(Vector(repeating: 1 / 6), sum, r)
  sum = multiplyAdd(Vector(repeating: 1 / 2), sum, r)
  sum = multiplyAdd(Vector(repeating: 1), sum, r)
  sum = multiplyAdd(Vector(repeating: 1), sum, r)
  let exponent =
    unsafe unsafeBitCast(shifted, to: Vector.MaskStorage.self)
    &- unsafeBitCast(magic, to: Vector.MaskStorage.self) &+ 127
  // x − x is 0, or NaN where there is no power: a training that diverges must show it.
  return unsafe sum * unsafeBitCast(exponent &<< 23, to: Vector.self) + (x - x)
}

/// a = σ(z), in place.
func activate(_ activation: Activation, _ cells: UnsafeMutablePointer<Float>, count: Int) {
  let half = Vector(repeating: 0.5)
  let one = Vector(repeating: 1)
  switch activation {
  case .identity: break
  case .relu:
    for offset in stride(from: 0, to: count, by: Vector.scalarCount) {
      let z = unsafe load(cells, offset)
      // max(z, 0), and NaN for NaN.
      unsafe store((z + magnitude(z)) * half, cells, offset)
    }
  case .sigmoid:
    for offset in stride(from: 0, to: count, by: Vector.scalarCount) {
      unsafe store(one / (one + exponential(-load(cells, offset))), cells, offset)
    }
  case .tanh:
    // tanh z = 2 σ(2z) − 1
    for offset in stride(from: 0, to: count, by: Vector.scalarCount) {
      let power = unsafe exponential(load(cells, offset) * -2)
      unsafe store((one - power) / (one + power), cells, offset)
    }
  }
}

/// σ'(z), from a = σ(z).
@inline(__always)
func derivative(_ activation: Activation, _ a: Vector) -> Vector {
  let one = Vector(repeating: 1)
  switch activation {
  case .identity: return one
  case .relu: return select(isSmaller(.zero, a), one, .zero)
  case .sigmoid: return a * (one - a)
  case .tanh: return one - a * a
  }
}

func activationGradientOfMaps(
  _ shape: LayerShape, output: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>,
  biasGradients: UnsafeMutablePointer<Float>
) {
  let cells = shape.rowsOut * shape.columnsOut * lanesPerBlock
  for map in 0..<shape.mapsOut {
    // ∂C/∂b = Σ ∂C/∂z
    var sum = Vector(repeating: 0)
    for offset in stride(from: map * cells, to: (map + 1) * cells, by: Vector.scalarCount) {
      // ∂C/∂z = ∂C/∂a · σ'(z)
      let zGradient =
        unsafe load(gradient, offset) * derivative(shape.activation, load(output, offset))
      unsafe store(zGradient, gradient, offset)
      sum += zGradient
    }
    unsafe biasGradients[map] += sumOfLanes(sum)
  }
}

func softmaxOfColumns(
  classes: Int, logits: UnsafePointer<Float>, probabilities: UnsafeMutablePointer<Float>
) {
  for lane in stride(from: 0, to: lanesPerBlock, by: Vector.scalarCount) {
    var largest = unsafe load(logits, lane)
    for c in 1..<max(classes, 1) {
      largest = unsafe larger(largest, load(logits, c * lanesPerBlock + lane))
    }
    var sum = Vector(repeating: 0)
    for c in 0..<classes {
      let power = unsafe exponential(load(logits, c * lanesPerBlock + lane) - largest)
      unsafe store(power, probabilities, c * lanesPerBlock + lane)
      sum += power
    }
    for c in 0..<classes {
      let offset = c * lanesPerBlock + lane
      unsafe store(load(probabilities, offset) / sum, probabilities, offset)
    }
  }
}
