internal import KernelInterface

func denseWeightGradientOfTiles(
  _ shape: LayerShape, input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
  weightGradients: UnsafeMutablePointer<Float>
) {
  let tileErrors = lanesPerBlock * mapsPerTile
  let errorCount = (tiles(of: shape.mapsOut) * tileErrors + 15) / 16 * 16
  let cellCount = lanesPerBlock * lanesPerBlock
  let count = errorCount + cellCount + tileErrors
  unsafe withUnsafeTemporaryAllocation(
    byteCount: count * MemoryLayout<Float>.stride, alignment: 64
  ) { scratch in
    guard let start = scratch.baseAddress else { return }
    let errors = unsafe start.bindMemory(to: Float.self, capacity: count)
    let cells = unsafe errors + errorCount
    let results = unsafe cells + cellCount
    unsafe arrangeErrors(shape, zGradient, errors)
    for tap in stride(from: 0, to: shape.taps, by: lanesPerBlock) {
      let tapCount = min(lanesPerBlock, shape.taps - tap)
      unsafe turn(input + tap * lanesPerBlock, count: tapCount, cells)
      for tile in 0..<tiles(of: shape.mapsOut) {
        for part in 0..<parts {
          // ∂C/∂W = ∂C/∂z · aᵀ: the sum runs over the samples, and the lanes hold neighbouring
          // inputs.
          var sums = emptyTile()
          for sample in 0..<lanesPerBlock {
            unsafe addProducts(
              &sums, errors + (tile * lanesPerBlock + sample) * mapsPerTile,
              cells + (sample * lanesPerBlock + part * partLanes))
          }
          for map in 0..<mapsPerTile {
            for v in 0..<vectorsPerTile {
              unsafe store(
                sums[map * vectorsPerTile + v], results,
                map * lanesPerBlock + part * partLanes + v * Vector.scalarCount)
            }
          }
        }
        let gradients = unsafe weightGradients + (tile * shape.tileStride + tap * mapsPerTile)
        for t in 0..<tapCount {
          for map in 0..<mapsPerTile {
            unsafe gradients[t * mapsPerTile + map] += results[map * lanesPerBlock + t]
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
  _ shape: LayerShape, zGradient: UnsafePointer<Float>, backwardWeights: UnsafePointer<Float>,
  inputGradient: UnsafeMutablePointer<Float>
) {
  let errorStride = shape.zGradientStride * lanesPerBlock
  for tile in 0..<tiles(of: shape.inputCells) {
    let cells = min(mapsPerTile, shape.inputCells - tile * mapsPerTile)
    for part in 0..<parts {
      var sums = emptyTile()
      var weights = unsafe backwardWeights + tile * shape.mapsOut * mapsPerTile
      var errors = unsafe zGradient + part * partLanes
      for _ in 0..<shape.mapsOut {
        unsafe addProducts(&sums, weights, errors)
        unsafe weights += mapsPerTile
        unsafe errors += errorStride
      }
      for cell in 0..<cells {
        for v in 0..<vectorsPerTile {
          unsafe store(
            sums[cell * vectorsPerTile + v], inputGradient,
            (tile * mapsPerTile + cell) * lanesPerBlock + part * partLanes
              + v * Vector.scalarCount)
        }
      }
    }
  }
}
