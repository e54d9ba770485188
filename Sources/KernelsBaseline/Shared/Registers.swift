internal import KernelInterface

// The standard library's `sum()`, `pointwiseMax` and the like are generic: their specialised copies
// have one name in the whole program, and the linker keeps any of them. A copy made for AVX-512
// would then run on every processor. So the kernels call nothing but what the compiler dissolves.

/// Lanes of the vectors that stand for one position of one map, and the turns a block takes.
let partLanes = vectorsPerTile * Vector.scalarCount
let parts = lanesPerBlock / partLanes

@inline(__always)
func load(_ cells: UnsafePointer<Float>, _ offset: Int) -> Vector {
  unsafe UnsafeRawPointer(cells + offset).load(as: Vector.self)
}

@inline(__always)
func store(_ vector: Vector, _ cells: UnsafeMutablePointer<Float>, _ offset: Int) {
  unsafe UnsafeMutableRawPointer(cells + offset).storeBytes(of: vector, as: Vector.self)
}

/// All bits set in the lanes where the condition holds.
///
/// `replacing(with:where:)` asks lane by lane; these are two or three instructions a vector.
@inline(__always)
func lanes(_ mask: SIMDMask<Numbers>) -> Numbers { unsafe unsafeBitCast(mask, to: Numbers.self) }

/// `a` in the lanes of the mask, `b` in the others.
@inline(__always)
func select(_ mask: Numbers, _ a: Vector, _ b: Vector) -> Vector {
  let bits = select(
    mask, unsafe unsafeBitCast(a, to: Numbers.self), unsafe unsafeBitCast(b, to: Numbers.self))
  return unsafe unsafeBitCast(bits, to: Vector.self)
}

@inline(__always)
func select(_ mask: Numbers, _ a: Numbers, _ b: Numbers) -> Numbers { (a & mask) | (b & ~mask) }

@inline(__always)
func larger(_ a: Vector, _ b: Vector) -> Vector { select(lanes(b .> a), b, a) }
