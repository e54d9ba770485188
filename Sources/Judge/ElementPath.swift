/// Where in a result a number stands: `z[0][1]` is element `z`, index `[0, 1]`.
public struct ElementPath: Sendable, Hashable {
  /// The labels of the tuple elements on the way, outermost first.
  public var labels: [String] = []
  /// The positions in the lists on the way, outermost first.
  public var index: [Int]
}

extension ElementPath {
  package init(labels: [String] = [], _ index: [Int]) {
    self.init(labels: labels, index: index)
  }
}

extension ElementPath: CustomStringConvertible {
  /// `z[0][1]`; empty for a single number.
  public var description: String {
    labels.joined(separator: ".") + index.map { "[\($0)]" }.joined()
  }
}
