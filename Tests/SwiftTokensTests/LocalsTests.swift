import SwiftTokens
import Testing

@Suite struct LocalsTests {
  private static let file = """
    func winners(map: [[Double]], stride: Int) -> [Double] {
      let columns = map[0].count, rows = map.count
      var best: [Double] = []
      for row in 0..<rows {
        let left = row * stride
        if let first = map.first { best.append(first[0]) }
        let (i, j) = (left / columns, left % columns)
        best.append(
          map[i][j]
        )
        let sums = map.map { line in
          line[0]
        }
        best[0] += sums[0]
      }
      return best
    }
    """

  private func names(_ line: Int) -> [String]? {
    SwiftTokens(Self.file).statement(beginningOn: line)?.locals.map { "\($0.name):\($0.line)" }
  }

  @Test func `what a statement can use is known`() throws {
    #expect(names(8) == ["columns:2", "best:3", "left:5", "i:7", "j:7"])
    #expect(names(14) == ["columns:2", "best:3", "left:5", "i:7", "j:7", "sums:11"])
    #expect(names(16) == ["columns:2", "best:3"])
    let statement = try #require(SwiftTokens(Self.file).statement(beginningOn: 8))
    let rest = String(decoding: Array(Self.file.utf8)[statement.offset...], as: UTF8.self)
    #expect(rest.hasPrefix("best.append("))
  }

  /// The rest of an expression, a closure, the end of a block, a line of no function.
  @Test(arguments: [9, 10, 12, 13, 15, 18, 40])
  func `no statement begins where one more would change the program`(_ line: Int) {
    #expect(names(line) == nil)
  }
}
