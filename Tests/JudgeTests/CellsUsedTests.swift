import Course
import Testing

@testable import Judge

@Suite struct CellsUsedTests {
  private static let rows: [[Double]] = [[1, 2, 3], [4, 5, 6]]

  private let input = Argument(
    path: ["input"], value: .list(rows.map { .list($0.map(Value.number)) }))

  private func sum(_ places: [[Int]], of name: String = "input") -> Expression {
    .sum(places.map { .argument(name: name, index: $0, value: 1) })
  }

  @Test func `the cells of both formulas are told apart`() throws {
    let used = try #require(
      CellsUsed(yours: sum([[0, 1], [1, 1]]), right: sum([[0, 0], [1, 0]]), in: [input]))
    #expect(used.argument == "input" && used.rows == Self.rows)
    #expect(used.yours == [.init(row: 0, column: 1), .init(row: 1, column: 1)])
    #expect(used.right == [.init(row: 0, column: 0), .init(row: 1, column: 0)])
  }

  @Test func `of a stack the map is named`() throws {
    let stack = Argument(path: ["maps"], value: .list([input.value, input.value]))
    let used = try #require(
      CellsUsed(
        yours: sum([[1, 0, 1]], of: "maps"), right: sum([[1, 0, 0]], of: "maps"), in: [stack]))
    #expect(used.argument == "maps[1]")
  }

  /// Nothing is shown where both take the same cells, where all belong there, where one takes none, and
  /// where a formula is not known in full.
  @Test func `nothing is shown where that would say nothing`() {
    let all = (0..<2).flatMap { row in (0..<3).map { [row, $0] } }
    let few = sum([[0, 0], [0, 1]])
    #expect(CellsUsed(yours: few, right: few, in: [input]) == nil)
    #expect(CellsUsed(yours: few, right: sum(all), in: [input]) == nil)
    #expect(CellsUsed(yours: .constant(3), right: few, in: [input]) == nil)
    #expect(
      CellsUsed(yours: .product([few, .large(2)]), right: sum([[1, 1]]), in: [input]) == nil)
  }
}
