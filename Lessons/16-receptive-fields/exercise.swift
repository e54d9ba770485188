// Lesson 16: receptive fields and depth.
//
// At hand are, among others: `featureMap` (lesson 5), `zGradient` and `biasGradient` (7),
// `weightGradient` (8), `aPrevGradient` (9) and `sumOfCorrelations` (4).

/// What a layer does along one axis: how many neurons or pixels of the layer before its overlay
/// covers, and by how many it moves. A pooling window is such an overlay too.
typealias LayerSize = (kernel: Int, stride: Int)

/// Two convolutional layers: the first makes several maps of one picture, the second one map of
/// these.
///
/// `first[m]` and `firstBiases[m]` make hidden map `m` of the picture, and `second[m]` lies on that
/// map. The second layer has one bias.
typealias TwoLayers = (
  first: Volume, firstBiases: [Double], second: Volume, secondBias: Double
)

/// Which pixels a neuron behind all these layers sees, along one axis.
///
///     receptiveField(of: [(kernel: 3, stride: 2), (kernel: 2, stride: 1)], neuron: 4)
///     // (start: 8, size: 5, jump: 2)
///
/// - Parameters:
///   - layers: from the picture to the neuron's own layer; there may be none.
///   - neuron: its place in the map of the last layer, counted from 0.
/// - Returns: the first pixel that it sees, how many it sees, and how many pixels further on
///   the next neuron begins to see.
func receptiveField(
  of layers: [LayerSize], neuron: Int
) -> (start: Int, size: Int, jump: Int) {
  // TODO: begin with a single pixel, and let each layer change size and jump.
  todo()
}

/// A matrix in the shape of the input: 1 where the neuron sees the cell, 0 elsewhere.
///
///     seenCells(
///       input: (2, 4), rows: [(kernel: 1, stride: 1)], columns: [(kernel: 2, stride: 1)],
///       neuron: (row: 1, column: 2))
///     // [[0, 0, 0, 0], [0, 0, 1, 1]]
///
/// - Parameters:
///   - rows: what each layer does from top to bottom; no stride is longer than its kernel.
///   - columns: the same from left to right.
///   - neuron: where it stands in the map of the last layer.
func seenCells(
  input: Shape, rows: [LayerSize], columns: [LayerSize], neuron: (row: Int, column: Int)
) -> Matrix {
  // TODO: ask `receptiveField` once for each axis.
  todo()
}

/// Runs both layers forwards.
///
///     twoLayersForward(
///       [[1, 2]], (first: [[[3]]], firstBiases: [-4], second: [[[1, 1]]], secondBias: -1))
///     // z1: [[[-1, 2]]], a1: [[[0.2689, 0.8808]]], z2: [[0.1497]], a2: [[0.5374]]
///
/// - Returns: z and a of all hidden maps, then those of the second layer's one map.
func twoLayersForward(
  _ picture: Matrix, _ network: TwoLayers
) -> (z1: Volume, a1: Volume, z2: Matrix, a2: Matrix) {
  // TODO: first layer, map by map; second layer, one sum over the hidden maps.
  todo()
}

/// The slopes of all weights and biases of both layers, and of the pixels.
///
/// - Parameter aGradient: ∂C/∂a of the second layer's map.
/// - Returns: slopes in the shapes of `network`'s parts, and of `picture`.
func twoLayersBackward(
  _ picture: Matrix, _ network: TwoLayers, aGradient: Matrix
) -> (
  first: Volume, firstBiases: [Double], second: Volume, secondBias: Double, picture: Matrix
) {
  // TODO: forwards once, then the second layer backwards, then the first.
  todo()
}
