/// Verdicts for programs; README.md documents the fields.
public enum VerdictJSON {
  public static func text(_ verdicts: [Verdict]) -> String { "[]" }
}
