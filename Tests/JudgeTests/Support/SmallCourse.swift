import LessonFolder
import Testing

@testable import Course
@testable import Judge

/// A course of three lessons of a few lines each, so that a test of the judge depends on no lesson's
/// text. Its programs are compiled, as those of any course are that the tutor was not built with.
enum SmallCourse {
  static let turning = lesson(1)
  static let sliding = lesson(2)
  static let convolving = lesson(3)
  static let all = [turning, sliding, convolving]

  /// The exercises of the course with other files in it.
  static func assignments(_ changed: [String: String]) throws -> [Assignment] {
    try Course(files: files.merging(changed) { $1 }).assignments()
  }

  private static func lesson(_ number: Int) -> Assignment {
    do {
      return try assignments([:])[number - 1]
    } catch {
      preconditionFailure("The small course cannot be read. \(error)")
    }
  }

  static let files: [String: String] =
    [
      // Appendix A of the article.
      "article.json": """
      {"examples": [
      {"id": "A.correlate.valid", "where": "Appendix A", "source": "printed in the article", \
      "inputs": {"values": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "f": [[10, 20], [30, 40]]}, \
      "operation": "correlate2d(values, f, mode=\\"valid\\")", \
      "expected": [[370, 470], [670, 770]]}
      ]}

      """,
      "01-turning/lesson.md": "# Turning\n",
      "01-turning/hints.md": "## Hint 1\n\nLook.\n",
      "01-turning/exercise.swift":
        "func rotate180(_ overlay: Matrix) -> Matrix {\n  todo()\n}\n",
      "01-turning/solution.swift": """
      func rotate180(_ overlay: Matrix) -> Matrix {
        overlay.reversed().map { $0.reversed() }
      }

      """,
      "01-turning/cases.swift": """
      func cases(_ cases: inout Cases) {
        cases.edge("turn.small", "two rows", .rotate180([[1, 2, 3], [4, 5, 6]]))
      }

      func random(_ draw: inout Draw, _ cases: inout Cases) {}

      """,
      "03-convolving/lesson.md": "# Convolving\n",
      "03-convolving/hints.md": "## Hint 1\n\nLook.\n",
      "03-convolving/exercise.swift":
        "func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {\n  todo()\n}\n",
      "03-convolving/solution.swift": """
      func convolve(_ input: Matrix, _ overlay: Matrix) -> Matrix {
        correlate(input, rotate180(overlay))
      }

      """,
      "03-convolving/cases.swift": """
      func cases(_ cases: inout Cases) {
        cases.edge("convolve", "two by three", .convolve([[1, 2, 3], [4, 5, 6]], [[1, 2]]))
      }

      func random(_ draw: inout Draw, _ cases: inout Cases) {}

      """,
    ].merging(slidingFiles(in: "02-sliding")) { $1 }

  /// The lesson of `correlate`, as a folder of this name.
  static func slidingFiles(in folder: String) -> [String: String] {
    [
      "\(folder)/lesson.md": "# Sliding\n",
      "\(folder)/hints.md": "## Hint 1\n\nLook.\n",
      "\(folder)/exercise.swift": """
      /// Slides and adds up.
      func correlate(_ input: Matrix, _ overlay: Matrix) -> Matrix {
        // TODO: slide, multiply, add.
        todo()
      }

      """,
      "\(folder)/solution.swift": "/// Taught in “Sliding”." + program("return sums"),
      "\(folder)/cases.swift": slidingCases,
      "\(folder)/mistakes.md": slidingMistakes,
    ]
  }

  static let slidingCases = """
    func cases(_ cases: inout Cases) {
      cases.article(
        "A.correlate.valid", "the article's first",
        .correlate(article["A.correlate.valid", "values"], article["A.correlate.valid", "f"]),
        gives: "A.correlate.valid")
      cases.edge(
        "tall", "taller than wide",
        .correlate(
          [[1, 4, -2, 0], [3, 0, 5, 2], [-1, 6, 2, -4], [2, 7, 1, 3]],
          [[2, 0], [-1, 3], [4, 1]]))
    }

    func random(_ draw: inout Draw, _ cases: inout Cases) {
      for size in 2...5 {
        cases.random(
          "random.\\(size)", "\\(size) rows",
          .correlate(draw.matrix(size, size + 1), [[1, 2], [3, 5]]))
      }
    }

    func correlateShape(_ input: Matrix, _ overlay: Matrix) -> [Axis] {
      [
        .valid("rows", input.count, overlay.count),
        .valid("columns", input[0].count, overlay[0].count),
      ]
    }

    """

  static let slidingMistakes = """
    # Mistakes

    ## rotated: the overlay is rotated

    Convolution does.

    > Look at the corners.

    ```diff
    -          sums[row][column] += input[row + i][column + j] * overlay[i][j]
    +          let (down, right) = (overlay.count - 1 - i, overlay[0].count - 1 - j)
    +          sums[row][column] += input[row + i][column + j] * overlay[down][right]
    ```

    ## doubled: everything is doubled

    Twice is not once.

    > Count.

    ```diff
    -  return sums
    +  return sums.map { $0.map { 2 * $0 } }
    ```

    """

  /// A section of `mistakes.md`.
  static func mistake(_ id: String, _ title: String, _ diff: String) -> String {
    """

    ## \(id): \(title)

    It happens.

    > Look again.

    ```diff
    \(diff)
    ```

    """
  }

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
}
