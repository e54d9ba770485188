/// What a learner has done so far, by the slug of the lesson.
public struct Progress: Sendable, Equatable {
  /// What was done in each lesson about which something is known.
  public var lessons: [String: LessonProgress] = [:]

  init(lessons: [String: LessonProgress]) { self.lessons = lessons }

  /// Nothing was done yet.
  public init() {}

  /// A lesson that nothing is known about has been neither read nor tried.
  public subscript(slug: String) -> LessonProgress {
    get { lessons[slug] ?? LessonProgress() }
    set { lessons[slug] = newValue == LessonProgress() ? nil : newValue }
  }
}

/// What a learner has done in one lesson.
public struct LessonProgress: Sendable, Equatable {
  /// When the exercise was first judged right, in seconds since 1970.
  public var passed: Int?

  /// When the exercise was judged wrong after it had been right, likewise; nil once it is right again.
  public var broken: Int?

  /// The fingerprint of the exercise's file as it was last judged, where it has ever been right.
  public internal(set) var judged: String?

  /// How many hints were taken.
  public var hints = 0

  /// How often each mistake was recognised, by its id.
  public var mistakes: [String: Int] = [:]

  /// The step of the lesson that was last on the screen, from 1.
  public var step: Int?

  /// When the last step was first on the screen, in seconds since 1970.
  public var read: Int?

  /// When each prediction was first answered right, by its answer's reference, in seconds since 1970.
  public var answered: [String: Int] = [:]

  /// When the answer of a prediction was first shown to the learner instead, likewise.
  public var shown: [String: Int] = [:]

  /// When an exam was begun, in seconds since 1970.
  public var began: Int?

  /// How often an exam was handed in since it was begun.
  public var tries = 0

  /// What was practised, by the question's name: `double.cell`.
  public var practice: [String: PracticeRecord] = [:]
}

extension LessonProgress {
  /// Notes which file a verdict was about.
  public mutating func noteJudged(_ contents: [UInt8]) { judged = Fingerprint.bytes(contents) }
}

extension Progress {
  /// Both together: what either knows, the larger number where both do.
  func merged(with other: Progress) -> Progress {
    Progress(
      lessons: lessons.merging(other.lessons) { first, second in
        LessonProgress(
          passed: [first.passed, second.passed].compactMap(\.self).min(),
          broken: first.broken ?? second.broken,
          judged: first.judged ?? second.judged,
          hints: max(first.hints, second.hints),
          mistakes: first.mistakes.merging(second.mistakes) { max($0, $1) },
          step: first.step ?? second.step,
          read: [first.read, second.read].compactMap(\.self).min(),
          answered: first.answered.merging(second.answered) { min($0, $1) },
          shown: first.shown.merging(second.shown) { min($0, $1) },
          began: first.began ?? second.began, tries: max(first.tries, second.tries),
          practice: first.practice.merging(second.practice) { $0.asked < $1.asked ? $1 : $0 })
      })
  }
}
