import LearnerWorkspace
import Practice
import Testing

@Suite struct PracticeScheduleTests {
  private static let day = 86_400
  private static let now = 1_795_424_400

  private let templates = ["adding", "turning", "sliding"].flatMap { slug in
    ["one", "two", "three"].flatMap { function in
      [PracticeTemplate.Kind.cell, .mistake].map {
        PracticeTemplate(slug: slug, function: "\(slug)\(function)", kind: $0)
      }
    }
  }

  private func progress(_ records: [(PracticeTemplate, PracticeRecord)]) -> Progress {
    var progress = Progress()
    for (template, record) in records { progress[template.slug].practice[template.id] = record }
    return progress
  }

  @Test func `who was sure and wrong is asked first, then what has waited longest`() {
    let records = [
      (templates[0], PracticeRecord(asked: Self.now - 30 * Self.day, rightInARow: 1)),
      (templates[6], PracticeRecord(asked: Self.now - 2 * Self.day, rightInARow: 0)),
      (
        templates[12],
        PracticeRecord(asked: Self.now - Self.day, rightInARow: 0, wasSureAndWrong: true)
      ),
      (templates[7], PracticeRecord(asked: Self.now - 2 * Self.day, rightInARow: 3)),
    ]
    let schedule = PracticeSchedule(templates, progress(records), now: Self.now)
    #expect(schedule.due == [templates[12], templates[0], templates[6]])
  }

  @Test func `what is not in the course any more is left out`() {
    let gone = PracticeTemplate(slug: "gone", function: "f", kind: .cell)
    let schedule = PracticeSchedule(
      templates, progress([(gone, PracticeRecord(asked: 0, rightInARow: 0))]), now: Self.now)
    #expect(schedule.due.isEmpty)
  }

  @Test func `no two of a lesson follow each other where it can be`() {
    let old = PracticeRecord(asked: Self.now - 90 * Self.day, rightInARow: 1)
    let schedule = PracticeSchedule(
      templates, progress(templates.map { ($0, old) }), now: Self.now)
    for order in [schedule.due, schedule.mixed(seed: 3)] {
      #expect(Set(order) == Set(templates) && order.count == templates.count)
      #expect(zip(order, order.dropFirst()).allSatisfy { $0.slug != $1.slug })
    }
  }

  @Test func `a mixed round begins with what was never asked, and differs with its seed`() {
    let schedule = PracticeSchedule(
      templates,
      progress(templates.prefix(9).map { ($0, PracticeRecord(asked: Self.now, rightInARow: 1)) }),
      now: Self.now)
    let order = schedule.mixed(seed: 1)
    #expect(Set(order.prefix(9)) == Set(templates.suffix(9)))
    #expect(order == schedule.mixed(seed: 1) && order != schedule.mixed(seed: 2))
  }
}
