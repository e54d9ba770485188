internal import ConvNet
public import LearnerWorkspace

/// Which questions come next.
///
///     let schedule = PracticeSchedule(templates, progress, now: WallClock.now)
///     schedule.due      // those whose day has come, the surprises first
///     schedule.mixed(seed: 7)  // all of them, no two of a lesson one after the other if it can be
public struct PracticeSchedule: Sendable {
  /// How many are asked in a round.
  public static let roundLength = 10

  private let templates: [PracticeTemplate]
  private let records: [PracticeTemplate: PracticeRecord]
  private let now: Int

  /// - Parameters:
  ///   - templates: what can be asked; records of anything else are left out.
  ///   - now: in seconds since 1970.
  public init(_ templates: [PracticeTemplate], _ progress: Progress, now: Int) {
    self.templates = templates
    self.now = now
    var records: [PracticeTemplate: PracticeRecord] = [:]
    for template in templates {
      records[template] = progress[template.slug].practice[template.id]
    }
    self.records = records
  }

  /// The questions whose day has come: first those that were answered wrong by somebody who was sure,
  /// then those that have waited longest.
  public var due: [PracticeTemplate] {
    let due = templates.compactMap { template in
      records[template].flatMap { $0.isDue(at: now) ? (template: template, record: $0) : nil }
    }.sorted { $0.record.asked < $1.record.asked }
    return Self.spread(due.filter(\.record.wasSureAndWrong).map(\.template))
      + Self.spread(due.filter { !$0.record.wasSureAndWrong }.map(\.template))
  }

  /// All questions in random order, those first that were never asked, lesson by lesson in turn.
  public func mixed(seed: UInt64) -> [PracticeTemplate] {
    var generator = SeededGenerator(seed: seed)
    var shuffled = templates
    generator.shuffle(&shuffled)
    let new = shuffled.filter { records[$0] == nil }
    return Self.inTurn(new) + Self.inTurn(shuffled.filter { records[$0] != nil })
  }

  /// One of each lesson, then the next of each, and never the same function where there is another.
  private static func inTurn(_ templates: [PracticeTemplate]) -> [PracticeTemplate] {
    var lessons: [String] = []
    var left: [String: [PracticeTemplate]] = [:]
    for template in templates {
      if left[template.slug] == nil { lessons.append(template.slug) }
      left[template.slug, default: []].append(template)
    }
    var order: [PracticeTemplate] = []
    while order.count < templates.count {
      for lesson in lessons where left[lesson]?.isEmpty == false {
        let recent = Set(order.suffix(2 * lessons.count).map(\.function))
        let index = left[lesson]?.firstIndex { !recent.contains($0.function) } ?? 0
        if let template = left[lesson]?.remove(at: index) { order.append(template) }
      }
    }
    return order
  }

  /// In this order, but for two of a lesson that would follow each other where another can stand
  /// between them.
  private static func spread(_ templates: [PracticeTemplate]) -> [PracticeTemplate] {
    var (left, order) = (templates, [PracticeTemplate]())
    var counts = Dictionary(grouping: templates, by: \.slug).mapValues(\.count)
    while !left.isEmpty {
      // A lesson of which more than half of the others is: put off, it would stand beside itself.
      let urgent = counts.first { 2 * $0.value > left.count && $0.key != order.last?.slug }?.key
      let index =
        left.firstIndex { $0.slug == urgent }
        ?? left.firstIndex { $0.slug != order.last?.slug } ?? 0
      order.append(left.remove(at: index))
      counts[order[order.count - 1].slug, default: 1] -= 1
    }
    return order
  }
}
