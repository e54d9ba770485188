internal import KernelInterface

func denseWeightGradientOfTiles(
  _ shape: LayerShape, input: UnsafePointer<Float>, zGradient: UnsafePointer<Float>,
  weightGradients: UnsafeMutablePointer<Float>
) {
  // Here neighbouring inputs lie in the lanes, not the samples: the sum runs over the samples.
  let taps = shape.taps
  let vectors = lanesPerBlock / Vector.scalarCount
  unsafe withUnsafeTemporaryAllocation(
    byteCount: lanesPerBlock * (lanesPerBlock + mapsPerTile) * MemoryLayout<Float>.stride,
    alignment: 64
  ) { scratch in
    guard let base = scratch.baseAddress else { return }
    let columns = unsafe base.bindMemory(
      to: Float.self, capacity: lanesPerBlock * (lanesPerBlock + mapsPerTile))
    let results = unsafe columns + lanesPerBlock * lanesPerBlock
    for tap in stride(from: 0, to: taps, by: lanesPerBlock) {
      let count = min(lanesPerBlock, taps - tap)
      for t in 0..<lanesPerBlock {
        for sample in 0..<lanesPerBlock {
          unsafe columns[sample * lanesPerBlock + t] =
            t < count ? input[(tap + t) * lanesPerBlock + sample] : 0
        }
      }
      for tile in 0..<tiles(of: shape.mapsOut) {
        let maps = min(mapsPerTile, shape.mapsOut - tile * mapsPerTile)
        let gradients =
          unsafe weightGradients + shape.weightIndex(map: tile * mapsPerTile, tap: tap)
        for part in 0..<vectors / vectorsPerTile {
          var sums = emptyTile()
          for sample in 0..<lanesPerBlock {
            for m in 0..<mapsPerTile {
              let map = tile * mapsPerTile + min(m, maps - 1)
              let error = unsafe Vector(
                repeating: zGradient[map * shape.zGradientStride * lanesPerBlock + sample])
              for v in 0..<vectorsPerTile {
                let cells = unsafe load(
                  columns, sample * lanesPerBlock + part * partLanes + v * Vector.scalarCount)
                sums[m * vectorsPerTile + v] = multiplyAdd(
                  sums[m * vectorsPerTile + v], error, cells)
              }
            }
          }
          for m in 0..<mapsPerTile {
            for v in 0..<vectorsPerTile {
              unsafe store(
                sums[m * vectorsPerTile + v], results,
                m * lanesPerBlock + part * partLanes + v * Vector.scalarCount)
            }
          }
        }
        for t in 0..<count {
          for m in 0..<maps {
            unsafe gradients[t * mapsPerTile + m] += results[m * lanesPerBlock + t]
          }
        }
      }
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
