internal import Platform
public import Testing

extension Trait where Self == ConditionTrait {
  /// The test runs where this program is in a folder of PATH; elsewhere it is skipped, and that said.
  public static func needs(_ program: String) -> Self {
    .enabled(if: Environment.find(program) != nil, "needs `\(program)`")
  }
}
