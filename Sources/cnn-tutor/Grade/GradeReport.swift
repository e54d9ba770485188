internal import Course
internal import Judge
internal import SwiftTokens

/// What came of a class, for those who print it.
struct GradeReport: Sendable {
  /// A student and what came of the hand-in; nil where it was not graded any more.
  struct Row: Sendable {
    var handIn: HandIn
    var grade: Grade
    var points: Double
  }

  let lessons: [GradedLesson]
  let rows: [Row]
  /// How many hand-ins there are, graded or not.
  let count: Int
  /// What drew the random cases.
  let seed: UInt64
  /// Sentences about the class's folders.
  let remarks: [String]

  init(
    _ handIns: HandIns, _ grades: [Int: Grade], _ lessons: [GradedLesson], seed: UInt64
  ) {
    self.lessons = lessons
    self.seed = seed
    remarks = handIns.remarks
    count = handIns.all.count
    let weights = Dictionary(uniqueKeysWithValues: lessons.map { ($0.lesson.number, $0.weight) })
    rows = handIns.all.indices.compactMap { index in
      grades[index].map { grade in
        Row(
          handIn: handIns.all[index], grade: grade,
          points: grade.lessons.reduce(0) { $0 + $1.share * (weights[$1.number] ?? 0) })
      }
    }
  }

  /// The points for everything.
  var outOf: Double { lessons.reduce(0) { $0 + $1.weight } }

  /// Whether each hand-in was judged to its end.
  var isWhole: Bool { rows.count == count && rows.allSatisfy { $0.grade.problem == nil } }
}

// MARK: - The class

extension GradeReport {
  /// The mistakes that were recognised, with their lesson and how many students made them, the most
  /// frequent first.
  var mistakes: [(mistake: Grade.Mistake, lesson: Int, count: Int)] {
    struct Key: Hashable {
      var mistake: Grade.Mistake
      var lesson: Int
    }
    var counts: [Key: Int] = [:]
    for lesson in rows.flatMap(\.grade.lessons) {
      for mistake in lesson.mistakes {
        counts[Key(mistake: mistake, lesson: lesson.number), default: 0] += 1
      }
    }
    return counts.map { (mistake: $0.key.mistake, lesson: $0.key.lesson, count: $0.value) }
      .sorted { ($1.count, $0.lesson, $0.mistake.id) < ($0.count, $1.lesson, $1.mistake.id) }
  }

  /// For each lesson how many students have that one as their first that is not right, without those
  /// who have not begun at all.
  var stuck: [(lesson: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for row in rows {
      let begun = row.grade.lessons.contains { ![.notStarted, .missing].contains($0.state) }
      guard begun, let first = row.grade.lessons.first(where: { $0.state != .right }) else {
        continue
      }
      counts[first.number, default: 0] += 1
    }
    return counts.map { (lesson: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.lesson) < ($0.count, $1.lesson) }
  }

  /// The students whose file of a lesson does not compile.
  var broken: [(lesson: Int, names: [String])] {
    lessons.compactMap { graded -> (lesson: Int, names: [String])? in
      let number = graded.lesson.number
      let names = rows.filter { row in
        row.grade.lessons.contains { $0.number == number && $0.state == .doesNotCompile }
      }.map(\.handIn.name)
      return names.isEmpty ? nil : (number, names)
    }
  }

  /// The students whose files of a lesson are the same to the letter, and neither the starter nor the
  /// solution.
  var same: [(lesson: Int, names: [String])] {
    lessons.flatMap { graded -> [(lesson: Int, names: [String])] in
      let lesson = graded.lesson
      let given = [Array(lesson.starter.utf8), Array(lesson.solution.utf8)]
      var names: [[UInt8]: [String]] = [:]
      for row in rows {
        guard let file = row.handIn.files[lesson.number], !given.contains(file.contents) else {
          continue
        }
        names[file.contents, default: []].append(row.handIn.name)
      }
      return names.values.filter { $0.count > 1 }.map { (lesson: lesson.number, names: $0) }
        .sorted { $0.names.lexicographicallyPrecedes($1.names) }
    }
  }

  /// The students whose file of a lesson is the course's own solution, but for comments and blanks.
  var solutions: [(lesson: Int, names: [String])] {
    lessons.compactMap { graded -> (lesson: Int, names: [String])? in
      let lesson = graded.lesson
      let solution = SwiftTokens(lesson.solution).texts
      let names = rows.filter { row in
        guard let file = row.handIn.files[lesson.number] else { return false }
        return SwiftTokens(String(decoding: file.contents, as: UTF8.self)).texts == solution
      }.map(\.handIn.name)
      return names.isEmpty ? nil : (lesson.number, names)
    }
  }

  /// What is odd about hand-ins, by the student.
  var odd: [(name: String, remarks: [String])] {
    rows.compactMap { row -> (name: String, remarks: [String])? in
      let remarks = row.handIn.remarks + (row.grade.problem.map { [$0] } ?? [])
      return remarks.isEmpty ? nil : (row.handIn.name, remarks)
    }
  }
}
