internal import Course
internal import Judge
internal import LessonFolder
internal import MachineText

// The results that reading a lesson needs without a compiler: see `Lesson.keptResults()`.
extension CourseCheck {
  /// The file is the one that the cases make.
  func results(of text: LessonText) -> [CourseProblem] {
    if text.lacksCases || text.exercise != nil && text.predictions == nil { return [] }
    let kept = text.lesson.file("results.json") ?? ""
    return kept == freshResults(of: text) ? [] : [text.stale("results.json")]
  }

  /// The files of results, by path, as they should be.
  func freshResults() -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: texts.filter { $0.exercise != nil }.map { text in
        ("\(text.lesson.folder)/results.json", freshResults(of: text))
      })
  }

  private func freshResults(of text: LessonText) -> String {
    guard text.exercise != nil else { return "" }
    let asked = (text.predictions ?? []).map(\.answer.id)
    let ids = Set(references(in: text) + asked)
    var (first, unasked) = (Set<String>(), Set<String>())
    let kept = text.cases.filter { example in
      guard example.kind != .random, !example.isGoal else { return false }
      // `e` works the first case out, and where a question asks about that one, another.
      let isFirst = first.insert(example.function).inserted
      let isUnasked = !asked.contains(example.id) && isWorkable(example, text)
      return ids.contains(example.id) || isFirst
        || isUnasked && unasked.insert(example.function).inserted
    }
    let cases = kept.map { example in
      JSONText.object([
        ("id", .text(example.id)), ("title", .text(example.title)),
        ("function", .text(example.function)),
        ("arguments", .list(example.arguments.map(stored))), ("result", stored(example.expected)),
      ])
    }
    let predictions = (text.predictions ?? []).map { prediction in
      JSONText.object([
        ("key", .text(prediction.key)), ("answer", .text(prediction.answer.text)),
        (
          "mistakes",
          .object(
            prediction.mistakes.sorted { $0.key < $1.key }.map { ($0.key, stored($0.value)) })
        ),
      ])
    }
    return "{\"cases\": [\n" + lines(cases) + "], \"predictions\": [\n" + lines(predictions)
      + "]}\n"
  }

  private func lines(_ objects: [JSONText]) -> String {
    objects.isEmpty ? "" : objects.map { "  \($0.line)" }.joined(separator: ",\n") + "\n"
  }

  /// Whether its function can be worked out step by step on it, in a window.
  private func isWorkable(_ example: ExerciseCase, _ text: LessonText) -> Bool {
    let function = text.exercise?.functions.first { $0.name == example.function }
    let cells = function?.explanation(of: example.arguments)?.cells.count ?? 0
    return (2...64).contains(cells)
  }

  /// The ids that predictions and matrix blocks name.
  private func references(in text: LessonText) -> [String] {
    text.source.blocks.compactMap { block in
      let reference =
        switch block.name {
        case "predict": (try? Prediction(block: block.body))?.answer
        case "matrix": Prediction.Reference(String(block.info.dropFirst("matrix ".count)))
        default: nil as Prediction.Reference?
        }
      guard let id = reference?.id else { return nil }
      return id.firstRange(of: ".inputs.").map { String(id[..<$0.lowerBound]) } ?? id
    }
  }

  /// The elements of a tuple are a list: their labels stand in the function's signature.
  private func stored(_ value: Value) -> JSONText {
    switch value {
    case .none: .null
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(stored))
    case .tuple(let fields): .list(fields.map { stored($0.value) })
    }
  }
}
