internal import KernelInterface

/// sum += weight · cells, for each row of weights.
@inline(__always)
private func addProducts(
  _ sums: inout Tile, _ rows: InlineArray<5, UnsafePointer<Float>>, _ tap: Int,
  _ cells: UnsafePointer<Float>
) {
  for map in 0..<mapsPerTile {
    let weight = unsafe Vector(repeating: rows[map][tap])
    for v in 0..<vectorsPerTile {
      let cell = unsafe load(cells, v * Vector.scalarCount)
      sums[map * vectorsPerTile + v] = multiplyAdd(sums[map * vectorsPerTile + v], weight, cell)
    }
  }
}

func denseForwardOfTiles(
  _ shape: LayerShape, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
  biases: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>
) {
  for tile in 0..<tiles(of: shape.mapsOut) {
    // The last tile may be short of maps: the last one is then computed again, and not stored.
    let first = tile * mapsPerTile
    let maps = min(mapsPerTile, shape.mapsOut - first)
    var rows = unsafe InlineArray<5, UnsafePointer<Float>>(repeating: weights)
    for map in 0..<mapsPerTile {
      unsafe rows[map] = weights + (first + min(map, maps - 1)) * shape.neuronStride
    }
    for part in 0..<parts {
      var sums = emptyTile()
      var cells = unsafe input + part * partLanes
      for tap in 0..<shape.taps {
        unsafe addProducts(&sums, rows, tap, cells)
        unsafe cells += lanesPerBlock
      }
      for map in 0..<maps {
        let bias = unsafe Vector(repeating: biases[first + map])
        for v in 0..<vectorsPerTile {
          unsafe store(
            sums[map * vectorsPerTile + v] + bias, output,
            (first + map) * lanesPerBlock + part * partLanes + v * Vector.scalarCount)
        }
      }
    }
  }
  unsafe activate(shape.activation, output, count: shape.outputCells * lanesPerBlock)
}

func denseWeightGradientOfTiles(
  _ shape: LayerShape, input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
  weightGradients: UnsafeMutablePointer<Float>
) {
  let tileErrors = lanesPerBlock * mapsPerTile
  let errorCount = (tiles(of: shape.mapsOut) * tileErrors + 15) / 16 * 16
  let count = errorCount + lanesPerBlock * lanesPerBlock
  unsafe withUnsafeTemporaryAllocation(
    byteCount: count * MemoryLayout<Float>.stride, alignment: 64
  ) { scratch in
    guard let start = scratch.baseAddress else { return }
    let errors = unsafe start.bindMemory(to: Float.self, capacity: count)
    let cells = unsafe errors + errorCount
    unsafe arrangeErrors(shape, zGradient, errors)
    for tap in stride(from: 0, to: shape.taps, by: lanesPerBlock) {
      // What is turned of inputs that are not there is 0, and so are their gradients.
      unsafe turn(
        input + tap * lanesPerBlock, count: min(lanesPerBlock, shape.taps - tap), cells)
      for tile in 0..<tiles(of: shape.mapsOut) {
        let first = tile * mapsPerTile
        for part in 0..<parts {
          // ∂C/∂W = ∂C/∂z · aᵀ: the sum runs over the samples, and the lanes hold neighbouring
          // inputs.
          var sums = emptyTile()
          for sample in 0..<lanesPerBlock {
            unsafe addProducts(
              &sums, errors + (tile * lanesPerBlock + sample) * mapsPerTile,
              cells + (sample * lanesPerBlock + part * partLanes))
          }
          for map in 0..<min(mapsPerTile, shape.mapsOut - first) {
            for v in 0..<vectorsPerTile {
              let offset =
                (first + map) * shape.neuronStride + tap + part * partLanes
                + v * Vector.scalarCount
              unsafe store(
                load(weightGradients, offset) + sums[map * vectorsPerTile + v], weightGradients,
                offset)
            }
          }
        }
      }
    }
  }
}

/// The gradients of z as `addProducts` takes weights: those of a tile of maps side by side, for each
/// sample; 0 for maps that are missing in the last tile.
private func arrangeErrors(
  _ shape: LayerShape, _ zGradient: UnsafePointer<Float>, _ errors: UnsafeMutablePointer<Float>
) {
  let stride = shape.zGradientStride * lanesPerBlock
  for map in 0..<tiles(of: shape.mapsOut) * mapsPerTile {
    let first = (map / mapsPerTile) * lanesPerBlock * mapsPerTile + map % mapsPerTile
    for sample in 0..<lanesPerBlock {
      unsafe errors[first + sample * mapsPerTile] =
        map < shape.mapsOut ? zGradient[map * stride + sample] : 0
    }
  }
}

/// Turns cells of samples into samples of cells; cells from `count` on are 0.
private func turn(
  _ input: UnsafePointer<Float>, count: Int, _ cells: UnsafeMutablePointer<Float>
) {
  for cell in 0..<lanesPerBlock {
    for sample in 0..<lanesPerBlock {
      unsafe cells[sample * lanesPerBlock + cell] =
        cell < count ? input[cell * lanesPerBlock + sample] : 0
    }
  }
}

func denseInputGradientOfTiles(
  _ shape: LayerShape, zGradient: UnsafePointer<Float>, weights: UnsafePointer<Float>,
  inputGradient: UnsafeMutablePointer<Float>
) {
  let errorStride = shape.zGradientStride * lanesPerBlock
  for first in stride(from: 0, to: shape.taps, by: mapsPerTile) {
    for part in 0..<parts {
      // ∂C/∂a_prev = Wᵀ · ∂C/∂z
      var sums = emptyTile()
      var row = unsafe weights + first
      var errors = unsafe zGradient + part * partLanes
      for _ in 0..<shape.mapsOut {
        unsafe addProducts(&sums, row, errors)
        unsafe row += shape.neuronStride
        unsafe errors += errorStride
      }
      for cell in 0..<min(mapsPerTile, shape.taps - first) {
        for v in 0..<vectorsPerTile {
          unsafe store(
            sums[cell * vectorsPerTile + v], inputGradient,
            (first + cell) * lanesPerBlock + part * partLanes + v * Vector.scalarCount)
        }
      }
    }
  }
}
