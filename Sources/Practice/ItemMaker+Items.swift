internal import ConvNet
internal import Course
internal import Judge
internal import LessonFolder

extension ItemMaker {
  /// Items of one question, those first to which most mistakes have an answer of their own.
  ///
  /// - Parameter others: functions of the same type in any lesson, with what they make of calls.
  /// - Returns: none where no numbers are found with which two mistakes at least can be told apart.
  mutating func items(
    _ template: PracticeTemplate, _ function: ExerciseFunction, rounds: Int, sizes: Int,
    others: [Namesake] = []
  ) async throws(JudgeError) -> [PracticeItem] {
    let samples = try await samples(of: function, rounds: rounds, sizes: sizes)
    var drafts: [[Draft]]
    switch template.kind {
    case .result, .matrix: drafts = samples.map { whole($0, template.kind) }
    case .cell: drafts = samples.map(cells)
    case .shape: drafts = samples.map(shapes)
    case .fault: drafts = samples.map(faults)
    case .mistake: drafts = samples.map { drawn($0) }
    case .operation: drafts = try await operations(function, samples, others)
    case .argument: drafts = try await hidden(function, samples)
    case .change: drafts = try await changes(function, samples)
    }
    generator.shuffle(&drafts)
    let best = drafts.compactMap { drafts -> Draft? in
      var drafts = drafts.filter { $0.slips.count >= 2 }
      generator.shuffle(&drafts)
      return drafts.max { $0.slips.count < $1.slips.count }
    }
    let most = best.map(\.slips.count).max() ?? 0
    return best.filter { $0.slips.count >= most - 1 }.sorted { $0.slips.count > $1.slips.count }
      .map { item($0, template, function) }
  }

  /// A function that can be taken for another, and what it makes of calls.
  struct Namesake {
    var name: String
    var results: ([[Value]]) async throws(JudgeError) -> [Value?]
  }

  /// An item as far as it depends on its numbers.
  struct Draft {
    var sample: Sample
    var question: PracticeItem.Question
    var answer: Value
    var slips: [PracticeItem.Slip]
    var working: String?
    /// The mistakes that have an answer, be it their own or not.
    private var answered: Set<String>

    init(
      _ sample: Sample, _ question: PracticeItem.Question, _ answer: Value,
      _ slips: [(mistake: Mistake, answer: Value)], _ working: String?
    ) {
      self.sample = sample
      self.question = question
      self.answer = answer
      self.slips = Draft.told(
        slips.map { mistake, answer in
          let way = PracticeItem.Way(
            id: mistake.id, title: mistake.title, advice: mistake.advice)
          return PracticeItem.Slip(ways: [way], answer: answer)
        }, from: answer)
      self.working = working
      answered = Set(slips.map(\.mistake.id))
    }

    /// Those that answer otherwise than what is right; those that answer alike are one.
    static func told(
      _ slips: [PracticeItem.Slip], from answer: Value
    ) -> [PracticeItem.Slip] {
      var told: [PracticeItem.Slip] = []
      for slip in slips where slip.answer.isApart(from: answer) {
        if let index = told.firstIndex(where: { !$0.answer.isApart(from: slip.answer) }) {
          told[index].ways += slip.ways
        } else {
          told.append(slip)
        }
      }
      return told
    }

    /// Why this mistake is none of the slips.
    fileprivate func reason(_ mistake: Mistake) -> PracticeItem.Untold.Reason {
      switch question {
      case .mistake(_, let choices):
        return answer.integer.map { choices[$0] } == mistake.title ? .right : .notAsked
      case .operation: return .notAsked
      default: break
      }
      if answered.contains(mistake.id) { return .right }
      return sample.outcomes.contains { $0.mistake.id == mistake.id } ? .noAnswer : .noEnd
    }
  }

  private func item(
    _ draft: Draft, _ template: PracticeTemplate, _ function: ExerciseFunction
  ) -> PracticeItem {
    let told = Set(draft.slips.flatMap(\.ways).map(\.id))
    return PracticeItem(
      template: template, lesson: lesson.number, lessonTitle: lesson.title, function: function,
      summary: lesson.exercise.folder.summary(of: function.name),
      arguments: draft.sample.arguments, question: draft.question, answer: draft.answer,
      mistakes: draft.slips,
      untold: mistakes.filter { !told.contains($0.id) }
        .map { PracticeItem.Untold(id: $0.id, reason: draft.reason($0)) },
      working: draft.working)
  }
}

// MARK: - Forwards

extension ItemMaker {
  /// All of a result, or of an element of it.
  private func whole(_ sample: Sample, _ kind: PracticeTemplate.Kind) -> [Draft] {
    sample.expected.elements.compactMap { labels, value in
      let leaves = sample.leaves(below: labels)
      let efforts = leaves.compactMap { sample.effort($0) }
      guard efforts.count == leaves.count, efforts.reduce(0, +) <= 32,
        kind == .result ? labels.isEmpty : (2...9).contains(leaves.count) && value.isMatrix,
        leaves.allSatisfy({ sample.expected.leaves[$0].value.isShort || kind == .result })
      else { return nil }
      return Draft(
        sample, kind == .result ? .result : .matrix(labels), value,
        sample.outcomes.compactMap { mistake, result in
          result.element(labels).map { (mistake, $0) }
        }, leaves.count == 1 ? sample.working(leaves[0]) : nil)
    }
  }

