import Course
import LearnerWorkspace
import Platform
import TestSupport
import Testing

/// A workspace that the first edition made, kept as it was when it had been half worked through: five
/// lessons passed, one wrong, one with a hint asked and a line changed, seven not begun.
@Suite struct FirstEditionTests {
  private static let kept = Path.join(Path.folder(#filePath), "FirstEdition")

  private static let passed: Set = [
    "shared-weights", "cross-correlation", "valid-and-full", "feature-map", "bias-gradient",
  ]

  private func inCopy(_ body: (Workspace) throws -> Void) throws {
    try inFolder { folder in
      for path in try paths(in: Self.kept) {
        try Files.makeFolder(Path.folder(Path.join(folder, path)))
        try Files.write(Files.read(Path.join(Self.kept, path)), to: Path.join(folder, path))
      }
      try body(try Workspace.named(folder))
    }
  }

  private func paths(in folder: String) throws -> [String] {
    try Files.names(in: folder).flatMap { name in
      let path = Path.join(folder, name)
      return Files.isFolder(path)
        ? try paths(in: path).map { Path.join(name, $0) } : [name]
    }
  }

  @Test func `opens with everything passed, and untouched files are not in work`() throws {
    try inCopy { workspace in
      let course = Course.embedded
      let progress = try workspace.progress.load()
      #expect(progress.notice == nil)
      let passed = progress.progress.lessons.filter { $0.value.passed != nil }.keys
      #expect(Set(passed) == Self.passed)
      #expect(progress.progress["gradient-check"].mistakes == ["check.no2": 1])
      #expect(progress.progress["stacking"].hints == 1)
      let touched = Self.passed.union(["stacking", "gradient-check"])
      for lesson in course.lessons
      where Files.exists(Path.join(Self.kept, "Exercises/\(lesson.fileName)")) {
        #expect(workspace.isUntouched(lesson) == !touched.contains(lesson.slug), "\(lesson.slug)")
      }
    }
  }

  @Test func `keeps every file with work in it and every pass when it is updated`() throws {
    try inCopy { workspace in
      let progress = try Files.read(Path.join(workspace.stateFolder.path, "progress"))
      let (updated, changes) = try Workspace.make(at: workspace.root, course: Course.embedded)
      #expect(updated == workspace && !changes.isNew && !changes.hadLostState)
      #expect(try Files.read(Path.join(workspace.stateFolder.path, "progress")) == progress)
      for path in try paths(in: Self.kept) where path.hasPrefix("Exercises/") {
        let isWork = Self.passed.union(["stacking", "gradient-check"])
          .contains { path.hasSuffix("-\($0).swift") }
        let isSame =
          try Files.read(Path.join(workspace.root, path)) == Files.read(Path.join(Self.kept, path))
        #expect(isSame || !isWork && changes.updated.contains(path), "\(path)")
      }
      #expect(changes.updated.contains("Exercises/13-softmax-and-friends.swift"))
    }
  }
}
