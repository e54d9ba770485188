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

/// All bits set in the lanes where `a` is smaller than `b`.
///
/// The sign of the difference, spread over the lane: comparisons of floating-point vectors, and
/// `replacing(with:where:)`, are compiled into code that goes lane by lane.
@inline(__always)
func isSmaller(_ a: Vector, _ b: Vector) -> Numbers {
  unsafe unsafeBitCast(a - b, to: Numbers.self) &>> 31
}

/// All bits set in the lanes with this number.
@inline(__always)
func isEqual(_ numbers: Numbers, _ number: Int32) -> Numbers {
  unsafe unsafeBitCast(numbers .== Numbers(repeating: number), to: Numbers.self)
}

/// `a` in the lanes of the mask, `b` in the others.
@inline(__always)
func select(_ mask: Numbers, _ a: Vector, _ b: Vector) -> Vector {
  let bits = select(
    mask, unsafe unsafeBitCast(a, to: Numbers.self), unsafe unsafeBitCast(b, to: Numbers.self))
  return unsafe unsafeBitCast(bits, to: Vector.self)
}

@inline(__always)
func select(_ mask: Numbers, _ a: Numbers, _ b: Numbers) -> Numbers { b ^ ((a ^ b) & mask) }

@inline(__always)
func larger(_ a: Vector, _ b: Vector) -> Vector { select(isSmaller(a, b), b, a) }

@inline(__always)
func magnitude(_ a: Vector) -> Vector {
  let bits = unsafe unsafeBitCast(a, to: Numbers.self) & Numbers(repeating: .max)
  return unsafe unsafeBitCast(bits, to: Vector.self)
}
