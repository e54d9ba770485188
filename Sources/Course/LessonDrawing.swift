public import TerminalMarkdown

extension CustomBlocks {
  /// How a lesson's own blocks are drawn: its figures in characters, its predictions as questions.
  ///
  /// - Parameters:
  ///   - article: the numbers that predictions ask for.
  ///   - exercise: that of the lesson, whose cases can answer predictions too; made only for an
  ///     answer.
  ///   - showsAnswers: whether a question is followed by its answer.
  public static func lesson(
    article: Article, exercise: @escaping @Sendable () -> Exercise?, showsAnswers: Bool
  ) -> Self {
    CustomBlocks(
      fencedBlock: { block, capabilities in
        guard block.info == "predict", let prediction = try? Prediction(block: block.body) else {
          return nil
        }
        let answer =
          showsAnswers ? prediction.answer.value(article: article, exercise: exercise()) : nil
        return prediction.lines(for: capabilities, answer: answer)
      },
      image: { image, capabilities in
        guard !capabilities.accessible, let name = figureName(image.destination),
          let figure = Figure.named(name)
        else { return nil }
        return figure.lines(for: capabilities)
      })
  }
}

/// `z-feature-map` for `figures/z-feature-map.svg`; nil for any other address.
func figureName(_ destination: String) -> String? {
  guard destination.hasPrefix("figures/"), destination.hasSuffix(".svg") else { return nil }
  return String(destination.dropFirst("figures/".count).dropLast(".svg".count))
}

extension Prediction {
  /// The question, and below it the answer with its sum where one is given.
  public func lines(for capabilities: TerminalCapabilities, answer: Value?) -> [String] {
    var inner = capabilities
    inner.width = capabilities.width - 2
    let bar = capabilities.styled(capabilities.unicode ? "▌" : "|", .key)
    var lines = [capabilities.styled("Predict", .key)]
    lines += markdownLines(question, for: inner)
    if let answer {
      lines.append("")
      let sign = answer.isShownExactly ? "" : "≈ "
      lines.append(
        capabilities.styled("Answer: ", .good) + capabilities.cleaned(sign + answer.text))
      lines += markdownLines(explanation, for: inner)
    }
    return capabilities.accessible ? lines : lines.map { $0.isEmpty ? bar : "\(bar) \($0)" }
  }

  private func markdownLines(_ text: String, for capabilities: TerminalCapabilities) -> [String] {
    guard let document = try? MarkdownDocument(parsing: text) else {
      return wrapped(capabilities.cleaned(text), width: capabilities.width)
    }
    var lines = document.rendered(for: capabilities)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension Prediction.Reference {
  /// The number that is meant: of the article, or of a case of the lesson's exercise.
  ///
  /// `ID.inputs.NAME` is an input of an example of the article.
  public func value(article: Article, exercise: Exercise?) -> Value? {
    whole(article: article, exercise: exercise).flatMap { value(in: $0) }
  }

  private func whole(article: Article, exercise: Exercise?) -> Value? {
    guard let range = id.firstRange(of: ".inputs.") else {
      return article.example(id)?.expected ?? exercise?.result(ofCase: id)
    }
    let owner = String(id[..<range.lowerBound])
    let name = String(id[range.upperBound...])
    return article.example(owner)?.inputs[name] ?? exercise?.argument(name, ofCase: owner)
  }
}

extension Exercise {
  private func call(_ id: String) -> (function: ExerciseFunction, arguments: [Value])? {
    guard let found = cases.first(where: { $0.id == id }) else { return nil }
    return functions.first { $0.name == found.function }.map { ($0, found.arguments) }
  }

  /// The right result of a case.
  fileprivate func result(ofCase id: String) -> Value? {
    call(id).map { $0.function.reference($0.arguments) }
  }

  /// What a case hands to the parameter of this name.
  fileprivate func argument(_ name: String, ofCase id: String) -> Value? {
    call(id).flatMap { function, arguments in
      function.parameters.firstIndex { $0.name == name }.map { arguments[$0] }
    }
  }
}

extension Value {
  /// The value as a lesson writes it: `470`, `3 rows, 4 columns`, `[1, 2]`.
  public var text: String {
    switch self {
    case .none: "nothing"
    case .boolean(let boolean): boolean ? "yes" : "no"
    case .integer(let integer): NumberText.grouped(NumberText.shortest(Double(integer)))
    case .number(let number): NumberText.grouped(NumberText.short(number))
    case .text(let text): text
    case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .tuple(let fields):
      fields.map { "\($0.value.text) \($0.label)" }.joined(separator: ", ")
    }
  }
}

extension Value {
  /// Whether ``text`` leaves out no digit but the noise in the last ones.
  fileprivate var isShownExactly: Bool {
    switch self {
    case .number(let number):
      Double(NumberText.short(number).replacing("−", with: "-")).map {
        ($0 - number).magnitude <= 1e-13 * max(1, number.magnitude)
      } ?? false
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
  /// Four styles that look different in every theme; the letter says the same without colour.
  var style: TextStyle {
    switch self {
    case .blue: .heading
    case .red: .bad
    case .green: .good
    case .orange: .keyword
    }
  }
}
