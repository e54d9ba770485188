public import ConvNet

/// The samples that lie side by side in the lanes of a block: number `l` of every cell belongs to
/// sample `l`.
///
/// The same in every variant of the kernels, so that buffers never depend on the processor.
@inlinable public var lanesPerBlock: Int { 16 }

/// The output maps that a kernel works on at a time: their weights for one tap lie side by side.
@inlinable public var mapsPerTile: Int { 5 }

/// The sizes of one layer: a convolution, its activation and, if `pool` is above 1, max-pooling.
///
/// A fully connected layer is the convolution whose filters are as large as its input: one position
/// in each map, a map for each neuron.
@frozen public struct LayerShape: Sendable, Equatable {
  /// How many maps come in: 1 for a grey picture.
  public var mapsIn: Int
  /// Rows of each map that comes in.
  public var rowsIn: Int
  /// Columns of each map that comes in.
  public var columnsIn: Int
  /// How many maps, or neurons, come out.
  public var mapsOut: Int
  /// Rows of a filter; its depth is `mapsIn`.
  public var filterRows: Int
  /// Columns of a filter.
  public var filterColumns: Int
  /// Rows and columns of the pooling window, which is also its stride; 1 for no pooling.
  public var pool: Int
  /// What each sum goes through, before pooling.
  public var activation: Activation

  /// - Precondition: the filter fits into the input, and the pooling window into the map.
  public init(
    mapsIn: Int, rowsIn: Int, columnsIn: Int, mapsOut: Int, filterRows: Int, filterColumns: Int,
    pool: Int = 1, activation: Activation
  ) {
    precondition(
      filterRows <= rowsIn && filterColumns <= columnsIn,
      "a \(filterRows)×\(filterColumns) filter does not fit into \(rowsIn)×\(columnsIn) cells")
    (self.mapsIn, self.rowsIn, self.columnsIn) = (mapsIn, rowsIn, columnsIn)
    (self.mapsOut, self.filterRows, self.filterColumns) = (mapsOut, filterRows, filterColumns)
    (self.pool, self.activation) = (pool, activation)
    precondition(
      pool >= 1 && pool <= rows && pool <= columns,
      "a \(pool)×\(pool) pooling window does not fit into a \(rows)×\(columns) map")
    precondition(pool * pool <= 255, "a pooling window has at most 255 cells")
  }

  /// Rows of a map before pooling.
  @inlinable public var rows: Int { rowsIn - filterRows + 1 }
  /// Columns of a map before pooling.
  @inlinable public var columns: Int { columnsIn - filterColumns + 1 }
  /// Rows of a map that goes out, after pooling; rows left over are dropped.
  @inlinable public var rowsOut: Int { rows / pool }
  /// Columns of a map that goes out, after pooling.
  @inlinable public var columnsOut: Int { columns / pool }

  /// The cells of all maps that come in.
  @inlinable public var inputCells: Int { mapsIn * rowsIn * columnsIn }
  /// The cells of all maps that go out.
  @inlinable public var outputCells: Int { mapsOut * rowsOut * columnsOut }

  /// Whether each map has one position only: the layer is fully connected.
  @inlinable public var isDense: Bool { rows == 1 && columns == 1 }

  /// The weights of one output map.
  @inlinable public var taps: Int { mapsIn * filterRows * filterColumns }

  /// From the weights of one neuron to those of the next, in a fully connected layer: an odd number of
  /// lines of the cache, so that the same tap of all neurons does not fall into the same few lines. At
  /// least four numbers are left over, which the last tile of the input gradient reads.
  @inlinable public var neuronStride: Int { ((taps + 4 + 15) / 16 | 1) * 16 }

  /// From the weights of one tile of maps to those of the next: whole lines of the cache.
  @inlinable public var tileStride: Int { (taps * mapsPerTile + 15) / 16 * 16 }

  /// The weights in memory: tiles of `mapsPerTile` maps, the last filled up with zeros; in a fully
  /// connected layer the weights of one neuron after those of the other.
  @inlinable public var weightCount: Int {
    isDense ? mapsOut * neuronStride : tiles(of: mapsOut) * tileStride
  }

  /// Where the weights of a tile of maps lie in memory.
  @inlinable public func tileWeights(_ tile: Int) -> Range<Int> {
    let size = isDense ? mapsPerTile * neuronStride : tileStride
    return min(tile * size, weightCount)..<min((tile + 1) * size, weightCount)
  }

  /// Where the weight of an output map for one tap (`(mapIn · filterRows + i) · filterColumns + j`)
  /// lies in memory.
  @inlinable public func weightIndex(map: Int, tap: Int) -> Int {
    guard !isDense else { return map * neuronStride + tap }
    return (map / mapsPerTile) * tileStride + tap * mapsPerTile + map % mapsPerTile
  }

  /// The weights in the order of the input gradient: tiles of input maps. None in a fully connected
  /// layer, which needs no other order.
  @inlinable public var backwardWeightCount: Int {
    isDense ? 0 : tiles(of: mapsIn) * filterRows * filterColumns * mapsOut * mapsPerTile
  }

  /// Cells from one map of z gradients to the next. One more than the map has, so that maps of
  /// 4,096 bytes do not all fall into the same few lines of the cache.
  @inlinable public var zGradientStride: Int { rows * columns + 1 }

  /// For each tap, how many cells after the position's first cell its input lies.
  public var tapOffsets: [Int32] {
    var offsets: [Int32] = []
    offsets.reserveCapacity(taps)
    for map in 0..<mapsIn {
      for i in 0..<filterRows {
        for j in 0..<filterColumns {
          offsets.append(Int32((map * rowsIn + i) * columnsIn + j))
        }
      }
    }
    return offsets
  }
}

/// How many tiles hold `maps` maps.
@inlinable public func tiles(of maps: Int) -> Int { (maps + mapsPerTile - 1) / mapsPerTile }
