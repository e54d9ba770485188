internal import KernelInterface

/// sum += weights · cell, for each map of the tile.
@inline(__always)
func addProducts(
  _ sums: inout Tile, _ weights: UnsafePointer<Float>, _ cells: UnsafePointer<Float>
) {
  for map in 0..<mapsPerTile {
    let weight = unsafe Vector(repeating: weights[map])
    for v in 0..<vectorsPerTile {
      let cell = unsafe load(cells, v * Vector.scalarCount)
      sums[map * vectorsPerTile + v] = multiplyAdd(sums[map * vectorsPerTile + v], weight, cell)
    }
  }
}

/// Stores a tile as it lies in memory: the vectors of each map one after the other.
@inline(__always)
private func store(_ tile: Tile, _ target: UnsafeMutablePointer<Float>) {
  for number in 0..<mapsPerTile * vectorsPerTile {
    unsafe store(tile[number], target, number * Vector.scalarCount)
  }
}

/// The largest of the cells of a window, and which it is; the first wins a tie.
///
/// - Parameter cells: those of the window, each `mapsPerTile * partLanes` after the one before.
@inline(__always)
private func largest(_ cells: UnsafePointer<Float>, of count: Int) -> (Vector, Numbers) {
  var largest = unsafe load(cells, 0)
  var numbers = Numbers.zero
  for number in 1..<max(count, 1) {
    let cell = unsafe load(cells, number * mapsPerTile * partLanes)
    let wins = isSmaller(largest, cell)
    largest = select(wins, cell, largest)
    numbers = select(wins, Numbers(repeating: Int32(truncatingIfNeeded: number)), numbers)
  }
  return (largest, numbers)
}

func convolutionForward(
  _ shape: LayerShape, offsets: UnsafePointer<Int32>, input: UnsafePointer<Float>,
  weights: UnsafePointer<Float>, biases: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>, winners: UnsafeMutablePointer<Int32>
) {
  // The sums of a window's cells wait in memory until all are there: together with the largest so far
  // and its number they would not fit into the registers.
  let windowCells = shape.pool * shape.pool
  let count = windowCells * mapsPerTile * partLanes
  unsafe withUnsafeTemporaryAllocation(
    byteCount: count * MemoryLayout<Float>.stride, alignment: 64
  ) { scratch in
    guard let start = scratch.baseAddress else { return }
    let window = unsafe start.bindMemory(to: Float.self, capacity: count)
    for tile in 0..<tiles(of: shape.mapsOut) {
      for part in 0..<parts {
        for row in 0..<shape.rowsOut {
          for column in 0..<shape.columnsOut {
            for i in 0..<shape.pool {
              for j in 0..<shape.pool {
                let position =
                  (row * shape.pool + i) * shape.columnsIn + column * shape.pool + j
                let cells = unsafe input + (position * lanesPerBlock + part * partLanes)
                var sums = emptyTile()
                var tapWeights = unsafe UnsafePointer(weights + tile * shape.tileStride)
                for tap in 0..<shape.taps {
                  unsafe addProducts(&sums, tapWeights, cells + Int(offsets[tap]) * lanesPerBlock)
                  unsafe tapWeights += mapsPerTile
                }
                unsafe store(sums, window + (i * shape.pool + j) * mapsPerTile * partLanes)
              }
            }
            let cell = row * shape.columnsOut + column
            unsafe finishWindow(
              shape, tile: tile, place: cell * lanesPerBlock + part * partLanes, window: window,
              biases: biases, output: output, winners: winners)
          }
        }
      }
    }
  }
  unsafe activate(shape.activation, output, count: shape.outputCells * lanesPerBlock)
}

/// The largest cells of a window of a tile of maps, with their biases, to the place that they have in
/// the first map.
@inline(__always)
private func finishWindow(
  _ shape: LayerShape, tile: Int, place: Int, window: UnsafePointer<Float>,
  biases: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
  winners: UnsafeMutablePointer<Int32>
) {
  let mapLanes = shape.rowsOut * shape.columnsOut * lanesPerBlock
  for map in 0..<min(mapsPerTile, shape.mapsOut - tile * mapsPerTile) {
    let bias = unsafe Vector(repeating: biases[tile * mapsPerTile + map])
    for v in 0..<vectorsPerTile {
      let offset = (tile * mapsPerTile + map) * mapLanes + place + v * Vector.scalarCount
      let (cell, numbers) = unsafe largest(
        window + (map * vectorsPerTile + v) * Vector.scalarCount, of: shape.pool * shape.pool)
      unsafe store(cell + bias, output, offset)
      if shape.pool > 1 {
        unsafe UnsafeMutableRawPointer(winners + offset).storeBytes(of: numbers, as: Numbers.self)
      }
    }
  }
}
