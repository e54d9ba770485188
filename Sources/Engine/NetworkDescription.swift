public import ConvNet
public import KernelInterface

/// What a network consists of: its layers, and what it is trained with besides examples.
public struct NetworkDescription: Sendable, Equatable {
  /// What the network is called in messages.
  public var name: String
  /// The last has a map of one cell for each class.
  public var layers: [LayerShape]
  /// What training lowers.
  public var cost: Cost
  /// The share of the cells that is dropped in training, before the last layer.
  public var dropout: Float
  /// How many pixels the training images are shifted at most, in each direction.
  public var shift: Int
  /// The share of each target that is spread evenly over all classes (label smoothing).
  public var smoothing: Float

  /// - Precondition: each layer takes what the one before gives; before a dropout comes a ReLU.
  public init(
    name: String, layers: [LayerShape], cost: Cost, dropout: Float = 0, shift: Int = 0,
    smoothing: Float = 0
  ) {
    precondition(!layers.isEmpty, "a network has at least one layer")
    for (layer, next) in zip(layers, layers.dropFirst()) {
      precondition(
        layer.mapsOut == next.mapsIn && layer.rowsOut == next.rowsIn
          && layer.columnsOut == next.columnsIn,
        "\(layer.mapsOut) maps of \(layer.rowsOut)×\(layer.columnsOut) are given, but "
          + "\(next.mapsIn) of \(next.rowsIn)×\(next.columnsIn) are taken")
    }
    precondition(layers.last?.isDense == true, "the last layer has one cell for each class")
    precondition(
      cost == .quadratic || layers.last?.activation == .identity,
      "softmax is the activation of a last layer with the cross-entropy")
    precondition(dropout >= 0 && dropout < 1, "a share is dropped: 0 or more, and less than 1")
    precondition(smoothing >= 0 && smoothing < 1, "some of the target stays where it is")
    (self.name, self.layers, self.cost, self.dropout) = (name, layers, cost, dropout)
    (self.shift, self.smoothing) = (shift, smoothing)
    precondition(
      dropout == 0 || canDrop,
      "cells are dropped after a ReLU, which is as steep after scaling as before")
  }

  /// Whether cells can be dropped before the last layer, which takes a ReLU there.
  public var canDrop: Bool { layers.dropLast().last?.activation == .relu }

  /// Rows of a picture.
  public var rows: Int { layers[0].rowsIn }
  /// Columns of a picture.
  public var columns: Int { layers[0].columnsIn }
  /// How many classes the last layer tells apart.
  public var classes: Int { layers[layers.count - 1].mapsOut }

  /// Weights and biases.
  public var parameters: Int {
    layers.reduce(0) { $0 + $1.mapsOut * ($1.taps + 1) }
  }
}
