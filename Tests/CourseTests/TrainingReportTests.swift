internal import Testing

@testable internal import Course

@Suite struct TrainingReportTests {
  let value = Value.tuple([
    .init("losses", .vector([2.3, 0.4])),
    .init("accuracies", .vector([0.1, 0.9])),
    .init("trained", .integer(4)),
    .init("heldOut", .integer(2)),
    .init(
      "network",
      .tuple([
        .init("filters", .list([.volume([[[1, 2], [3, 4]]])])),
        .init("filterBiases", .vector([5])), .init("w", .matrix([[6, 7]])),
        .init("b", .vector([8])),
      ])),
    .init(
      "misread",
      .list([
        .tuple([
          .init("picture", .matrix([[0, 1]])), .init("digit", .integer(3)),
          .init("read", .integer(5)),
        ])
      ])),
  ])

  @Test func `a report is read from the value that the training returns`() {
    let report = TrainingReport(value)
    #expect(report?.losses == [2.3, 0.4])
    #expect(report?.accuracies == [0.1, 0.9])
    #expect(report?.trained == 4)
    #expect(report?.heldOut == 2)
    #expect(
      report?.network
        == .init(
          filters: [[[[1, 2], [3, 4]]]], filterBiases: [5], weights: [[6, 7]], biases: [8]))
    #expect(report?.misread == [.init(picture: [[0, 1]], digit: 3, read: 5)])
  }

  @Test func `a value with a damaged picture is no report`() {
    guard case .tuple(var fields) = value else { return }
    fields[5].value = .list([.tuple([.init("picture", .text("8"))])])
    #expect(TrainingReport(.tuple(fields)) == nil)
  }

  @Test func `a value whose network lacks its biases is no report`() {
    guard case .tuple(var fields) = value, case .tuple(let network) = fields[4].value else {
      return
    }
    fields[4].value = .tuple(network.dropLast())
    #expect(TrainingReport(.tuple(fields)) == nil)
  }
}
