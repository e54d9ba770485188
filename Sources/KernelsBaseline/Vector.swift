/// A quarter of a block: one register of 128 bits, as every x86-64 and every 64-bit ARM has.
typealias Vector = SIMD4<Float>
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

let variantName = "baseline"

/// sum + a · b.
@inline(__always)
func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector {
  #if arch(arm64)
    sum.addingProduct(a, b)
  #else
    // Without FMA in the processor, `addingProduct` would call a library function for each lane.
    sum + a * b
  #endif
}

@inline(__always)
func sumOfLanes(_ vector: Vector) -> Float {
  let pairs = vector.lowHalf + vector.highHalf
  return pairs.x + pairs.y
}
