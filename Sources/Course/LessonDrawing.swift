public import ExerciseHarness
public import TerminalMarkdown
public import TerminalText

extension CustomBlocks {
  /// How a lesson's own blocks are drawn: its figures in characters, its predictions as questions.
  ///
  /// - Parameters:
  ///   - article: the numbers that predictions ask for.
  ///   - cases: those of the lesson that can answer predictions too; read only for an answer.
  ///   - figure: the lesson's figure of a name.
  ///   - showsAnswers: whether a question is followed by its answer.
  public static func lesson(
    article: Article, cases: @escaping @Sendable () -> [ExerciseCase],
    figure: @escaping @Sendable (String) -> Figure?, showsAnswers: Bool
  ) -> Self {
    CustomBlocks(
      fencedBlock: { block, capabilities in
        guard block.info == "predict", let prediction = try? Prediction(block: block.body) else {
          return nil
        }
        let answer =
          showsAnswers ? prediction.answer.value(article: article, cases: cases()) : nil
        return prediction.lines(for: capabilities, answer: answer)
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

extension Prediction {
  /// The question, and below it the answer with its sum where one is given.
  public func lines(for capabilities: TerminalCapabilities, answer: Value?) -> [String] {
    let question = questionLines(for: capabilities)
    guard let answer else { return question }
    return question + barred([""], for: capabilities) + answerLines(answer, for: capabilities)
  }

  /// The question alone.
  func questionLines(for capabilities: TerminalCapabilities) -> [String] {
    barred(
      [capabilities.styled("Predict", .key)] + markdownLines(question, for: capabilities),
      for: capabilities)
  }

  /// The answer and the sum that makes it, for whoever has just read the question.
  public func answerLines(_ answer: Value, for capabilities: TerminalCapabilities) -> [String] {
    let sign = answer.isShownExactly ? "" : "≈ "
    return barred(
      [capabilities.styled("Answer: ", .good) + capabilities.cleaned(sign + answer.shown)]
        + markdownLines(explanation, for: capabilities),
      for: capabilities)
  }

  /// Lines with the bar that tells them from the lesson's text; a screen reader would read it out.
  private func barred(_ lines: [String], for capabilities: TerminalCapabilities) -> [String] {
    guard !capabilities.accessible else { return lines }
    let bar = capabilities.styled(capabilities.unicode ? "▌" : "|", .key)
    return lines.map { $0.isEmpty ? bar : "\(bar) \($0)" }
  }

  private func markdownLines(_ text: String, for capabilities: TerminalCapabilities) -> [String] {
    var inner = capabilities
    inner.width -= 2
    guard let document = try? MarkdownDocument(parsing: text) else {
      return wrapped(inner.cleaned(text), width: inner.width)
    }
    return document.lines(for: inner).lines
  }
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
  fileprivate var isShownExactly: Bool {
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
