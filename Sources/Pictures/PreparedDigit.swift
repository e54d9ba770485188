internal import ConvNet

/// A digit as the pictures are that a network has learned from.
public struct PreparedDigit: Sendable, Equatable {
  /// In the network's rows and columns: 0 is paper, 1 is ink.
  public var picture: GreyMap
  /// Where it stands in the picture that was read; nil for one that was prepared before.
  public var box: Box?
  /// The ink of the digit alone, larger than it will be, with strokes as broad as they were.
  public var cut: GreyMap
  /// The same with strokes as broad as those the network has seen.
  public var redrawn: GreyMap
  /// What looks unlike the pictures that the network has learned from.
  public var remarks: [Remark] = []

  /// What is unusual about a digit.
  public enum Remark: Sendable, Equatable {
    /// The strokes were thinner than any the network has seen, and are drawn broader.
    case thin
    /// The strokes are broader than any the network has seen.
    case thick
    /// Only so many rows are left of the digit in the picture.
    case small(rows: Int)
    /// Much broader than high.
    case broad
    /// Ink that hardly stands out from the paper.
    case faint
  }
}
