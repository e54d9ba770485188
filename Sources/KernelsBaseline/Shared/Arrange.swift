internal import KernelInterface

func gatherPictures(
  rows: Int, columns: Int, pixels: UnsafePointer<UInt8>, samples: UnsafePointer<Int32>,
  count: Int, shifts: UnsafePointer<Int32>, scale: Float, output: UnsafeMutablePointer<Float>
) {
  for lane in 0..<lanesPerBlock {
    guard lane < count else {
      for cell in 0..<rows * columns { unsafe output[cell * lanesPerBlock + lane] = 0 }
      continue
    }
    let picture = unsafe pixels + Int(samples[lane]) * rows * columns
    let down = unsafe Int(shifts[2 * lane])
    let right = unsafe Int(shifts[2 * lane + 1])
    for row in 0..<rows {
      for column in 0..<columns {
        let (fromRow, fromColumn) = (row - down, column - right)
        let isInside = fromRow >= 0 && fromRow < rows && fromColumn >= 0 && fromColumn < columns
        let pixel = unsafe isInside ? Float(picture[fromRow * columns + fromColumn]) : 0
        unsafe output[(row * columns + column) * lanesPerBlock + lane] = pixel * scale
      }
    }
  }
}

func arrangeTile(
  _ shape: LayerShape, tile: Int, weights: UnsafePointer<Float>,
  backwardWeights: UnsafeMutablePointer<Float>
) {
  let filterCells = shape.filterRows * shape.filterColumns
  let maps = min(mapsPerTile, shape.mapsOut - tile * mapsPerTile)
  var source = unsafe weights + tile * shape.tileStride
  for mapIn in 0..<shape.mapsIn {
    let (backwardTile, place) = (mapIn / mapsPerTile, mapIn % mapsPerTile)
    for cell in 0..<filterCells {
      let first = (backwardTile * filterCells + cell) * shape.mapsOut + tile * mapsPerTile
      for map in 0..<maps {
        unsafe backwardWeights[(first + map) * mapsPerTile + place] = source[map]
      }
      unsafe source += mapsPerTile
    }
  }
}
