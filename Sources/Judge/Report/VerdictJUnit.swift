/// Verdicts as JUnit XML, for continuous integration.
public enum VerdictJUnit {
  public static func text(_ verdicts: [Verdict]) -> String { "" }
}
