/// A verdict for a person: the picture, the arithmetic, the mistake.
public struct VerdictText: Sendable {
  /// Cells that a line may take.
  public var width: Int

  public init(width: Int) { self.width = width }

  /// One lesson in full: what is wrong first, the picture, the diagnosis, the learner's output.
  public func verdict(_ verdict: Verdict) -> String { "" }

  /// One line for a list of many lessons.
  public func line(_ verdict: Verdict) -> String { "" }

  /// Every result of the article's cases beside the right one, right or wrong: for `run`.
  public func numbers(_ verdict: Verdict) -> String { "" }
}
