internal import RealModule

/// How the step size changes over a run: it grows in a straight line, and falls to 0.
///
/// So a network does not run off before its weights are of a sensible size, and ends in the middle of
/// the valley it found.
public struct StepSchedule: Sendable, Equatable {
  /// How the step size falls, from the first step of the run to its last.
  public enum Fall: String, CaseIterable, Sendable {
    /// Not at all.
    case constant
    /// In a straight line to 0.
    case linear
    /// Along half a cosine to 0: slowly, then fast, then slowly.
    case cosine
  }

  /// The share of the run in which the step grows from almost 0 (warm-up).
  public var rise: Float
  /// What the step is multiplied by besides.
  public var fall: Fall

  /// Grows over a twentieth of the run and falls in a straight line, unless it is told otherwise.
  public init(rise: Float = 0.05, fall: Fall = .linear) {
    precondition(rise >= 0 && rise <= 1, "the step grows over a share of the run")
    (self.rise, self.fall) = (rise, fall)
  }

  /// The size of the step for batch number `batch`, from 0, of `all`, where the largest is `size`.
  public func size(_ size: Float, _ batch: Int, of all: Int) -> Float {
    let done = Float(batch) / Float(all)
    let grown = size * min(1, Float(batch + 1) / max(1, rise * Float(all)))
    switch fall {
    case .constant: return grown
    case .linear: return grown * (1 - done)
    case .cosine: return grown * (1 + Float.cos(.pi * done)) / 2
    }
  }
}
