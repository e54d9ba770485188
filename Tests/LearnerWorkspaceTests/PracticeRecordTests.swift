import LearnerWorkspace
import Testing

@Suite struct PracticeRecordTests {
  private let day = 86_400
  private let start = 1_795_424_400

  @Test(arguments: [(0, 1), (1, 1), (2, 3), (3, 7), (4, 21), (9, 21)])
  func `a question comes back after its days, at another hour too`(rights: Int, days: Int) {
    let record = PracticeRecord(asked: start, rightInARow: rights)
    #expect(!record.isDue(at: start))
    #expect(!record.isDue(at: start + (days - 1) * day + day / 2))
    #expect(record.isDue(at: start + days * day - day / 8))
    #expect(record.isDue(at: start + days * day))
  }

  @Test func `right answers lead through the intervals, and a wrong one back to the first`() {
    var record: PracticeRecord?
    var counts: [Int] = []
    for isRight in [true, true, true, true, true, false, true] {
      record = .after(record, isRight: isRight, isGuess: false, isSure: true, now: start)
      counts.append(record?.rightInARow ?? -1)
    }
    #expect(counts == [1, 2, 3, 4, 4, 0, 1])
  }

  @Test func `a guess that was right leads no further`() {
    let known = PracticeRecord(asked: start, rightInARow: 2)
    let after = PracticeRecord.after(known, isRight: true, isGuess: true, isSure: false, now: start)
    #expect(after.rightInARow == 2)
    #expect(
      PracticeRecord.after(nil, isRight: true, isGuess: true, isSure: false, now: start).rightInARow
        == 1)
  }

  @Test func `who was sure and wrong is remembered until the next answer`() {
    let wrong = PracticeRecord.after(nil, isRight: false, isGuess: false, isSure: true, now: start)
    #expect(wrong.wasSureAndWrong)
    #expect(
      !PracticeRecord.after(wrong, isRight: true, isGuess: false, isSure: true, now: start)
        .wasSureAndWrong)
  }

  @Test func `a clock that was set back a year puts nothing off`() {
    let record = PracticeRecord(asked: start, rightInARow: 4)
    #expect(record.isDue(at: start - 365 * day))
    let again = PracticeRecord.after(
      record, isRight: true, isGuess: false, isSure: false, now: start - 365 * day)
    #expect(!again.isDue(at: start - 365 * day + day))
  }
}
