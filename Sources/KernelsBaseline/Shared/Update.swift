internal import KernelInterface

func updateParameters(
  count: Int, parameters: UnsafeMutablePointer<Float>, velocities: UnsafeMutablePointer<Float>,
  gradients: UnsafePointer<Float>, gradientCount: Int, gradientStride: Int,
  stepSize: Float, momentum: Float, decay: Float
) {
  for offset in stride(from: 0, to: count, by: Vector.scalarCount) {
    let parameter = unsafe load(parameters, offset)
    var gradient = parameter * decay
    for number in 0..<gradientCount {
      gradient += unsafe load(gradients, number * gradientStride + offset)
    }
    let velocity = unsafe load(velocities, offset) * momentum - gradient * stepSize
    unsafe store(velocity, velocities, offset)
    unsafe store(parameter + velocity, parameters, offset)
  }
}

/// Sums in ten registers: each waits for itself only after four cycles of two multiplications.
func multiplyAddRounds(_ rounds: Int) -> (operations: Int, sum: Float) {
  var sums = emptyTile()
  let factor = Vector(repeating: 0.999)
  let term = Vector(repeating: 0.001)
  for _ in 0..<rounds {
    for i in 0..<mapsPerTile * vectorsPerTile {
      sums[i] = multiplyAdd(term, sums[i], factor)
    }
  }
  var total = Vector(repeating: 0)
  for i in 0..<mapsPerTile * vectorsPerTile { total += sums[i] }
  return (rounds * mapsPerTile * vectorsPerTile * Vector.scalarCount * 2, sumOfLanes(total))
}
