import Testing

@testable import Course

/// Texts beside the lessons.
struct PageTests {
  @Test func `a text beside the lessons with a title is a page, unless it is for authors`() throws {
    let course = try Course(files: [
      "article.json": "", "README.md": "# For authors\n", "empty.md": "", "notes.md": "No title.\n",
      "shapes.md": "# All shapes\n\nText.\n",
      "first.md": "# First\n\nThe tutor names this page beside errors of the compiler.\n",
    ])
    #expect(course.pages.map(\.slug) == ["first", "shapes"])
    #expect(course.pages.map(\.title) == ["First", "All shapes"])
    #expect(course.pages.map(\.helpsWithSwift) == [true, false])
    #expect(course.page("Shapes")?.text.hasSuffix("Text.\n") == true)
    #expect(course.page("all shapes")?.slug == "shapes")
    #expect(course.page("README") == nil)
    #expect(throws: CourseError.noSuchLesson("shape", nearest: ["shapes"])) {
      try course.lesson("shape")
    }
  }

  @Test func `no page of the tutor's own course is called like a lesson, and one is about Swift`() {
    let course = Course.embedded
    for page in course.pages {
      #expect((try? course.lesson(page.slug)) == nil)
      #expect(page.text.hasPrefix("# "))
    }
    #expect(course.pages.count { $0.helpsWithSwift } == 1)
  }
}
