import Testing

import SwiftTokens

@Suite struct SwiftTokensTests {
  @Test func `comments and white space are no tokens`() {
    let first = SwiftTokens("func a() -> Int { // one\n  return 1 /* two /* three */ */ + 2 }")
    let second = SwiftTokens("func a()->Int{return 1+2}")
    #expect(first.texts == second.texts)
    #expect(first.texts != SwiftTokens("func a()->Int{return 1+3}").texts)
  }

  @Test func `strings and ranges stay whole`() {
    #expect(SwiftTokens("\"// no comment\"").texts == ["\"// no comment\""])
    #expect(SwiftTokens("\"\"\"\n\"a\" // b\n\"\"\"").texts.count == 1)
    #expect(SwiftTokens("0...3").texts == ["0", ".", ".", ".", "3"])
    #expect(SwiftTokens("1.5e3").texts == ["1.5e3"])
    #expect(SwiftTokens("1e-5-2").texts == ["1e-5", "-", "2"])
    #expect(SwiftTokens("0xe-1 0x1p-2").texts == ["0xe", "-", "1", "0x1p-2"])
    #expect(SwiftTokens("#\"a \" b\"# c").texts == ["#\"a \" b\"#", "c"])
    #expect(SwiftTokens("#if a").texts == ["#", "if", "a"])
  }

  /// A text that ends where Swift goes on, and its pieces.
  @Test(arguments: [
    ("a \"open", ["a", "\"open"]), ("a /* open", ["a"]), ("\"\"\"open\na", ["\"\"\"open\na"]),
    ("\"\\", ["\"\\"]), ("func", ["func"]), ("é", ["é"]), ("a /", ["a", "/"]), ("", []),
  ])
  func `what is unfinished is one piece to the end of the text`(_ text: String, _ pieces: [String])
  {
    #expect(SwiftTokens(text).texts == pieces)
    #expect(SwiftTokens(text).declaration(of: "f") == nil)
  }

  @Test func `finds what is declared and what is used`() {
    let tokens = SwiftTokens("private func help(_ n: Int) -> Matrix {\n  correlate(n)\n}")
    #expect(tokens.declaredNames == ["help"])
    #expect(tokens.names.contains("correlate"))
    #expect(tokens.declaration(of: "help")?.line == 1)
    #expect(
      tokens.declaration(of: "help")?.text == "private func help(_ n: Int) -> Matrix")
    #expect(tokens.declaration(of: "correlate") == nil)
  }

  @Test func `a heading is put on one line, with blanks where Swift is written with them`() {
    let tokens = SwiftTokens(
      "func learned(\n  from pairs: [(x: Matrix, y: Matrix)],\n  rounds: Int\n) -> (w: Matrix, b: Double) {}"
    )
    #expect(
      tokens.declaration(of: "learned")?.text
        == "func learned(from pairs: [(x: Matrix, y: Matrix)], rounds: Int) -> (w: Matrix, b: Double)"
    )
  }

  @Test func `tells the declarations of a file apart`() {
    let tokens = SwiftTokens(
      """
      import Glibc
      /// Says.
      @inlinable
      private func outer(
        _ n: Int
      ) -> Int {
        func inner() -> Int { n }
        let sum = inner() + other(n)
        return [sum].map { $0 }[0]
      }
      let here = [
        1
      ]
      func other(_ n: Int) -> Int { n } // here
      """)
    #expect(tokens.declarations.map(\.name) == ["outer", "here", "other"])
    #expect(tokens.declarations.map(\.lines) == [4...10, 11...13, 14...14])
    #expect(tokens.declarations.map(\.line) == [4, 11, 14])
    #expect(tokens.declarations[0].names.isSuperset(of: ["inner", "other", "sum"]))
    #expect(!tokens.declarations[0].names.contains("outer"))
    #expect(tokens.declarations[2].texts.joined(separator: " ").hasSuffix("-> Int { n }"))
  }

  @Test(
    arguments: [
      ("f { g([1]) }", nil, 0), ("f {\n g(\n}", "(", 2), ("f {\n g { }\n", "{", 1),
      ("f { }\n}", "}", 2), ("\"{\" // (\n/* [ */", nil, 0), ("a[\n1", "[", 1),
    ] as [(String, String?, Int)])
  func `a bracket without a partner is found`(_ text: String, _ bracket: String?, _ line: Int) {
    let lone = SwiftTokens(text).loneBracket
    #expect(lone?.text == bracket && lone?.line ?? 0 == line)
  }

  @Test func `loops have their variables, and the lines that they enclose`() {
    let loops = SwiftTokens(
      """
      for row in 0..<(f { $0 }) {
        for (i, _) in x.enumerated()
        {
          a[i]
        }
        for case let y? in z { b() }
      }
      for k in 0..<2 { c(k) }
      """
    ).loops
    #expect(loops.map(\.variables) == [["row"], ["i"], ["k"]])
    #expect(loops.map(\.line) == [1, 2, 8])
    #expect(loops.map(\.body) == [2..<8, 4..<6, 9..<9])
  }

  @Test func `what a function calls is told from what is called like a function`() {
    let declarations = SwiftTokens(
      """
      func step(_ slopes: Matrix, cost: (Double) -> Double) -> Matrix {
        let total = slopes.map { $0.sum }
        for row in total { print(row) }
        return checked(cost: average, total).map(turned)
      }
      """
    ).declarations
    let called = declarations.first?.calledNames ?? []
    #expect(called.isSuperset(of: ["print", "checked", "average", "turned"]))
    #expect(called.isDisjoint(with: ["slopes", "cost", "total", "row", "map", "sum"]))
  }
}
