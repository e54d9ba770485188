import Testing

@testable import Course

@Suite struct ExplanationStepTests {
  @Test(arguments: Operation.allCases)
  func `the steps of a cell lead to its number`(operation: Operation) throws {
    let explanation = try ExplainRequest(exampleOf: operation).explanation()
    for (index, cell) in explanation.cells.enumerated() {
      let steps = explanation.steps(of: index)
      #expect(!steps.isEmpty)
      #expect(steps.last?.answer == cell.values.last, "\(operation.rawValue) \(cell.place)")
      let products = steps.filter { if case .product = $0.kind { true } else { false } }
      #expect(products.count == cell.terms.count { $0.factors.count > 1 })
      for step in steps { #expect(!step.question.isEmpty) }
    }
  }

  @Test func `a neuron is asked for its products, their sum, z and a`() throws {
    var request = ExplainRequest("feature-map")
    request[.input] = "1 2 3"
    request[.filter] = "2 -1"
    request[.bias] = "-0.5"
    let steps = try request.explanation().steps(of: 1)
    #expect(steps.map(\.question) == ["2·2", "3·(−1)", "4 + (−3)", "1 − 0.5", "σ(0.5)"])
    #expect(steps.prefix(4).map(\.answer) == [4, -3, 1, 0.5])
  }

  @Test func `what people do instead is said of a wrong number`() throws {
    var request = ExplainRequest("correlate2d")
    request[.input] = "1 2 3; 4 5 6"
    request[.filter] = "10 20; 30 40"
    let steps = try request.explanation().steps(of: 1)
    func words(_ step: Int, _ number: Double) -> String? {
      steps[step].slips.first { $0.value == number }?.words
    }
    #expect(words(0, 80) == "That would be with filter[1][1]; what is asked for is filter[0][0].")
    #expect(words(0, 12) == "That is the sum of the two; their product is asked for.")
    #expect(words(4, 230) == "The 240 is left out.")
    #expect(words(4, 840) == "The sum of the cell before is still in it.")
    #expect(words(4, 370) == "That is what another cell comes to, result[0][0].")
    #expect(words(4, 330) == "That would be with filter turned by 180°.")
    #expect(words(4, 117.5) == "That is the mean of the numbers, not their sum.")
  }

  @Test func `a turned overlay that hangs over the edge brings the weights that lie there then`()
    throws
  {
    var request = ExplainRequest("correlate2d")
    request[.input] = "1 2; 3 4"
    request[.filter] = "10 20; 30 40"
    request[.mode] = "full"
    // Above the middle of row 0: 1·30 + 2·40; turned, 1·20 + 2·10.
    let explanation = try request.explanation()
    let cell = try #require(explanation.cells.firstIndex { $0.working == "1·30 + 2·40 = 110" })
    let sum = try #require(explanation.steps(of: cell).last)
    let turned = sum.slips.filter { $0.words.contains("turned") }
    #expect(turned == [.init(words: "That would be with filter turned by 180°.", value: 40)])
  }
}
