public import ExerciseHarness
public import TerminalMarkdown
public import TerminalText

extension CustomBlocks {
  /// How a lesson's own blocks are drawn: its figures in characters, its predictions as questions.
  ///
  /// - Parameters:
  ///   - article: the numbers that predictions ask for; read only where they are needed.
  ///   - results: what is known of the lesson's cases; read only where it is needed.
  ///   - showsAnswers: whether a question is followed by its answer.
  public static func lesson(
    _ lesson: Lesson, article: @escaping @Sendable () -> Article?,
    results: @escaping @Sendable () -> KeptResults,
    figure: @escaping @Sendable (String) -> Figure?, showsAnswers: Bool
  ) -> Self {
    CustomBlocks(
      fencedBlock: { block, capabilities in
        guard block.info == "predict", let prediction = try? Prediction(block: block.body) else {
          return nil
        }
        guard showsAnswers || !prediction.choices.isEmpty, let article = article(),
          let question = Question(prediction, of: lesson, article: article, results: results())
        else { return prediction.questionLines(for: capabilities) }
        return question.lines(for: capabilities, showsAnswer: showsAnswers)
      },
      image: { image, capabilities in
        guard !capabilities.accessible, let name = figureName(image.destination),
          let figure = figure(name)
        else { return nil }
        return figure.lines(for: capabilities)
      })
  }
}

/// `z-feature-map` for `figures/z-feature-map.svg`; nil for any other address.
package func figureName(_ destination: String) -> String? {
  guard destination.hasPrefix("figures/"), destination.hasSuffix(".svg") else { return nil }
  return String(destination.dropFirst("figures/".count).dropLast(".svg".count))
}

extension Prediction.Reference {
  /// The number that is meant: of the article, or the result of a case of the lesson's exercise.
  ///
  /// `ID.inputs.NAME` is an input of an example of the article, or an argument of a case.
  public func value(article: Article, cases: [ExerciseCase]) -> Value? {
    whole(article: article, cases: cases).flatMap { value(in: $0) }
  }

  private func whole(article: Article, cases: [ExerciseCase]) -> Value? {
    guard let range = id.firstRange(of: ".inputs.") else {
      return article.example(id)?.expected ?? cases.first { $0.id == id }?.expected
    }
    let (owner, name) = (String(id[..<range.lowerBound]), String(id[range.upperBound...]))
    if let input = article.example(owner)?.inputs[name] { return input }
    guard let found = cases.first(where: { $0.id == owner }),
      let index = found.parameters.firstIndex(of: name)
    else { return nil }
    return found.arguments[index]
  }
}

extension Value {
  /// The value as a lesson writes it: `470`, `3 rows, 4 columns`, `[1, 2]`.
  public var shown: String {
    switch self {
    case .none: "nothing"
    case .boolean(let boolean): boolean ? "yes" : "no"
    case .integer(let integer): NumberText.grouped(NumberText.shortest(Double(integer)))
    case .number(let number): NumberText.grouped(NumberText.short(number))
    case .text(let text): text
    case .list(let values): "[" + values.map(\.shown).joined(separator: ", ") + "]"
    case .tuple(let fields):
      fields.map { "\($0.value.shown) \($0.label)" }.joined(separator: ", ")
    }
  }
}

extension Value {
  /// Whether ``shown`` leaves out no digit but the noise in the last ones.
  var isShownExactly: Bool {
    switch self {
    case .number(let number):
      number == NumberText.shortened(number)
        || (NumberText.shortened(number) - number).magnitude <= 1e-13 * max(1, number.magnitude)
    case .list(let values): values.allSatisfy(\.isShownExactly)
    case .tuple(let fields): fields.allSatisfy(\.value.isShownExactly)
    case .none, .boolean, .integer, .text: true
    }
  }
}

extension Figure {
  /// The figure as lines for a terminal, its marks in colour.
  public func lines(for capabilities: TerminalCapabilities) -> [String] {
    text(width: capabilities.width, unicode: capabilities.unicode).map { line in
      line.map { span in
        span.mark.map { capabilities.styled(span.text, $0.style) } ?? span.text
      }.joined()
    }
  }
}

extension Figure.Mark {
  /// Four styles that look different in every theme that has colours; the letter says the same
  /// without.
  public var style: TextStyle {
    switch self {
    case .blue: .blue
    case .red: .red
    case .green: .green
    case .purple: .purple
    }
  }
}
