internal import KernelInterface

func unpoolMaps(
  _ shape: LayerShape, maps: Range<Int>, gradient: UnsafePointer<Float>,
  winners: UnsafePointer<Int32>, zGradient: UnsafeMutablePointer<Float>
) {
  let pooled = shape.rowsOut * shape.columnsOut
  let mapCells = shape.zGradientStride * lanesPerBlock
  let zero = Vector(repeating: 0)
  for map in maps {
    let target = unsafe zGradient + (map - maps.lowerBound) * mapCells
    if shape.rows % shape.pool != 0 || shape.columns % shape.pool != 0 {
      // No window reaches the last rows or columns.
      unsafe target.update(repeating: 0, count: mapCells)
    }
    for row in 0..<shape.rowsOut {
      for column in 0..<shape.columnsOut {
        let cell = (map * pooled + row * shape.columnsOut + column) * lanesPerBlock
        for lane in stride(from: 0, to: lanesPerBlock, by: Vector.scalarCount) {
          let value = unsafe load(gradient, cell + lane)
          var numbers = Numbers(repeating: 0)
          if shape.pool > 1 {
            numbers = unsafe UnsafeRawPointer(winners + cell + lane).load(as: Numbers.self)
          }
          for i in 0..<shape.pool {
            for j in 0..<shape.pool {
              let wins = isEqual(numbers, Int32(truncatingIfNeeded: i * shape.pool + j))
              let position = (row * shape.pool + i) * shape.columns + column * shape.pool + j
              unsafe store(
                select(wins, value, zero), target, position * lanesPerBlock + lane)
            }
          }
        }
      }
    }
  }
}

func convolutionWeightGradient(
  _ shape: LayerShape, offsets: UnsafePointer<Int32>, maps: Range<Int>,
  input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
  weightGradients: UnsafeMutablePointer<Float>
) {
  let mapCells = shape.zGradientStride * lanesPerBlock
  for map in stride(from: maps.lowerBound, to: maps.upperBound, by: gradientMaps) {
    // The last tile may be short of maps or of taps: the last one is then computed again, and not
    // stored.
    let mapCount = min(gradientMaps, maps.upperBound - map)
    var errors = unsafe InlineArray<4, UnsafePointer<Float>>(repeating: zGradient)
    for m in 0..<gradientMaps {
      unsafe errors[m] =
        zGradient + (map - maps.lowerBound + min(m, mapCount - 1)) * mapCells
    }
    for tap in stride(from: 0, to: shape.taps, by: gradientTaps) {
      let tapCount = min(gradientTaps, shape.taps - tap)
      var cells = unsafe InlineArray<5, UnsafePointer<Float>>(repeating: input)
      for t in 0..<gradientTaps {
        unsafe cells[t] = input + Int(offsets[tap + min(t, tapCount - 1)]) * lanesPerBlock
      }
      // ∂C/∂w = correlate(a_prev, ∂C/∂z)
      var sums = emptyGradientTile()
      for row in 0..<shape.rows {
        var offset = row * shape.columns * lanesPerBlock
        var cellOffset = row * shape.columnsIn * lanesPerBlock
        for _ in 0..<shape.columns * (lanesPerBlock / Vector.scalarCount) {
          for t in 0..<gradientTaps {
            let cell = unsafe load(cells[t], cellOffset)
            for m in 0..<gradientMaps {
              sums[m * gradientTaps + t] = unsafe multiplyAdd(
                sums[m * gradientTaps + t], cell, load(errors[m], offset))
            }
          }
          offset += Vector.scalarCount
          cellOffset += Vector.scalarCount
        }
      }
      for m in 0..<mapCount {
        for t in 0..<tapCount {
          unsafe weightGradients[shape.weightIndex(map: map + m, tap: tap + t)] +=
            sumOfLanes(sums[m * gradientTaps + t])
        }
      }
    }
  }
}

func convolutionInputGradient(
  _ shape: LayerShape, zGradient: UnsafePointer<Float>, backwardWeights: UnsafePointer<Float>,
  inputGradient: UnsafeMutablePointer<Float>
) {
  let mapCells = shape.rowsIn * shape.columnsIn
  let errorStride = shape.zGradientStride * lanesPerBlock
  for tile in 0..<tiles(of: shape.mapsIn) {
    let tileWeights =
      unsafe backwardWeights + tile * shape.filterRows * shape.filterColumns * shape.mapsOut
      * mapsPerTile
    let maps = min(mapsPerTile, shape.mapsIn - tile * mapsPerTile)
    for part in 0..<parts {
      for row in 0..<shape.rowsIn {
        // The filter cells that met this row: 0 ≤ row − i < rows.
        let filterRows = max(0, row - shape.rows + 1)...min(row, shape.filterRows - 1)
        for column in 0..<shape.columnsIn {
          let filterColumns =
            max(0, column - shape.columns + 1)...min(column, shape.filterColumns - 1)
          // ∂C/∂a_prev = convolve_full(∂C/∂z, w)
          var sums = emptyTile()
          for i in filterRows {
            for j in filterColumns {
              var errors =
                unsafe zGradient + ((row - i) * shape.columns + column - j) * lanesPerBlock
                + part * partLanes
              var tapWeights =
                unsafe tileWeights + (i * shape.filterColumns + j) * shape.mapsOut * mapsPerTile
              for _ in 0..<shape.mapsOut {
                unsafe addProducts(&sums, tapWeights, errors)
                unsafe tapWeights += mapsPerTile
                unsafe errors += errorStride
              }
            }
          }
          for map in 0..<maps {
            let cell = (tile * mapsPerTile + map) * mapCells + row * shape.columnsIn + column
            for v in 0..<vectorsPerTile {
              unsafe store(
                sums[map * vectorsPerTile + v], inputGradient,
                cell * lanesPerBlock + part * partLanes + v * Vector.scalarCount)
            }
          }
        }
      }
    }
  }
}
