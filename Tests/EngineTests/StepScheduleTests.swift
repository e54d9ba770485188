@testable internal import Engine
internal import Testing

@Suite struct `The size of the steps` {
  struct Row: Sendable, CustomTestStringConvertible {
    var rise: Float
    var fall: StepSchedule.Fall
    /// Of batches 0, 9, 50 and 99 of 100, the largest size being 2.
    var sizes: [Float]
    var testDescription: String { "\(fall) after \(rise)" }
  }

  // Worked out from 2 · min(1, (batch + 1) / (100 · rise)), times 1, 1 − batch / 100 or
  // (1 + cos(π · batch / 100)) / 2.
  static let rows = [
    Row(rise: 0, fall: .constant, sizes: [2, 2, 2, 2]),
    Row(rise: 0.2, fall: .constant, sizes: [0.1, 1, 2, 2]),
    Row(rise: 0, fall: .linear, sizes: [2, 1.82, 1, 0.02]),
    Row(rise: 0.1, fall: .linear, sizes: [0.2, 1.82, 1, 0.02]),
    Row(rise: 0, fall: .cosine, sizes: [2, 1.960_294, 1, 0.000_493_4]),
    Row(rise: 1, fall: .linear, sizes: [0.02, 0.182, 0.51, 0.02]),
  ]

  @Test(arguments: rows)
  func `grow in a straight line, and fall as they are told to`(_ row: Row) {
    let schedule = StepSchedule(rise: row.rise, fall: row.fall)
    for (batch, expected) in zip([0, 9, 50, 99], row.sizes) {
      let size = schedule.size(2, batch, of: 100)
      #expect((size - expected).magnitude < 1e-5, "batch \(batch): \(size)")
    }
  }

  @Test func `are right in a run of a single step, too`() {
    for fall in StepSchedule.Fall.allCases {
      #expect(StepSchedule(rise: 0.05, fall: fall).size(3, 0, of: 1) == 3)
    }
  }
}
