@testable import Course
@testable import LearnerWorkspace
import Platform
import TestSupport
import Testing

@Suite struct WorkspaceTests {
  /// A course of two lessons whose starters are these.
  private func course(_ one: String = "// one\n", _ two: String = "// two\n") throws -> Course {
    var files = ["article.json": "{}"]
    for (folder, starter) in [("01-one", one), ("02-two", two)] {
      files["\(folder)/lesson.md"] = "# \(folder)\n"
      files["\(folder)/exercise.swift"] = starter
      files["\(folder)/solution.swift"] = "// solved\n"
      files["\(folder)/hints.md"] = "## First\n\nThink.\n"
    }
    return try Course(files: files)
  }

  @Test func `a new workspace holds the starters and is found from inside`() throws {
    try inFolder { folder in
      let (workspace, changes) = try Workspace.make(at: "\(folder)/w", course: course())
      #expect(changes.isNew)
      #expect(try Files.readText("\(folder)/w/Exercises/02-two.swift") == "// two\n")
      #expect(Files.exists("\(folder)/w/Package.swift"))
      #expect(try Workspace.find(from: "\(folder)/w/Exercises") == workspace)
      #expect(try Workspace.find(from: folder) == nil)
    }
  }

  @Test func `starting again adds what is missing and touches nothing else`() throws {
    try inFolder { folder in
      _ = try Workspace.make(at: folder, course: course())
      try Files.write("my work", to: "\(folder)/Exercises/01-one.swift")
      try Files.write("my package", to: "\(folder)/Package.swift")
      try Files.remove("\(folder)/Exercises/02-two.swift")
      let (_, changes) = try Workspace.make(at: folder, course: course())
      #expect(changes == .init(added: ["Exercises/02-two.swift"]))
      #expect(try Files.readText("\(folder)/Exercises/01-one.swift") == "my work")
      #expect(try Files.readText("\(folder)/Package.swift") == "my package")
    }
  }

  @Test func `a newer course changes untouched starters only and lists the rest`() throws {
    try inFolder { folder in
      _ = try Workspace.make(at: folder, course: course())
      try Files.write("my work", to: "\(folder)/Exercises/01-one.swift")
      let newer = try course("// newer one\n", "// newer two\n")
      let (_, changes) = try Workspace.make(at: folder, course: newer)
      #expect(
        changes
          == .init(updated: ["Exercises/02-two.swift"], outdated: ["Exercises/01-one.swift"]))
      #expect(try Files.readText("\(folder)/Exercises/01-one.swift") == "my work")
      #expect(try Files.readText("\(folder)/Exercises/02-two.swift") == "// newer two\n")
    }
  }

  @Test func `without the record of starters nothing is overwritten`() throws {
    try inFolder { folder in
      _ = try Workspace.make(at: folder, course: course())
      try Files.remove("\(folder)/.cnn-tutor/starters")
      let (_, changes) = try Workspace.make(at: folder, course: course("// new\n"))
      #expect(changes == .init(outdated: ["Exercises/01-one.swift"]))
      #expect(try Files.readText("\(folder)/Exercises/01-one.swift") == "// one\n")
    }
  }

  @Test func `a folder with other things in it is refused`() throws {
    try inFolder { folder in
      try Files.write("mine", to: "\(folder)/notes.txt")
      #expect(throws: WorkspaceError.notEmpty(path: folder)) {
        try Workspace.make(at: folder, course: course())
      }
      #expect(throws: WorkspaceError.isFile(path: "\(folder)/notes.txt")) {
        try Workspace.make(at: "\(folder)/notes.txt", course: course())
      }
      #expect(try Files.names(in: folder) == ["notes.txt"])
    }
  }

  @Test func `a copy without the hidden folder is taken up again`() throws {
    try inFolder { folder in
      _ = try Workspace.make(at: folder, course: course())
      try Files.write("my work", to: "\(folder)/Exercises/01-one.swift")
      try Files.removeTree("\(folder)/.cnn-tutor")
      _ = try Workspace.make(at: folder, course: course())
      #expect(try Files.readText("\(folder)/Exercises/01-one.swift") == "my work")
      #expect(try Workspace.find(from: folder) != nil)
    }
  }

  @Test func `reset brings the starter back and keeps the work, each time`() throws {
    try inFolder { folder in
      let course = try course()
      let (workspace, _) = try Workspace.make(at: folder, course: course)
      let lesson = course.lessons[0]
      #expect(try workspace.reset(lesson) == nil)
      var kept: [String] = []
      for work in ["first", "second"] {
        try Files.write(work, to: workspace.file(lesson))
        kept.append(try #require(try workspace.reset(lesson)))
        #expect(try Files.readText(workspace.file(lesson)) == "// one\n")
      }
      #expect(try kept.map { try Files.readText("\(folder)/\($0)") } == ["first", "second"])
      #expect(kept.allSatisfy { $0.hasPrefix("Kept/01-one-") })
    }
  }

  @Test func `an exercise that is a folder is kept as well`() throws {
    try inFolder { folder in
      let course = try course()
      let (workspace, _) = try Workspace.make(at: folder, course: course)
      let path = workspace.file(course.lessons[0])
      try Files.remove(path)
      try Files.makeFolder("\(path)/inner")
      let kept = try #require(try workspace.reset(course.lessons[0]))
      #expect(Files.isFolder("\(folder)/\(kept)/inner"))
      #expect(try Files.readText(path) == "// one\n")
    }
  }
}
