internal import ConvNet
internal import KernelInterface

/// The Python that makes PyTorch's network of a file of weights.
public struct PyTorchText: Sendable {
  private let weights: WeightsFile
  private let path: String

  /// The Python for the weights in the file at `path`.
  public init(_ weights: WeightsFile, path: String) { (self.weights, self.path) = (weights, path) }

  /// Layers with the same shapes as in the file, a dense one as a convolution whose filters are as
  /// large as what it is given; so nothing has to be reshaped.
  public var text: String {
    """
    import torch
    from safetensors.torch import load_file

    # Reads batches of 1 × \(weights.shape.rows) × \(weights.shape.columns): 0 is paper, 1 is ink.
    network = torch.nn.Sequential(
    \(layers.map { "    torch.nn.\($0),\n" }.joined())    torch.nn.Flatten())
    weights = load_file(\(literal(path)))
    names = [f"layer{n}.{kind}" for n in range(1, \(weights.description.layers.count + 1)) for kind in ("weight", "bias")]
    with torch.no_grad():
        for parameter, name in zip(network.parameters(), names, strict=True):
            parameter.copy_(weights[name])

    """
  }

  private var layers: [String] {
    weights.description.layers.flatMap { layer in
      let filter = "(\(layer.filterRows), \(layer.filterColumns))"
      let activation: [String] =
        switch layer.activation {
        case .identity: []
        case .relu: ["ReLU()"]
        case .sigmoid: ["Sigmoid()"]
        case .tanh: ["Tanh()"]
        }
      return ["Conv2d(\(layer.mapsIn), \(layer.mapsOut), \(filter))"] + activation
        + (layer.pool > 1 ? ["MaxPool2d(\(layer.pool))"] : [])
    }
  }

  /// A text as Python writes it.
  private func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": literal += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        literal += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
