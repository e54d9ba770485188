extension SeededGenerator {
  /// Weights to begin with: uniform around 0, with a variance of 1 / fan-in, or 2 / fan-in before
  /// ReLU, which silences half of its inputs.
  ///
  /// Sums of fan-in inputs then neither grow nor shrink from layer to layer, and sigmoids start in
  /// the middle, where they learn.
  ///
  /// Sources: LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, section 4.6; for ReLU He,
  /// Zhang, Ren and Sun, "Delving deep into rectifiers", 2015.
  mutating func weights(_ count: Int, fanIn: Int, for activation: Activation) -> [Double] {
    let variance = (activation == .relu ? 2 : 1) / Double(fanIn)
    // A uniform distribution on ±r has the variance r² / 3.
    let range = (3 * variance).squareRoot()
    return (0..<count).map { _ in (2 * uniform() - 1) * range }
  }
}
