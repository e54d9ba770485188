import Testing

@testable import Course

/// Words in bold, where they are taught, are the glossary.
struct GlossaryTests {
  static let text = """
    # Sliding

    > **In the article.** A note, whose heading is no word.

    ## A frame

    Zeros all round are called **padding**, also in `**code**`; a network
    with many of them has **fully
    connected** layers.

    - One item with a **stride**.
    - Another with **max pooling**.

    ```swift
    // **nothing**
    ```

    ## Exercise

    """

  private static func course(_ texts: [String]) throws -> Course {
    var files = ["article.json": ""]
    for (number, text) in zip(1..., texts) {
      let folder = "0\(number)-lesson\(number)"
      for name in ["exercise.swift", "solution.swift", "hints.md"] {
        files["\(folder)/\(name)"] = "// None.\n"
      }
      files["\(folder)/lesson.md"] = text
    }
    return try Course(files: files)
  }

  @Test func `each word has its lesson, step, line and paragraph`() throws {
    let terms = try Self.course(["# First\n", Self.text]).terms
    #expect(terms.map(\.name) == ["padding", "fully connected", "stride", "max pooling"])
    #expect(terms.map(\.lesson) == [2, 2, 2, 2])
    #expect(terms.map(\.step) == [2, 2, 2, 2])
    #expect(terms.map(\.line) == [7, 8, 11, 12])
    #expect(
      terms[0].paragraph.hasPrefix("Zeros all round") && terms[0].paragraph.hasSuffix("layers."))
    #expect(terms[3].paragraph == "- Another with **max pooling**.")
  }

  @Test(arguments: [
    ("padding", ["padding"]), ("Paddings", ["padding"]), ("FULLY  connected", ["fully connected"]),
    ("pool", ["max pooling"]), ("p", ["padding", "max pooling"]),
  ])
  func `a word is found by its name, in the plural, or by a part`(
    name: String, found: [String]
  ) throws {
    #expect(try Self.course([Self.text]).terms(named: name).map(\.name) == found)
  }

  @Test func `a word that is not there is answered with the nearest`() throws {
    let course = try Self.course([Self.text])
    #expect(throws: CourseError.noSuchTerm("strode", nearest: ["stride"])) {
      try course.terms(named: "strode")
    }
    #expect(throws: CourseError.noSuchTerm("", nearest: [])) { try course.terms(named: "") }
  }

  @Test func `places are found across hyphens, plurals and letters' case, and not inside of words`()
    throws
  {
    let terms = try Self.course([Self.text]).terms
    let text = Word.all(
      in: "Paddings, padding.\nA padding-free, unpadding, Fully\nconnected", from: 3)
    #expect(terms[0].places(in: text).map(\.line) == [3, 3])
    #expect(terms[1].places(in: text).map(\.line) == [4])
  }

  @Test func `no word of the tutor's own course has a capital from the start of a sentence`() {
    // People, an abbreviation, and a penalty that is named after a norm.
    let names = ["Adam", "Cauchy–Schwarz inequality", "L2 penalty", "ReLU"]
    let capitals = Course.embedded.terms.map(\.name).filter { $0.first?.isUppercase == true }
    #expect(capitals.filter { !names.contains($0) } == [])
  }

  @Test func `the tutor's own course teaches each word once`() {
    let names = Course.embedded.terms.map { $0.name.lowercased() }
    #expect(Set(names).count == names.count)
    #expect(
      Set(["padding", "channel", "kernel", "learning rate", "overfitting"]).isSubset(of: names))
  }
}
