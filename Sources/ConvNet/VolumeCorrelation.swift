/// Slides `filter` through `input` along depth, rows and columns, and adds up the products at each
/// position.
///
/// A filter that is as deep as the input gives a volume of depth 1 in `.valid` mode: the sum of the
/// 2-d correlations of each map with the filter's matrix for it (article, appendix B).
///
///     let maps: Volume = [[[1, 2]], [[3, 4]]]
///     let filter: Volume = [[[10]], [[100]]]
///     correlate3D(maps, filter, mode: .valid)  // [[[310, 420]]]
///
/// - Precondition: in `.valid` mode the filter fits inside the input on all three axes.
/// - Complexity: O(*n*·*k*) for *n* result and *k* filter cells.
/// - SeeAlso: `scipy.signal.correlate`, which this matches cell for cell; like there, `.same` centres
///   an even filter one cell further on than ``correlate2D(_:_:mode:stride:)`` does.
public func correlate3D(_ input: Volume, _ filter: Volume, mode: CorrelationMode) -> Volume {
  slide(
    filter, through: input, mode: mode,
    overhang: VolumeShape(
      depth: mirroredOverhang(filter.depth, mode), rows: mirroredOverhang(filter.rows, mode),
      columns: mirroredOverhang(filter.columns, mode)))
}

/// Slides `filter`, turned on all three axes, through `input` and adds up the products at each
/// position.
///
/// The depth is turned too: with a filter as deep as the input, map 0 meets the filter's *last*
/// matrix, which is not what a convolutional layer does.
///
/// - Precondition: in `.valid` mode the filter fits inside the input on all three axes.
/// - Complexity: O(*n*·*k*) for *n* result and *k* filter cells.
/// - SeeAlso: `scipy.signal.convolve`, which this matches cell for cell.
public func convolve3D(_ input: Volume, _ filter: Volume, mode: CorrelationMode) -> Volume {
  slide(
    filter.rotated180, through: input, mode: mode,
    overhang: VolumeShape(
      depth: mirroredOverhang(filter.depth, mode), rows: mirroredOverhang(filter.rows, mode),
      columns: mirroredOverhang(filter.columns, mode)))
}

/// The sum of products at each position of a filter that starts `overhang` before the first cell.
private func slide(
  _ filter: Volume, through input: Volume, mode: CorrelationMode, overhang: VolumeShape
) -> Volume {
  require(
    mode != .valid || filter.shape.fits(in: input.shape),
    "A \(filter.shape) filter does not fit inside a \(input.shape) input, as .valid needs.")
  var result = Volume(
    VolumeShape(
      depth: mode.length(input: input.depth, filter: filter.depth),
      rows: mode.length(input: input.rows, filter: filter.rows),
      columns: mode.length(input: input.columns, filter: filter.columns)))
  for map in 0..<result.depth {
    for h in 0..<filter.depth where (0..<input.depth).contains(map - overhang.depth + h) {
      // Summed over h, the 2-d sums at one depth are the 3-d sum.
      slide(
        filter.plane(h), over: input.plane(map - overhang.depth + h), overhang: overhang.map,
        stride: 1, output: result.shape.map, addingTo: &result.cells,
        at: map * result.shape.map.count)
    }
  }
  return result
}
