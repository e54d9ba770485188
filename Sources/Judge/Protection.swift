internal import Sandbox

/// How far strangers' code is held back on this machine.
public struct Protection: Sendable, Equatable {
  /// In one word.
  public enum Extent: String, Sendable {
    /// Every layer holds.
    case full
    /// Some do.
    case partial
    /// None does: what is judged can do what its judge can.
    case none
  }

  /// In one word.
  public var extent: Extent
  /// The layers that hold, such as `landlock`.
  public var layers: [String]
  /// Those that this kernel or container does not have, or that were switched off.
  public var missing: [String]
}

extension Protection {
  /// What holds here.
  ///
  /// - Complexity: starts one program the first time.
  public static var here: Protection { Protection(Sandbox.holding) }

  init(_ holding: Sandbox.Layers) {
    extent = holding == .all ? .full : holding.isEmpty ? .none : .partial
    layers = Sandbox.Layers.allCases.filter(holding.contains).map(\.name)
    missing = Sandbox.Layers.allCases.filter { !holding.contains($0) }.map(\.name)
  }
}
