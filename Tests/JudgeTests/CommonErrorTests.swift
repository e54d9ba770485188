import SwiftTokens
import Testing

@testable import Judge

@Suite struct CommonErrorTests {
  private static let file = """
    func total(_ input: Matrix, _ overlay: Matrix) -> Double {
      let sum = 0.0
      for row in 0..<2 {
        sum += 1
      }
      return sum
    }
    """

  private func advice(
    _ text: String, line: Int = 4, notes: [String] = [], source: String? = nil
  ) -> String? {
    let lines = Self.file.split(separator: "\n").map(String.init)
    return CommonError(
      CompilerMessage(
        path: "1.swift", line: line, column: 1, text: text, source: source ?? lines[line - 1],
        notes: notes),
      in: SwiftTokens(Self.file)
    ).advice
  }

  @Test(arguments: [
    ("left side of mutating operator isn't mutable: 'sum' is a 'let' constant", "at line 2"),
    ("cannot assign to value: 'row' is a 'let' constant", "The loop gives 'row' its values"),
    ("cannot assign through subscript: 'input' is a 'let' constant", "var copy = input"),
    ("cannot find 'overlays' in scope", "did you mean 'overlay'?"),
    ("cannot find 'totl' in scope", "did you mean 'total'?"),
    ("value of type 'Matrix' has no member 'shape'", "The rows of a matrix are its .count"),
    ("incorrect argument label in call (have 'a:b:', expected 'input:b:')", "Write input: and b:"),
    ("argument 'input' must precede argument 'overlay'", "write 'input' before 'overlay'"),
    ("missing argument for parameter 'stride' in call", "add stride: …"),
    ("extraneous argument label 'input:' in call", "Leave out input:"),
    ("cannot call value of non-function type 'Matrix' (aka 'Array<Array<Double>>')", "x[i]"),
    ("value of optional type 'Double?' must be unwrapped to a value of type 'Double'", "?? 0"),
    ("for-in loop requires 'Int' to conform to 'Sequence'", "0..<n"),
    (
      "the compiler is unable to type-check this expression in reasonable time; try breaking up the "
        + "expression into distinct sub-expressions", "names with let"
    ),
    ("non-void function should return a value", "behind return"),
    ("binary operator '/' cannot be applied to operands of type 'Int' and 'Double'", "Double( … )"),
    ("type 'Int' cannot be used as a boolean; test for '!= 0' instead", "n > 0"),
    (
      "binary operator '*' cannot be applied to two 'Matrix' (aka 'Array<Array<Double>>') operands",
      "in loops"
    ),
    (
      "binary operator '+' cannot be applied to operands of type 'Double.Scalar' and 'Double'",
      "in a loop"
    ),
    (
      "cannot convert value of type '[Double]' to expected argument type 'Double'",
      "go through the row"
    ),
    (
      "'guard' body must not fall through, consider using a 'return' or 'throw' to exit the scope",
      "else { return … }"
    ),
    ("'%' is unavailable: For floating point numbers use truncatingRemainder instead", "% is for"),
  ])
  func `what beginners are often told is told with what to type`(_ error: String, _ says: String) {
    let advice = advice(error)
    #expect(advice?.contains(says) == true, "\(advice ?? "nothing")")
  }

  @Test func `only what the head of a function declares is called a parameter`() {
    // A closure's argument, or what a pattern binds.
    #expect(advice("cannot assign through subscript: 'line' is a 'let' constant", line: 6) == nil)
  }

  @Test func `two results without parentheses are told apart from two statements`() {
    let error = "consecutive statements on a line must be separated by ';'"
    #expect(
      advice(error, source: "  return slopes(a, b), sum(c)")?.contains("return (…, …)") == true)
    #expect(advice(error, source: "  return slopes(a, b) sum(c)") == nil)
    #expect(advice(error, source: "  let x = 1, sum(c)") == nil)
  }

  @Test func `an index that is a Double is told by the compiler's note`() {
    let note = "candidate expects value of type 'Int' for parameter #1 (got 'Double')"
    #expect(
      advice("no exact matches in call to subscript", notes: [note])?.contains("Int(") == true)
    #expect(advice("no exact matches in call to subscript") == nil)
  }

  /// Nothing is guessed where no name is near, or the error is another one.
  @Test(arguments: [
    "cannot find 'entirelyOther' in scope", "cannot find 'x' in scope",
    "cannot convert return expression of type 'String' to return type 'Int'",
    "binary operator '+' cannot be applied to operands of type 'String' and 'Int'",
    "cannot call value of non-function type 'Double'",
  ])
  func `what is not certain is left to the compiler`(_ error: String) {
    #expect(advice(error) == nil)
  }
}
