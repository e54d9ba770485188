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

func convolutionForward(
  _ shape: LayerShape, offsets: UnsafePointer<Int32>, input: UnsafePointer<Float>,
  weights: UnsafePointer<Float>, biases: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>, winners: UnsafeMutablePointer<Int32>
) {
  let mapCells = shape.rowsOut * shape.columnsOut
  let taps = shape.taps
  for tile in 0..<tiles(of: shape.mapsOut) {
    let tileWeights = unsafe weights + tile * shape.tileStride
    let maps = min(mapsPerTile, shape.mapsOut - tile * mapsPerTile)
    for part in 0..<parts {
      for row in 0..<shape.rowsOut {
        for column in 0..<shape.columnsOut {
          var largest = emptyTile()
          var numbers = firstNumbers()
          for i in 0..<shape.pool {
            for j in 0..<shape.pool {
              let position =
                (row * shape.pool + i) * shape.columnsIn + column * shape.pool + j
              let cells = unsafe input + (position * lanesPerBlock + part * partLanes)
              var sums = emptyTile()
              var tapWeights = unsafe tileWeights
              for tap in 0..<taps {
                unsafe addProducts(&sums, tapWeights, cells + Int(offsets[tap]) * lanesPerBlock)
                unsafe tapWeights += mapsPerTile
              }
              guard i + j > 0 else {
                largest = sums
                continue
              }
              let window = Numbers(repeating: Int32(truncatingIfNeeded: i * shape.pool + j))
              for number in 0..<mapsPerTile * vectorsPerTile {
                let wins = isSmaller(largest[number], sums[number])
                largest[number] = select(wins, sums[number], largest[number])
                numbers[number] = select(wins, window, numbers[number])
              }
            }
          }
          for map in 0..<maps {
            let bias = unsafe Vector(repeating: biases[tile * mapsPerTile + map])
            let cell = (tile * mapsPerTile + map) * mapCells + row * shape.columnsOut + column
            for v in 0..<vectorsPerTile {
              let offset = cell * lanesPerBlock + part * partLanes + v * Vector.scalarCount
              unsafe store(largest[map * vectorsPerTile + v] + bias, output, offset)
              if shape.pool > 1 {
                unsafe UnsafeMutableRawPointer(winners + offset).storeBytes(
                  of: numbers[map * vectorsPerTile + v], as: Numbers.self)
              }
            }
          }
        }
      }
    }
  }
  unsafe activate(shape.activation, output, count: shape.outputCells * lanesPerBlock)
}
