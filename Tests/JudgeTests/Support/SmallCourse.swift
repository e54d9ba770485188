import Testing

import Course
import Platform

@testable import Judge

/// Two exercises of a few lines, so that a test of the judge depends on no lesson's text.
enum SmallCourse {
  static let turning = Assignment(
    number: 1, slug: "turning", title: "Turning", fileName: "01-turning.swift",
    starter: "func rotate180(_ overlay: Matrix) -> Matrix {\n  todo()\n}\n",
    solution: "func rotate180(_ overlay: Matrix) -> Matrix {\n"
      + "  overlay.reversed().map { $0.reversed() }\n}\n",
    exercise: Exercise(
      functions: [
        ExerciseFunction(
          "rotate180", parameters: [.init("_", "overlay", .matrix)], result: .matrix,
          section: "Turning", reference: { .matrix(rotated($0[0].matrix ?? [])) })
      ],
      cases: [
        ExerciseCase(
          "turn.small", .edge, title: "two rows", function: "rotate180",
          arguments: [.matrix([[1, 2, 3], [4, 5, 6]])])
      ],
      randomCases: { _ in [] }, mistakes: []))

  static let sliding = Assignment(
    number: 2, slug: "sliding", title: "Sliding", fileName: "02-sliding.swift",
    starter: """
      /// Slides and adds up.
      func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix {
        // TODO: slide, multiply, add.
        todo()
      }

      """,
    solution: program("return sums"), exercise: correlation)

  /// A right `correlate` but for the body's last line, which may use `sums`, the right result.
  static func program(_ lastLine: String, imports: String = "", before: String = "") -> String {
    """
    \(imports)
    func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix {
      \(before)
      let rows = input.count - overlay.count + 1
      let columns = input[0].count - overlay[0].count + 1
      var sums = Matrix(repeating: Array(repeating: 0, count: columns), count: rows)
      for row in 0..<rows {
        for column in 0..<columns {
          for i in overlay.indices {
            for j in overlay[0].indices {
              sums[row][column] += input[row + i][column + j] * overlay[i][j]
            }
          }
        }
      }
      \(lastLine)
    }

    """
  }

  static func rotated(_ rows: [[Double]]) -> [[Double]] { rows.reversed().map { $0.reversed() } }

  static func correlated(_ input: [[Double]], _ overlay: [[Double]]) -> [[Double]] {
    (0...(input.count - overlay.count)).map { row in
      (0...(input[0].count - overlay[0].count)).map { column in
        products(input, overlay, row, column).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
  }

  private static func products(
    _ input: [[Double]], _ overlay: [[Double]], _ row: Int, _ column: Int
  ) -> [(Double, Double)] {
    overlay.indices.flatMap { i in
      overlay[i].indices.map { j in (input[row + i][column + j], overlay[i][j]) }
    }
  }

  private static let correlation = Exercise(
    functions: [
      ExerciseFunction(
        "correlate",
        parameters: [.init("_", "input", .matrix), .init("_", "overlay", .matrix)],
        result: .matrix, section: "Sliding",
        shapeRule: { arguments in
          let (input, overlay) = (arguments[0].matrix ?? [], arguments[1].matrix ?? [])
          let rows = input.count - overlay.count + 1
          let columns = input[0].count - overlay[0].count + 1
          return [
            .init("rows", "\(input.count) − \(overlay.count) + 1", rows),
            .init("columns", "\(input[0].count) − \(overlay[0].count) + 1", columns),
          ]
        },
        working: { arguments, index in
          products(
            arguments[0].matrix ?? [], arguments[1].matrix ?? [], index[0], index[1]
          ).map { "\(Int($0.0))·\(Int($0.1))" }.joined(separator: " + ")
        },
        reference: { .matrix(correlated($0[0].matrix ?? [], $0[1].matrix ?? [])) })
    ],
    cases: [
      // Appendix A of the article.
      ExerciseCase(
        "A.correlate.valid", .article, title: "the article's first", function: "correlate",
        arguments: [
          .matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), .matrix([[10, 20], [30, 40]]),
        ],
        facts: [.init("A.correlate.valid")]),
      ExerciseCase(
        "tall", .edge, title: "taller than wide", function: "correlate",
        arguments: [
          .matrix([[1, 4, -2, 0], [3, 0, 5, 2], [-1, 6, 2, -4], [2, 7, 1, 3]]),
          .matrix([[2, 0], [-1, 3], [4, 1]]),
        ]),
    ],
    randomCases: { generator in
      (2...5).map { size in
        let input = (0..<size).map { _ in
          (0...size).map { _ in Double(Int.random(in: -9...9, using: &generator)) }
        }
        let overlay = [[1.0, 2], [3, 5]]
        return ExerciseCase(
          "random.\(size)", .random, title: "\(size) rows", function: "correlate",
          arguments: [.matrix(input), .matrix(overlay)])
      }
    },
    mistakes: [
      Mistake(
        "rotated", title: "the overlay is rotated", reason: "Convolution does.",
        advice: "Look at the corners.",
        edits: [.init("overlay[i][j]", "overlay[overlay.count - 1 - i][overlay[0].count - 1 - j]")],
        wrong: [
          "correlate": { .matrix(correlated($0[0].matrix ?? [], rotated($0[1].matrix ?? []))) }
        ]),
      Mistake(
        "doubled", title: "everything is doubled", reason: "Twice is not once.",
        advice: "Count.", edits: [.init("return sums", "return sums.map { $0.map { 2 * $0 } }")],
        wrong: [
          "correlate": {
            .matrix(
              correlated($0[0].matrix ?? [], $0[1].matrix ?? []).map { $0.map { 2 * $0 } })
          }
        ]),
    ])

  static let all = [turning, sliding]
}

/// The suites whose tests compile and run programs, one at a time: the compiler needs the machine.
@Suite(.serialized) enum RunningTests {}

/// What tests judge with.
enum TestJudge {
  static func judge(
    timeout: Duration = .seconds(60), memoryLimit: Int = 2 << 30, cache: String? = nil,
    seed: UInt64 = 1
  ) throws -> Judge {
    Judge(
      compiler: try Compiler.find(), article: try Course.embedded.article(),
      options: Judge.Options(timeout: timeout, seed: seed, memoryLimit: memoryLimit),
      cacheDirectory: cache.map { OwnFolder($0) })
  }

  /// The verdict on a file for the exercise `correlate`.
  static func verdict(
    _ source: String, timeout: Duration = .seconds(60), memoryLimit: Int = 2 << 30
  ) async throws -> Verdict {
    try await verdict(
      SourceFile(path: "Exercises/02-sliding.swift", text: source), timeout: timeout,
      memoryLimit: memoryLimit)
  }

  static func verdict(
    _ file: SourceFile, timeout: Duration = .seconds(60), memoryLimit: Int = 2 << 30
  ) async throws -> Verdict {
    let verdicts = try await judge(timeout: timeout, memoryLimit: memoryLimit).verify(
      [2], of: SmallCourse.all, submissions: [2: .file(file)])
    return try #require(verdicts.first)
  }

  /// A folder that is removed when `body` is done.
  static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = try Files.makeTemporaryFolder(prefix: "judge-tests")
    defer { try? Files.removeTree(folder) }
    return try await body(folder)
  }
}
