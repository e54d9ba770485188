import Platform
import Testing

@testable import Course

struct EmbeddedCourseTests {
  private let folder = Path.join(
    Path.folder(Path.folder(Path.folder(#filePath))), "Lessons")

  /// A build does not notice a new file beside the ones it knows; this does.
  @Test func `the course in the binary is the folder, file by file`() throws {
    // What is written for authors is no part of the course.
    let files = try Course(directory: folder).files.filter { $0.key != "README.md" }
    #expect(Course.embedded.files.keys.sorted() == files.keys.sorted())
    for (path, text) in files {
      #expect(Course.embedded.files[path] == text, "\(path) was changed since the last build.")
    }
  }

  @Test func `the course has fourteen lessons, each found by number, slug and folder`() throws {
    let course = Course.embedded
    #expect(course.lessons.map(\.number) == Array(1...14))
    #expect(try course.lesson("3").slug == "valid-and-full")
    #expect(try course.lesson("valid-and-full").number == 3)
    #expect(try course.lesson("03-valid-and-full").number == 3)
    #expect(try course.lesson("3-Valid-and-Full").number == 3)
    #expect(try course.lesson("stacking maps").number == 4)
  }

  @Test func `a misspelt lesson is answered with the nearest ones`() {
    #expect(throws: CourseError.noSuchLesson("valid-and-ful", nearest: ["valid-and-full"])) {
      try Course.embedded.lesson("valid-and-ful")
    }
  }

  @Test func `a folder without lessons is an error that names it`() throws {
    let empty = try Files.makeTemporaryFolder(prefix: "course")
    defer { try? Files.removeTree(empty) }
    let missing = CourseError.missingFile(path: "article.json")
    #expect(throws: missing) { try Course(directory: empty) }
    // It is no file of a lesson's folder.
    #expect(!missing.description.contains("lesson.md"))
    #expect(missing.description.contains("'article.json', the article's numbers"))
    try Files.write("{\"id\": \"x\"}\n", to: Path.join(empty, "article.json"))
    #expect(throws: CourseError.noLessons(directory: empty)) { try Course(directory: empty) }
  }
}
