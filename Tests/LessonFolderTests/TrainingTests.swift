import Testing

@testable import LessonFolder

@Suite struct TrainingTests {
  private func folder(_ training: String) -> LessonFolder {
    LessonFolder(
      name: "14-digits", starter: "", solution: "", cases: nil, training: training)
  }

  @Test func `a training is the function of that name`() throws {
    let text = "let digits = 1\nfunc cnnTutorTraining() -> (losses: [Double], trained: Int) { … }\n"
    let training = try #require(try folder(text).training())
    #expect(training.function.name == "cnnTutorTraining")
    #expect(
      training.function.result
        == .tuple([.init("losses", .vector), .init("trained", .integer)]))
    #expect(training.support == text)
  }

  @Test func `a lesson without the file has none`() throws {
    #expect(try folder("").training() == nil)
  }

  @Test(arguments: ["let a = 1", "func cnnTutorTraining(_ x: Int) -> Int { x }"])
  func `a file without the function is said`(_ text: String) {
    #expect(
      throws: LessonFolderError(
        file: "14-digits/training.swift", line: 1,
        "A training is a function cnnTutorTraining() that returns a report; there is none here.")
    ) {
      try folder(text).training()
    }
  }
}
