import TestSupport
import Testing

@testable import TerminalText

@Suite struct FormulaTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var tex: String
    var drawing: String
    var line: String
    var spoken: String

    var testDescription: String { tex }
  }

  static let cases = [
    Case(
      tex: #"\frac{\partial C}{\partial b} = \sum_{i,j} \delta_{ij}"#,
      drawing: """
         ∂C
        ──── =  ∑  δᵢⱼ
         ∂b    i,j
        """,
      line: "∂C/∂b = ∑(i,j) δᵢⱼ",
      spoken: "partial C over partial b equals the sum over i, j of δ sub i j"),
    Case(
      tex: #"\begin{bmatrix} 1 & -2.5 \\ 10 & 4 \end{bmatrix} \star w"#,
      drawing: """
        ⎡  1  −2.5 ⎤ ⋆ w
        ⎣ 10   4   ⎦
        """,
      line: "[1, −2.5; 10, 4] ⋆ w",
      spoken:
        "matrix, 2 rows, 2 columns; row 1: 1, minus 2.5; row 2: 10, 4; cross-correlated with w"),
    Case(
      tex: #"\text{relu}(z) = \begin{cases} z & \text{if } z > 0 \\ 0 & \text{else} \end{cases}"#,
      drawing: """
        relu(z) = ⎰ z  if z > 0
                  ⎱ 0  else
        """,
      line: "relu(z) = { z if z > 0; 0 else }",
      spoken: "relu (z) equals either z, if z is greater than 0; or 0, else"),
    Case(
      tex: #"\begin{aligned} a &= b^2 \\ cc &= \frac{1}{2} \end{aligned}"#,
      drawing: """
         a = b²

              1
        cc = ───
              2
        """,
      line: "a = b²; cc = 1/2",
      spoken: "a equals b squared; c c equals 1 over 2"),
    Case(
      tex: #"\left\lfloor \frac{n - k}{s} \right\rfloor + 1 \leq \sqrt{x + 1}"#,
      drawing: """
        ⎢ n − k ⎥        _____
        ⎢───────⎥ + 1 ≤ √x + 1
        ⎣   s   ⎦
        """,
      line: "⌊(n − k)/s⌋ + 1 ≤ √(x + 1)",
      spoken: "the floor of ((n minus k) over s) plus 1 is at most the square root of (x plus 1)"),
    Case(
      tex: #"z^{\text{prev}}_{i+k,j+l} + \hat y + \sigma'(x) \cdot A^T"#,
      drawing: """
         prev
        z        + ŷ + σ′(x) · Aᵀ
         i+k,j+l
        """,
      line: "z_(i+k,j+l)ᵖʳᵉᵛ + ŷ + σ′(x) · Aᵀ",
      spoken: "z sub (i plus k, j plus l) to the power of prev plus y hat plus σ prime (x)"
        + " times A to the power of T"),
    Case(
      tex: #"\prod_{i=1}^{n} -x_i = -(a, b) \times \max_i x"#,
      drawing: """
         n
         ∏  −xᵢ = −(a, b) × max x
        i=1                  i
        """,
      line: "∏(i=1…n) −xᵢ = −(a, b) × maxᵢ x",
      spoken: "the product from i equals 1 to n of minus x sub i equals minus (a, b) times"
        + " max sub i x"),
  ]

  @Test(arguments: cases)
  func `a formula is drawn, written and spoken`(example: Case) {
    let formula = Formula(example.tex)
    let capabilities = TerminalCapabilities(width: 70)
    #expect(formula.problems == [])
    #expect(formula.lines(for: capabilities).joined(separator: "\n") == example.drawing)
    #expect(formula.line(for: capabilities) == example.line)
    #expect(formula.spoken == example.spoken)
  }

  @Test(arguments: cases, [20, 27, 40, 80])
  func `no line of a formula is too wide, and ASCII is ASCII`(example: Case, width: Int) {
    for unicode in [true, false] {
      let lines = Formula(example.tex).lines(
        for: TerminalCapabilities(width: width, unicode: unicode))
      #expect(lines.allSatisfy { VirtualTerminal.width($0) <= width })
      #expect(unicode || lines.joined().utf8.allSatisfy { (0x20...0x7E).contains($0) })
      #expect(lines.joined().contains { $0 != " " })
    }
  }

  @Test func `ASCII spells what it cannot draw`() {
    let formula = Formula(#"\sigma'(z) \leq \frac{1}{1 + e^{-z}}"#)
    #expect(
      formula.lines(for: TerminalCapabilities(unicode: false)) == [
        "                 1",
        "sigma'(z) <= ---------",
        "                   -z",
        "              1 + e",
      ])
  }

  @Test func `a wide formula is broken before its relations`() {
    let formula = Formula(#"a = 1 + 2 + 3 + 4 = 10 \leq 11 + 12 + 13 + 14"#)
    #expect(
      formula.lines(for: TerminalCapabilities(width: 24)) == [
        "a = 1 + 2 + 3 + 4 = 10", "  ≤ 11 + 12 + 13 + 14",
      ])
  }

  struct Problem: Sendable {
    var tex: String
    var problem: String
  }

  @Test(arguments: [
    Problem(tex: #"\nope x"#, problem: #"the unknown command `\nope`"#),
    Problem(tex: #"\frac{a}"#, problem: "nothing where an argument belongs"),
    Problem(tex: #"{a"#, problem: "a `{` without its `}`"),
    Problem(tex: #"a}"#, problem: "a `}` without its partner"),
    Problem(tex: "x_1_2", problem: "two scripts at the same place"),
    Problem(tex: #"\left( a"#, problem: #"`\left` without `\right`"#),
    Problem(tex: #"\begin{bmatrix} a"#, problem: #"`\begin{bmatrix}` without `\end{bmatrix}`"#),
    Problem(tex: #"\begin{array} a \end{array}"#, problem: "the unknown environment `array`"),
    Problem(tex: #"a & b"#, problem: "a `&` without its partner"),
  ])
  func `what is not understood is reported, and its source shown`(example: Problem) {
    let formula = Formula(example.tex)
    #expect(formula.problems.first == example.problem)
    #expect(formula.lines(for: TerminalCapabilities()) == [example.tex])
    #expect(formula.line(for: TerminalCapabilities()) == example.tex)
  }

  @Test func `a formula is read in pieces, marks and other spaces among them`() {
    #expect(
      MathToken.tokens(of: Array("\\frac1.5. x\u{301}\u{2003}·\\,\\ \\\u{3B1}\r\n\\".utf8)) == [
        .command("frac"), .number("1.5"), .character("."), .space, .marked("x\u{301}"), .space,
        .character("·"), .command(","), .command(" "), .command("α"), .space, .command(""),
      ])
    #expect(Formula("x\u{301}_1").line(for: TerminalCapabilities()) == "x\u{301}₁")
  }

  @Test func `deep and long formulas are reported, not drawn`() {
    for tex in [
      String(repeating: "{", count: 3000), String(repeating: #"\frac"#, count: 700),
      String(repeating: "x_", count: 1500), String(repeating: #"\sqrt"#, count: 700),
      String(repeating: #"\hat"#, count: 900), String(repeating: "a", count: 4001),
      String(repeating: #"\left("#, count: 500),
    ] {
      let isReported = !Formula(tex).problems.isEmpty
      #expect(isReported, "\(tex.prefix(10))")
    }
  }

  @Test func `nested scripts take no time`() {
    for opening in ["x_{", "x^{", #"\sum_{"#, #"\frac{1}{"#, #"\sqrt{"#, #"\hat{"#] {
      let tex = String(repeating: opening, count: 24) + "x" + String(repeating: "}", count: 24)
      let formula = Formula(tex)
      #expect(formula.problems == [])
      #expect(formula.spoken.hasSuffix("x") || formula.spoken.contains("x"))
      let lines = formula.lines(for: TerminalCapabilities(width: 30))
      #expect(lines.allSatisfy { cellWidth(of: $0) <= 30 })
    }
  }
}
