/// How wrong an output is, as one number C, and how C grows with each part of the output.
///
///     Cost.crossEntropy.value([0.2, 0.4, 0.9], target: oneHot(2, of: 3))     // 0.743
///     Cost.crossEntropy.gradient([0.2, 0.4, 0.9], target: oneHot(2, of: 3))  // [0.236, 0.288, -0.525]
public enum Cost: String, CaseIterable, Sendable {
  /// C = ½ ∑ (a − y)²: the article's predecessor's.
  case quadratic
  /// C = −∑ y · ln p with p = softmax(output): softmax is part of the cost, so a network's last layer
  /// has the activation `.identity`.
  ///
  /// Both at once have a simple gradient and keep their digits where p is close to 0.
  case crossEntropy

  /// C.
  ///
  /// - Precondition: output and target are equally long.
  public func value(_ output: [Double], target: [Double]) -> Double {
    requireEqualCounts(output, target)
    switch self {
    case .quadratic:
      return zip(output, target).reduce(0) { sum, pair in
        sum + (pair.0 - pair.1) * (pair.0 - pair.1) / 2
      }
    case .crossEntropy:
      // −ln pₖ = ln ∑ eˣ − xₖ
      let total = logSumExp(output)
      return zip(output, target).reduce(0) { $0 + $1.1 * (total - $1.0) }
    }
  }

  /// ∂C/∂output.
  ///
  /// - Precondition: output and target are equally long.
  public func gradient(_ output: [Double], target: [Double]) -> [Double] {
    requireEqualCounts(output, target)
    switch self {
    case .quadratic:
      return zip(output, target).map { a, y in a - y }
    case .crossEntropy:
      // ∂C/∂xₖ = pₖ · ∑ y − yₖ, and ∑ y = 1 for a class
      let sum = target.reduce(0, +)
      return zip(softmax(output), target).map { p, y in p * sum - y }
    }
  }

  private func requireEqualCounts(_ output: [Double], _ target: [Double]) {
    require(
      output.count == target.count,
      "The output has \(output.count) numbers but the target \(target.count).")
  }
}

/// The target that stands for a class: 1 at its place, 0 elsewhere.
///
///     oneHot(2, of: 4)  // [0, 0, 1, 0]
public func oneHot(_ label: Int, of classes: Int) -> [Double] {
  require(
    label >= 0 && label < classes,
    "Class \(label) is none of the \(classes) classes, 0 to \(classes - 1).")
  return (0..<classes).map { $0 == label ? 1 : 0 }
}
