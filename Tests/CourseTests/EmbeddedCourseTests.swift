import Platform
import TestSupport
import Testing

@testable import Course

struct EmbeddedCourseTests {
  /// A build does not notice a new file beside the ones it knows; this does.
  @Test func `the course in the binary is the folder, file by file`() throws {
    // What is written for authors is no part of the course.
    let files = try Course(directory: Path.join(PackageFolder.root, "Lessons")).files
      .filter { $0.key != "README.md" }
    #expect(Course.embedded.files.keys.sorted() == files.keys.sorted())
    for (path, text) in files {
      #expect(Course.embedded.files[path] == text, "\(path) was changed since the last build.")
    }
  }

  @Test func `each lesson is found by number, slug, folder and title`() throws {
    let course = Course.embedded
    #expect(!course.lessons.isEmpty)
    for lesson in course.lessons {
      let names = [
        "\(lesson.number)", lesson.slug, lesson.folder, "\(lesson.number)-\(lesson.slug)",
        lesson.slug.uppercased(), lesson.title.uppercased(), "\(lesson.folder)/",
        "./\(lesson.folder)", "Exercises/\(lesson.fileName)", lesson.fileName,
        "/home/Ada/Lessons/\(lesson.folder)/mistakes.md", "../\(lesson.folder)/figures/stack.svg",
      ]
      for name in names { #expect(try course.lesson(name).folder == lesson.folder, "\(name)") }
    }
  }

  @Test func `each lesson says in which folder the file of its exercise is`() {
    for lesson in Course.embedded.lessons {
      #expect(lesson.file("lesson.md")?.contains("`Exercises/\(lesson.fileName)`") == true)
    }
  }

  @Test(arguments: ["", "/", "Lessons", "Exercises/Types.swift", "padding-and-strides/cases.swift"])
  func `a path that leads to no lesson is none`(path: String) {
    #expect(throws: CourseError.noSuchLesson(path, nearest: [])) {
      try Course.embedded.lesson(path)
    }
  }

  @Test func `a misspelt lesson is answered with the nearest ones`() {
    #expect(throws: CourseError.noSuchLesson("valid-and-fall", nearest: ["valid-and-full"])) {
      try Course.embedded.lesson("valid-and-fall")
    }
  }

  @Test func `a folder without lessons is an error that names it`() throws {
    try inFolder { folder in
      let missing = CourseError.missingFile(path: "article.json")
      #expect(throws: missing) { try Course(directory: folder) }
      // It is no file of a lesson's folder.
      #expect(!missing.description.contains("lesson.md"))
      #expect(missing.description.contains("'article.json', the article's numbers"))
      try Files.write("{\"id\": \"x\"}\n", to: Path.join(folder, "article.json"))
      #expect(throws: CourseError.noLessons(directory: folder)) { try Course(directory: folder) }
    }
  }
}
