internal import Testing

@testable internal import Course

@Suite struct TrainingReportTests {
  let value = Value.tuple([
    .init("losses", .vector([2.3, 0.4])),
    .init("accuracies", .vector([0.1, 0.9])),
    .init("trained", .integer(4)),
    .init("heldOut", .integer(2)),
    .init("filters", .volume([[[1, 2], [3, 4]]])),
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
    #expect(report?.filters == [[[1, 2], [3, 4]]])
    #expect(report?.misread == [.init(picture: [[0, 1]], digit: 3, read: 5)])
  }

  @Test func `a value with a damaged picture is no report`() {
    guard case .tuple(var fields) = value else { return }
    fields[5].value = .list([.tuple([.init("picture", .text("8"))])])
    #expect(TrainingReport(.tuple(fields)) == nil)
  }
}
