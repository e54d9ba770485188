import Testing

@testable import LessonFolder

@Suite struct SignatureTests {
  struct Declaration: Sendable, CustomTestStringConvertible {
    var text: String
    var parameters: [ValueType]
    var result: ValueType
    var testDescription: String { text }
  }

  static let declarations = [
    Declaration(
      text: "func sigmoid(_ z: Double) -> Double", parameters: [.number], result: .number),
    Declaration(
      text: "func rotate180(_ overlay: Matrix) -> Matrix", parameters: [.matrix], result: .matrix),
    Declaration(
      text: "func flatten(_ maps: Volume) -> [Double]", parameters: [.volume], result: .vector),
    Declaration(
      text: "func fullShape(input: Shape, overlay: Shape) -> Shape",
      parameters: [.shape, .shape], result: .shape),
    Declaration(
      text: "func read(_ bytes: [Int], name: String, isWhole: Bool) -> Int?",
      parameters: [.list(.integer), .text, .boolean], result: .optional(.integer)),
    Declaration(
      text: "func map(_ a: Matrix) -> (z: Matrix, places: [[[Int]]])", parameters: [.matrix],
      result: .tuple([
        .init("z", .matrix), .init("places", .list(.list(.list(.integer)))),
      ])),
    Declaration(
      text: "func pair() -> (Double, Int)", parameters: [],
      result: .tuple([.init("0", .number), .init("1", .integer)])),
    // A function has a name by which a case hands it over.
    Declaration(
      text: "func slope(of cost: (Matrix) -> Double, at x: Matrix) -> Matrix",
      parameters: [.text, .matrix], result: .matrix),
  ]

  @Test(arguments: declarations)
  func `a declaration is read into types and written as it stood`(_ declaration: Declaration) throws
  {
    let signatures = try Signature.all(in: "/// Says.\n\(declaration.text) {\n  todo()\n}\n")
    let signature = try #require(signatures.first)
    #expect(signatures.count == 1)
    #expect(signature.parameters.map(\.type) == declaration.parameters)
    #expect(signature.result == declaration.result)
    #expect(signature.text == declaration.text)
    #expect(signature.line == 2)
  }

  @Test func `labels, names and functions handed over are told apart`() throws {
    let signature = try #require(
      Signature.all(in: Self.declarations[7].text + " { todo() }").first)
    #expect(signature.parameters.map(\.label) == ["of", "at"])
    #expect(signature.parameters.map(\.name) == ["cost", "x"])
    #expect(signature.parameters.map(\.isFunction) == [true, false])
  }

  @Test func `a default is not part of the type`() throws {
    let signature = try #require(
      Signature.all(in: "func correlate(_ a: Matrix, stride: Int = 1) -> Matrix { a }").first)
    #expect(signature.parameters.map(\.type) == [.matrix, .integer])
    #expect(signature.text == "func correlate(_ a: Matrix, stride: Int) -> Matrix")
    let strided = try #require(
      Signature.all(
        in: "func f(stride: Shape = (1, 1), w: [Double] = [1, max(2, 3)], b: Int) -> Int { 1 }"
      ).first)
    #expect(strided.parameters.map(\.name) == ["stride", "w", "b"])
    #expect(strided.text == "func f(stride: Shape, w: [Double], b: Int) -> Int")
  }

  @Test func `a file's own names for types count`() throws {
    let signature = try #require(
      Signature.all(
        in: """
          typealias Network = (filters: [Volume], b: [Double])
          typealias Score = Double

          func loss(_ network: Network, label: Int) -> Score { todo() }
          """
      ).first)
    #expect(
      signature.parameters[0].type
        == .tuple([.init("filters", .list(.volume)), .init("b", .vector)]))
    #expect(signature.parameters[0].spelling == "Network")
    #expect(signature.result == .number)
    #expect(signature.resultSpelling == "Score")
    #expect(signature.line == 4)
  }

  @Test func `only functions outside of any other declaration are meant`() throws {
    let signatures = try Signature.all(
      in: """
        // func inAComment() -> Int
        struct Mine { func method(_ other: Mine) -> Mine { other } }
        func first() -> Int {
          func helper(_ x: Mine) -> Mine { x }
          return 1
        }
        func second() -> Int { 2 }
        """)
    #expect(signatures.map(\.name) == ["first", "second"])
  }

  @Test func `of a file, the functions that are asked for are read and no others`() throws {
    let signatures = try Signature.all(
      in: "func other(_ x: Mine) -> Mine { x }\nfunc wanted() -> Int { 1 }", named: ["wanted"])
    #expect(signatures.map(\.name) == ["wanted"])
  }

  @Test(arguments: [
    ("func a(_ x: Float) -> Int { 1 }", "“Float” is no type that a case can hand over"),
    ("func a(_ x: Int) { }", "‘a’ returns nothing"),
    ("func a(_ x: Int", ""),
    ("func a(_ x: [Int) -> Int { 1 }", ""),
    ("func a(_ x) -> Int { 1 }", ""),
    ("func a", ""),
    ("func", ""),
  ])
  func `what cannot be read is said with its line`(text: String, words: String) {
    do {
      let read = try Signature.all(in: "\n\n" + text)
      Issue.record("\(read)")
    } catch {
      #expect(error.line == 3)
      #expect(error.text.contains(words), "\(error)")
    }
  }
}
