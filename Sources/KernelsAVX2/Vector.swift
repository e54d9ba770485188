/// Half a block: one register of 256 bits.
typealias Vector = SIMD8<Float>
typealias Numbers = Vector.MaskStorage

/// Vectors of a block that the forward kernels hold at a time, for each map of a tile.
let vectorsPerTile = 2
typealias Tile = InlineArray<10, Vector>

@inline(__always)
func emptyTile() -> Tile {
  [.zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero]
}

/// Output maps and taps that the weight gradient holds at a time.
let gradientMaps = 2
let gradientTaps = 5
typealias GradientTile = InlineArray<10, Vector>

@inline(__always)
func emptyGradientTile() -> GradientTile {
  [.zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero, .zero]
}

let variantName = "AVX2"

/// sum + a · b, rounded once.
@inline(__always)
func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector { sum.addingProduct(a, b) }

@inline(__always)
func sumOfLanes(_ vector: Vector) -> Float {
  let fours = vector.lowHalf + vector.highHalf
  let pairs = fours.lowHalf + fours.highHalf
  return pairs.x + pairs.y
}
