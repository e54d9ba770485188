internal import Course
internal import Practice

extension Answering {
  /// How an item of practice is answered, and what is said to a wrong answer; never the right one.
  init(_ item: PracticeItem, explained: Set<String> = []) {
    switch item.question {
    case .operation(_, let choices):
      self.init(
        right: item.answer.integer ?? 0,
        remarks: choices.map { "`\($0)` makes another result." })
    case .mistake(_, let choices):
      self.init(
        right: item.answer.integer ?? 0,
        remarks: choices.indices.map {
          "Not \(Question.letter($0)): then another result comes out."
        })
    default:
      let wrong = WrongAnswers(
        to: item.answer, noted: item.noted, mistakes: item.known,
        working: item.sum.map { "`\($0)`" } ?? "")
      self.init(Self.kind(of: item), wrong, explained: explained)
    }
  }

  private static func kind(of item: PracticeItem) -> Question.Kind {
    if let matrix = item.answer.matrix, let first = matrix.first {
      return .matrix(rows: matrix.count, columns: first.count)
    }
    return .numbers(count: item.answerCount)
  }
}

extension PracticeItem {
  /// The sum that makes the answer. Where something else is asked for, it has the answer in it, or
  /// nothing to do with it.
  fileprivate var sum: String? {
    switch question {
    case .result, .cell, .shape, .matrix: working
    case .argument, .change, .fault, .mistake, .operation: nil
    }
  }

  fileprivate var known: [WrongAnswers.Known] {
    mistakes.flatMap { slip in
      slip.ways.map { way in
        // Which of several it was is not known, and neither is what helps.
        let advice = slip.ways.count == 1 ? way.advice : ""
        return WrongAnswers.Known(
          slip.answer, .mistake(id: way.id, title: way.title, advice: advice))
      }
    }
  }

  /// Of a place that looks wrong: what somebody did who finds another number there.
  fileprivate var noted: [WrongAnswers.Known] {
    guard case .fault = question else { return [] }
    return mistakes.map { slip in
      let ways = slip.ways.prefix(2).map(\.title).joined(separator: ", or if ")
      let advice = slip.ways.count == 1 ? " \(slip.ways[0].advice)" : ""
      return WrongAnswers.Known(
        slip.answer,
        .noted("the number there is right. It only looks wrong if \(ways).\(advice)"))
    }
  }
}
