internal import Platform
public import Testing

extension Trait where Self == ConditionTrait {
  /// The test runs where this program is in a folder of PATH; elsewhere it is skipped, and that said.
  public static func needs(_ program: String) -> Self {
    .enabled(if: Environment.find(program) != nil, "needs `\(program)`")
  }

  /// The test runs where `python3` has these modules; elsewhere it is skipped, and that said.
  public static func needsPython(_ modules: String...) -> Self {
    .enabled("needs `python3` with \(modules.joined(separator: " and "))") {
      // Looks whether they are there, and does not wait for them to be loaded.
      let question =
        "import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, sys.argv[1:])))"
      return try Environment.find("python3") != nil
        && Processes.run("python3", ["-c", question] + modules).status == 0
    }
  }
}
