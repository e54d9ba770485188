internal import Course
internal import LessonFolder

/// The files of a workspace, by their paths in it.
struct WorkspaceTemplate {
  struct File: Equatable {
    var path: String
    var text: String
    /// The lesson whose starter this is.
    var lesson: Int?
  }

  var files: [File]

  init(_ course: Course) {
    files = [
      File(path: "Package.swift", text: Self.package),
      File(path: "README.md", text: Self.readme),
      File(path: ".gitignore", text: Self.ignored),
      File(path: ".vscode/tasks.json", text: Self.tasks),
      File(path: "Exercises/\(ExerciseTypes.fileName)", text: ExerciseTypes.source),
    ]
    files += course.lessons.map { lesson in
      File(path: Workspace.path(lesson), text: lesson.starter, lesson: lesson.number)
    }
  }

  /// An earlier edition kept results in `.cnn-tutor/cache`, and nobody removes them.
  private static let ignored = ".build/\n.cnn-tutor/cache/\n.cnn-tutor/lock\n"

  private static let package = """
    // swift-tools-version: 5.9

    import PackageDescription

    // For your editor: with a package it can complete and check what you write.
    // What is right and what is not, `cnn-tutor verify` says.
    let package = Package(
      name: "CNNExercises",
      targets: [.target(name: "Exercises", path: "Exercises")]
    )

    """

  private static let readme = """
    # My exercises

    Each lesson of `cnn-tutor` has one file in `Exercises`. Open this folder in an editor, and in a
    terminal beside it, in this folder:

        cnn-tutor lesson 1    read
        cnn-tutor watch       write; every time you save, your numbers are judged
        cnn-tutor hint 1      when you are stuck
        cnn-tutor             where you are and what to do next

    `Types.swift` holds the types that all exercises share. `.cnn-tutor` holds your progress: keep it
    when you copy this folder. `cnn-tutor reset 1` starts an exercise over and keeps what you wrote
    in the folder `Kept`.

    """

  /// The matcher reads the `file:line:column: error: …` lines of a verdict, whose files are relative
  /// to the working folder.
  private static let tasks = """
    {
      "version": "2.0.0",
      "tasks": [
        {
          "label": "cnn-tutor: verify",
          "type": "shell",
          "command": "cnn-tutor",
          "args": ["verify", "--color", "never"],
          "options": { "cwd": "${workspaceFolder}" },
          "group": { "kind": "test", "isDefault": true },
          "presentation": { "reveal": "always", "clear": true },
          "problemMatcher": {
            "owner": "cnn-tutor",
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "pattern": {
              "regexp": "^\\\\s*(.+?\\\\.swift):(\\\\d+):(\\\\d+):\\\\s+(?:(error|warning|note):\\\\s+)?(.*)$",
              "file": 1,
              "line": 2,
              "column": 3,
              "severity": 4,
              "message": 5
            }
          }
        },
        {
          "label": "cnn-tutor: watch",
          "type": "shell",
          "command": "cnn-tutor",
          "args": ["watch"],
          "presentation": { "reveal": "always", "panel": "dedicated" },
          "problemMatcher": []
        }
      ]
    }

    """
}
