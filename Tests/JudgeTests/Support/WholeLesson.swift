import Testing

@testable import Course
@testable import ExerciseHarness
@testable import Judge

/// The smallest course that the linter has nothing to say about: one lesson, with all that a lesson
/// has.
enum WholeLesson {
  static let folder = "01-sliding"

  static let commands: Set<String> = ["verify", "lesson"]

  /// The files with which the linter is content.
  static func files() throws -> [String: String] {
    var files = SmallCourse.slidingFiles(in: folder)
    files["article.json"] = SmallCourse.files["article.json"]
    files["\(folder)/figures.swift"] = figures
    files["\(folder)/figures/slide.svg"] = figure.svg
    files["\(folder)/figures/slide.json"] = figure.json
    files["\(folder)/hints.md"] = "# Hints\n\n## Hint 1\n\nA\n\n## Hint 2\n\nB\n\n## Hint 3\n\nC\n"
    files["\(folder)/lesson.md"] = text(figure.description)
    return files
  }

  /// What the figures below come to.
  static let figure = Figure(
    description: "A 3×3 input and the result of its first row, 50.",
    rows: [
      [
        .matrix(
          [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
          frames: [Figure.Frame(row: 0, column: 0, rows: 1, columns: 2, mark: .blue)]),
        .sign("→"), .matrix([[50]]),
      ]
    ])

  private static let figures = """
    func figures(_ figures: inout Figures) {
      let x: Matrix = article["A.correlate.valid", "values"]
      let first = x[0][0] * 10 + x[0][1] * 20
      figures.draw(
        "slide", "A 3×3 input and the result of its first row, \\(Int(first)).",
        [
          .matrix(x, frames: [Figure.Frame(row: 0, column: 0, rows: 1, columns: 2, mark: .blue)]),
          .sign("→"), .matrix([[first]]),
        ])
    }

    """

  private static func text(_ description: String) -> String {
    """
    # An overlay slides

    An overlay slides over a matrix.

    ## Sliding

    ![\(description)](figures/slide.svg)

    At the first position `1·10 + 2·20 + 4·30 + 5·40 = 370`:

    ```math
    z = \\sum_{i} w_i
    ```

    ```matrix A.correlate.valid
    370 470
    670 770
    ```

    ```predict
    What stands beside 370?

    answer: A.correlate.valid[0][1]
    why: `2·10 + 3·20 + 5·30 + 6·40 = 470`
    ```

    ```predict
    And below it?

    answer: A.correlate.valid[1][0]
    why: `4·10 + 5·20 + 7·30 + 8·40 = 670`
    ```

    ```swift example
    print(correlate([[1, 2, 3]], [[10, 20]]))
    ```

    ```output
    [[50.0, 80.0]]
    ```

    ## Exercise

    Write it, and type `cnn-tutor verify 1`.

    """
  }
}