  private func cells(_ sample: Sample) -> [Draft] {
    sample.expected.leaves.enumerated().compactMap { index, leaf in
      guard let effort = sample.effort(index), effort <= 12 else { return nil }
      return Draft(
        sample, .cell(leaf.place), leaf.value,
        sample.outcomes.compactMap { mistake, result in
          result.number(at: leaf.place).map { (mistake, $0) }
        }, sample.working(index))
    }
  }

  private func shapes(_ sample: Sample) -> [Draft] {
    sample.expected.elements.compactMap { labels, value in
      guard case .regular(let lengths) = value.lengths, (1...2).contains(lengths.count) else {
        return nil
      }
      let isAll = labels.isEmpty && sample.axes.count == lengths.count
      return Draft(
        sample, .shape(labels), .list(lengths.map(Value.integer)),
        sample.outcomes.compactMap { mistake, result in
          guard case .regular(let other)? = result.element(labels)?.lengths,
            other.count == lengths.count
          else { return nil }
          return (mistake, .list(other.map(Value.integer)))
        },
        isAll
          ? sample.axes.map { "\($0.name): \($0.formula) = \($0.length)" }.joined(separator: ", ")
          : nil)
    }
  }
}

// MARK: - Backwards, from the result alone

extension ItemMaker {
  /// One number of the result replaced by what a mistake makes of it.
  private func faults(_ sample: Sample) -> [Draft] {
    sample.expected.elements.flatMap { labels, value -> [Draft] in
      let leaves = value.leaves
      guard value.isMatrix, (3...9).contains(leaves.count),
        sample.leaves(below: labels).allSatisfy({ sample.effort($0).map { $0 <= 12 } ?? false }),
        leaves.allSatisfy({ $0.value.isShort })
      else { return [] }
      let others = sample.outcomes.compactMap { mistake, result -> (Mistake, [Leaf])? in
        guard let leaves = result.element(labels)?.leaves,
          leaves.map(\.place) == value.leaves.map(\.place)
        else { return nil }
        return (mistake, leaves)
      }
      return others.flatMap { _, wrong in
        leaves.indices.compactMap { index -> Draft? in
          guard wrong[index].value.isShort, wrong[index].value.isApart(from: leaves[index].value)
          else { return nil }
          var shown = leaves.map(\.value)
          shown[index] = wrong[index].value
          return Draft(
            sample, .fault(labels, shown: value.with(shown)), leaves[index].place.value,
            others.compactMap { mistake, made in
              // Who works like this finds the first number that is not as theirs.
              made.indices.first { made[$0].value.isApart(from: shown[$0]) }
                .map { (mistake, leaves[$0].place.value) }
            },
            sample.working(sample.leaves(below: labels)[index]))
        }
      }
    }
  }

  /// The result of one mistake, and which of some it was.
  private mutating func drawn(_ sample: Sample) -> [Draft] {
    guard sample.expected.leaves.count <= 12,
      sample.expected.leaves.indices.allSatisfy({ sample.effort($0).map { $0 <= 12 } ?? false })
    else { return [] }
    var told: [(mistake: Mistake, result: Value)] = []
    for outcome in sample.outcomes
    where outcome.result.isApart(from: sample.expected) && outcome.result.isSmall {
      // Of two that make the same neither can be told.
      if let index = told.firstIndex(where: { !$0.result.isApart(from: outcome.result) }) {
        told[index].mistake.id = ""
      } else {
        told.append(outcome)
      }
    }
    told.removeAll { $0.mistake.id.isEmpty }
    generator.shuffle(&told)
    let chosen = Array(told.prefix(4))
    guard let answer = chosen.indices.randomElement(using: &generator) else { return [] }
    let choices = chosen.map(\.mistake.title)
    guard Set(choices).count == choices.count else { return [] }
    return [
      Draft(
        sample, .mistake(shown: chosen[answer].result, choices: choices),
        .integer(answer),
        chosen.indices.filter { $0 != answer }.map { (chosen[$0].mistake, .integer($0)) }, nil)
    ]
  }

  /// The right result, and which of some functions of the same type makes it.
  private mutating func operations(
    _ function: ExerciseFunction, _ samples: [Sample], _ others: [Namesake]
  ) async throws(JudgeError) -> [[Draft]] {
    let small = samples.filter { sample in
      sample.expected.leaves.count <= 16 && sample.expected.isSmall
        && sample.expected.leaves.indices.allSatisfy { sample.effort($0).map { $0 <= 14 } ?? false }
    }
    var results: [(name: String, values: [Value?])] = []
    for other in others where other.name != function.name {
      results.append((other.name, try await other.results(small.map(\.arguments))))
    }
    var drafts: [[Draft]] = []
    for (index, sample) in small.enumerated() {
      var told = results.filter { result in
        guard result.values.indices.contains(index), let value = result.values[index] else {
          return false
        }
        return value.isApart(from: sample.expected)
      }
      generator.shuffle(&told)
      var choices = told.prefix(3).map(\.name) + [function.name]
      generator.shuffle(&choices)
      let answer = choices.firstIndex(of: function.name) ?? 0
      var draft = Draft(
        sample, .operation(shown: sample.expected, choices: choices), .integer(answer),
        [], nil)
      draft.slips = choices.indices.filter { $0 != answer }.map {
        PracticeItem.Slip(
          ways: [PracticeItem.Way(id: choices[$0], title: choices[$0], advice: "")],
          answer: .integer($0))
      }
      drafts.append([draft])
    }
    return drafts
  }
}
