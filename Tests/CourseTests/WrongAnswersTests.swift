@testable import Course
import TerminalText
import Testing

/// Wrong answers that are known by name.
@Suite struct WrongAnswersTests {
  struct Asked: Sendable, CustomTestStringConvertible {
    var lesson: Lesson
    var line: Int
    var testDescription: String { "\(lesson.folder):\(line)" }

    func question() throws -> Question {
      let block = try #require(LessonSource(lesson.text).blocks.first { $0.line == line })
      return try #require(
        Question(
          try Prediction(block: block.body), of: lesson,
          article: try Course.embedded.article(), results: lesson.keptResults()))
    }
  }

  static let asked = Course.embedded.lessons.flatMap { lesson in
    LessonSource(lesson.text).blocks.filter { $0.name == "predict" }
      .map { Asked(lesson: lesson, line: $0.line) }
  }

  @Test(arguments: asked)
  func `of every prediction of the course two wrong answers at least are named`(
    asked: Asked
  ) throws {
    let question = try asked.question()
    if question.prediction.maker != nil {
      return #expect(question.choices.count >= 3 && question.rightChoice != nil)
    }
    var named: Set<String> = []
    for known in question.wrong.known {
      let typed = known.value.typed
      let causes = question.wrong.causes(of: TypedNumbers(typed))
      guard let sentence = WrongAnswers.sentence(on: "`\(typed)`", causes) else { continue }
      #expect(Guess(typed).compared(with: question.answer) != .right, "\(typed): \(sentence)")
      named.insert(typed)
      // What is said about a wrong answer does not give the right one away.
      let rest = sentence.dropFirst(typed.count + 2)
      for number in Arithmetic.numbers(in: String(rest)) where number.digits >= 2 {
        #expect(
          !question.answer.numbers.contains { $0.magnitude == number.value },
          "\(typed): \(sentence)")
      }
    }
    #expect(named.count >= 2, "\(question.prediction.question) \(named)")
    if !question.choices.isEmpty {
      #expect(question.rightChoice != nil)
      for (index, choice) in question.choices.enumerated() where index != question.rightChoice {
        #expect(!question.wrong.causes(of: choice.value).isEmpty, "\(choice.value)")
      }
    }
  }

  @Test func `a part left out, a turned sign and another place need no list`() {
    let shape = WrongAnswers(to: .integer(25), working: "`28 − 4 + 1 = 25`, as many columns")
    #expect(shape.causes(of: TypedNumbers("24")) == [.leftOut(part: "+ 1")])
    #expect(shape.causes(of: TypedNumbers("29")) == [.leftOut(part: "− 4")])
    #expect(shape.causes(of: TypedNumbers("33")) == [.signTurned(part: "− 4")])
    #expect(shape.causes(of: TypedNumbers("25")) == [] && shape.causes(of: TypedNumbers("7")) == [])
    #expect(shape.beginning == .step(.init(text: "28 − 4", value: 24)))
    let sum = WrongAnswers(
      to: .number(470), working: "`2·10 + 3·20 + 5·30 + 6·40 = 470`",
      place: ([[370, 470], [670, 770]], 0, 1))
    #expect(
      sum.causes(of: TypedNumbers("450")) == [.leftOut(part: "+ 2·10")]
        || sum.causes(of: TypedNumbers("450")) == [.leftOut(part: "2·10")])
    #expect(sum.causes(of: TypedNumbers("670")) == [.elsewhere(row: 1, column: 0)])
    #expect(sum.beginning?.steps.map(\.text) == ["2·10", "3·20", "5·30", "6·40"])
    #expect(sum.beginning == .products(sum.beginning?.steps ?? []))
    #expect(
      WrongAnswers(to: .number(0.25), working: "`0.5·(1 − 0.5) = 0.25`").beginning
        == .step(.init(text: "1 − 0.5", value: 0.5)))
    // What the author works out before it comes first.
    #expect(
      WrongAnswers(to: .number(26), working: "`4·6 = 24`, so `24·1 + 1·2 = 26`").beginning
        == .step(.init(text: "4·6", value: 24)))
    // What is taken away is a product, too, and counted as one.
    #expect(
      WrongAnswers(to: .number(13), working: "`5·6 − 4·5 + 1·3 = 13`").beginning?.steps
        .map(\.value) == [30, 20, 3])
    // What proves the answer holds it.
    #expect(WrongAnswers(to: .number(4), working: "since `−0.2 + 0.05·4 = 0`").beginning == nil)
    // A sign that belongs to the sum is not asked for.
    #expect(
      WrongAnswers(to: .number(6), working: "`8 − 4·0.5/1 = 6`").beginning?.steps.map(\.text)
        .contains { $0.hasPrefix("−") } != true)
    #expect(WrongAnswers(to: .number(8), working: "nothing to see").beginning == nil)
  }

  @Test func `two mistakes that make a number are both said, and of more none`() {
    func mistake(_ id: String) -> WrongAnswers.Known {
      .init(.number(8), .mistake(id: id, title: "it is \(id)", advice: "Look."))
    }
    let one = WrongAnswers(to: .number(7), mistakes: [mistake("a")])
    #expect(
      WrongAnswers.sentence(on: "8", one.causes(of: TypedNumbers("8")))
        == "8 comes out if it is a. Look.")
    let two = WrongAnswers(to: .number(7), mistakes: [mistake("a"), mistake("b")])
    #expect(
      WrongAnswers.sentence(on: "8", two.causes(of: TypedNumbers("8,0")))
        == "8 comes out if it is a. It also comes out if it is b.")
    let three = WrongAnswers(to: .number(7), mistakes: ["a", "b", "c"].map(mistake))
    #expect(three.causes(of: TypedNumbers("8")) == [])
    let noted = WrongAnswers(
      to: .number(7), noted: [.init(.number(8), .noted("One too many."))],
      mistakes: [mistake("a")])
    #expect(
      WrongAnswers.sentence(on: "8", noted.causes(of: TypedNumbers("8"))) == "8: One too many.")
    // What would be taken for the right answer is no wrong one.
    #expect(
      WrongAnswers(to: .number(0.3635), mistakes: [.init(.number(0.3637), .noted(""))]).known == [])
  }
}

extension Value {
  /// As somebody would type it.
  fileprivate var typed: String { numbers.map { NumberText.plain($0) }.joined(separator: " ") }
}
