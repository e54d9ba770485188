public import Course
public import Platform

/// Compiles learners' files, runs their functions on the exercises' cases, and says what is right,
/// what is wrong, and why.
///
///     let judge = Judge(compiler: try Compiler.find(), article: try course.article())
///     let verdicts = try await judge.verify(of: assignments, submissions: files)
public struct Judge: Sendable {
  /// Compiles the learners' files.
  public var compiler: Compiler
  /// The numbers that results are held against.
  public var article: Article
  /// Limits and chances.
  public var options: Options
  /// Where results of runs are kept; nil judges everything anew.
  public var cacheDirectory: OwnFolder?
  /// The tutor's own binary, which holds the programs of its lessons.
  public var tutor: String

  /// A judge with this compiler; without a cache it keeps nothing.
  ///
  /// - Parameter tutor: this very program where nil.
  public init(
    compiler: Compiler, article: Article, options: Options = Options(),
    cacheDirectory: OwnFolder? = nil, tutor: String? = nil
  ) {
    self.tutor = tutor ?? Environment.executablePath ?? CommandLine.arguments[0]
    self.compiler = compiler
    self.article = article
    self.options = options
    self.cacheDirectory = cacheDirectory
  }
}

extension Judge {
  /// What may be chosen of how files are judged.
  public struct Options: Sendable, Equatable {
    /// How long a function may take for all of its cases.
    public var timeout: Duration
    /// What the random cases are drawn with.
    public var seed: UInt64
    /// Bytes of memory a learner's program may ask for.
    var memoryLimit: Int
    /// Bytes of a learner's output that are kept.
    var outputLimit: Int
    /// How long the compiler may take for a program, however often it has to be asked.
    var compileLimit: Duration = .seconds(120)
    /// How many lessons are judged at once; the number of cores where nil.
    public var workers: Int?

    /// The usual limits where no others are given.
    public init(
      timeout: Duration = .seconds(10), seed: UInt64 = 1, memoryLimit: Int = 2 << 30,
      outputLimit: Int = 1 << 14, workers: Int? = nil
    ) {
      self.timeout = timeout
      self.seed = seed
      self.memoryLimit = memoryLimit
      self.outputLimit = outputLimit
      self.workers = workers
    }
  }

  /// How far a verdict is worked out; each stage takes longer than the one before.
  public enum Stage: Int, Sendable, Comparable {
    /// What is right and what is wrong.
    case judged
    /// Which known mistake makes the wrong numbers.
    case named
    /// What the learner's own program computed instead, and at which index it was stopped.
    case explained

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// Judges the lessons named, as many at once as there are cores.
  ///
  /// Where a lesson's file calls functions of an earlier one, the learner's own earlier file is
  /// compiled along if it passes, and the solution if it doesn't; `Verdict.earlier` says which.
  ///
  /// - Parameters:
  ///   - lessons: the numbers of the lessons to judge; all assignments where nil.
  ///   - assignments: the whole course, in order.
  ///   - submissions: the learner's files by lesson; a lesson without one has its solution judged.
  ///   - stage: how far; who shows less need not wait for more.
  ///   - report: called with each verdict as soon as it is there, in no particular order.
  ///   - early: called with what is known of a verdict while it is still being explained; never where
  ///     nothing is left to explain, and always before `report`.
  /// - Returns: the verdicts in the lessons' order.
  /// - Throws: `JudgeError` where nothing could be judged; never for a learner's mistake.
  public func verify(
    _ lessons: Set<Int>? = nil, of assignments: [Assignment], submissions: [Int: Submission],
    upTo stage: Stage = .explained, report: @Sendable (Verdict) -> Void = { _ in },
    early: @escaping @Sendable (Verdict) -> Void = { _ in }
  ) async throws(JudgeError) -> [Verdict] {
    let known = Set(assignments.map(\.number))
    return try await CourseJudge(judge: self, assignments: assignments, submissions: submissions)
      .verdicts(
        lessons.map(known.intersection) ?? known, upTo: stage, report: report, early: early)
  }
}
