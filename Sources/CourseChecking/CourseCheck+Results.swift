internal import Course
internal import Judge
internal import LessonFolder
internal import MachineText

// The results that reading a lesson needs without a compiler: see `Lesson.keptCases()`.
extension CourseCheck {
  /// The file is the one that the cases make.
  func results(of text: LessonText) -> [CourseProblem] {
    if text.lacksCases { return [] }
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
    let ids = Set(references(in: text))
    var functions = Set<String>()
    let kept = text.cases.filter { example in
      example.kind != .random && !example.isGoal
        && (ids.contains(example.id) || functions.insert(example.function).inserted)
    }
    let lines = kept.map { example in
      JSONText.object([
        ("id", .text(example.id)), ("title", .text(example.title)),
        ("function", .text(example.function)),
        ("arguments", .list(example.arguments.map(stored))), ("result", stored(example.expected)),
      ]).line
    }
    return "[\n" + lines.map { "  \($0)" }.joined(separator: ",\n") + "\n]\n"
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
