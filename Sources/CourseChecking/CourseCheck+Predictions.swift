internal import Course
internal import ExerciseHarness
internal import Judge
internal import LessonFolder

// Every prediction has an answer, and wrong answers that can be named.
extension CourseCheck {
  func predictions(in text: LessonText) -> [CourseProblem] {
    text.source.blocks.filter { $0.name == "predict" }.flatMap { block -> [CourseProblem] in
      let prediction: Prediction
      do throws(PredictionError) {
        prediction = try Prediction(block: block.body)
      } catch {
        return [text.problem(block.line, error.description)]
      }
      var problems: [CourseProblem] = []
      if prediction.explanation.isEmpty {
        problems.append(
          text.problem(block.line, "A prediction needs a line 'why:' that shows the sum."))
      }
      if text.lacksCases { return problems }
      guard prediction.answer.value(article: article, cases: text.cases) != nil else {
        return problems + [
          text.problem(
            block.line, "No number has the id '\(prediction.answer.id)' with this index.")
        ]
      }
      // Of a lesson that is not asked about, it is not known what its mistakes make.
      guard let kept = text.predictions else { return problems }
      let results = KeptResults(cases: text.cases, predictions: kept)
      let sentences = Self.sentences(
        on: prediction, Question(prediction, of: text.lesson, article: article, results: results))
      return problems + sentences.map { text.problem(block.line, $0) }
    }
  }

  /// What is wrong with a question's choices and with what is said about wrong answers.
  private static func sentences(on prediction: Prediction, _ question: Question?) -> [String] {
    guard let question else {
      return [
        "Not all of these programs make a result: each is the id of a mistake or 'solution', and the "
          + "answer is one of them, by a case's id."
      ]
    }
    var sentences: [String] = []
    for slip in prediction.slips
    where !question.wrong.known.contains(where: { $0.cause == .noted(slip.words) }) {
      sentences.append("'not: \(slip.value.shown)' is the right answer, or as good as it.")
    }
    if prediction.maker != nil {
      return sentences + programs(prediction, question)
    }
    if !prediction.choices.isEmpty {
      let right = question.choices.count { $0.value == question.choices.first?.value }
      if question.rightChoice == nil || question.choices.count < 2 || right > 1 {
        sentences.append(
          "Of two choices or more exactly one must be the answer, \(question.answer.shown).")
      }
      for (index, choice) in question.choices.enumerated()
      where index != question.rightChoice && question.wrong.causes(of: choice.value).isEmpty {
        sentences.append(
          "Nobody knows how \(choice.value.shown) comes about: add 'not: \(choice.value.shown): …'."
        )
      }
      return sentences
    }
    let named = question.wrong.known.filter { !question.wrong.causes(of: $0.value).isEmpty }
    let different = named.indices.filter { index in
      !named[..<index].contains { $0.value == named[index].value }
    }
    if different.count < 2 {
      sentences.append(
        "Two wrong answers at least can be named; here it is \(different.count). Add a line "
          + "'not: NUMBER: what makes it'.")
    }
    return sentences
  }

  private static func programs(_ prediction: Prediction, _ question: Question) -> [String] {
    var sentences: [String] = []
    let makers = question.choices.indices.filter { question.choices[$0].value == question.answer }
    if question.rightChoice == nil || makers != [question.rightChoice] {
      sentences.append(
        "Exactly one of the programs must make \(question.answer.shown), the one that the answer "
          + "names.")
    }
    if question.choices.contains(where: \.code.isEmpty) || question.choices.count < 2
      || Set(question.choices.map(\.code)).count < question.choices.count
    {
      sentences.append(
        "The programs cannot be told apart: name mistakes whose edits change the same lines.")
    }
    return sentences
  }
}

extension ExerciseCheck {
  /// What the lesson's mistakes make of its predictions.
  func predictions(
    _ lesson: Lesson, _ cases: [ExerciseCase], _ harness: HarnessModule
  ) async throws(JudgeError) -> [KeptPrediction] {
    let mistakes = try mistakes()
    var kept: [KeptPrediction] = []
    let program = try program(harness)
    for block in LessonSource(lesson.text).blocks where block.name == "predict" {
      guard let prediction = try? Prediction(block: block.body),
        let (example, reference) = prediction.answer.part(of: cases),
        let function = assignment.exercise.functions.first(where: { $0.name == example.function })
      else { continue }
      let outcomes = try await program.outcomes(
        of: mistakes, function: function, cases: [example])
      let right = reference.value(in: example.expected)
      var results: [String: Value] = [:]
      for mistake in mistakes {
        guard case .value(let value)? = outcomes[mistake.id]?.first,
          let part = reference.value(in: value)
        else { continue }
        // Of programs to choose from one may make the right numbers here.
        let isChoice = prediction.choices.contains(.program(.mistake(mistake.id)))
        let isKept =
          prediction.maker == nil
          ? part != right && part.numbers.allSatisfy(\.isFinite) && !part.numbers.isEmpty
          : isChoice
        if isKept { results[mistake.id] = part }
      }
      kept.append(KeptPrediction(key: prediction.key, answer: reference, mistakes: results))
    }
    return kept
  }
}
