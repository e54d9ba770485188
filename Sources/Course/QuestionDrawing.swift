internal import TerminalMarkdown
public import TerminalText

extension Question {
  /// The question with what can be chosen, and below it the answer with its sum.
  public func lines(for capabilities: TerminalCapabilities, showsAnswer: Bool) -> [String] {
    var lines = prediction.questionLines(for: capabilities)
    if !choices.isEmpty {
      lines += Prediction.barred([""] + choiceLines(for: capabilities), for: capabilities)
    }
    guard showsAnswer else { return lines }
    return lines + Prediction.barred([""], for: capabilities) + answerLines(for: capabilities)
  }

  /// The answer and the sum that makes it, for whoever has just read the question.
  public func answerLines(for capabilities: TerminalCapabilities) -> [String] {
    let inner = Prediction.inner(capabilities)
    let title = capabilities.styled("Answer: ", .good)
    var lines: [String]
    if let rightChoice {
      lines = [title + Self.letter(rightChoice)]
    } else if let matrix = answer.matrix {
      lines = [title] + MatrixLayout(matrix).lines(for: inner)
    } else {
      let sign = answer.isShownExactly ? "" : "≈ "
      lines = [title + capabilities.cleaned(sign + answer.shown)]
    }
    return Prediction.barred(
      lines + Prediction.markdownLines(prediction.explanation, for: inner), for: capabilities)
  }

  private func choiceLines(for capabilities: TerminalCapabilities) -> [String] {
    let inner = Prediction.inner(capabilities)
    if prediction.maker != nil {
      return shown(answer, title: nil, for: inner)
        + choices.enumerated().flatMap { index, choice in
          ["", capabilities.styled(Self.letter(index), .key)]
            + inner.highlightedSwift(
              sanitized(choice.code.joined(separator: "\n"), keepingNewlines: true)
            )
            .flatMap { codeLines($0, inner) }
        }
    }
    if choices.allSatisfy({ $0.value.matrix != nil }) {
      return MatrixLayout.flowing(
        choices.enumerated().map { index, choice in
          MatrixLayout(choice.value.matrix ?? [], title: Self.letter(index))
        }, for: inner)
    }
    return choices.enumerated().map { index, choice in
      capabilities.styled(Self.letter(index), .key) + "  " + inner.cleaned(choice.value.shown)
    }
  }

  /// Code is never wrapped; a window that is too narrow is scrolled.
  private func codeLines(_ line: String, _ capabilities: TerminalCapabilities) -> [String] {
    ["  " + line]
  }

  private func shown(
    _ value: Value, title: String?, for capabilities: TerminalCapabilities
  ) -> [String] {
    if let matrix = value.matrix {
      return MatrixLayout(matrix, title: title).lines(for: capabilities)
    }
    return [capabilities.cleaned(value.shown)]
  }
}

extension Prediction {
  /// The question alone.
  func questionLines(for capabilities: TerminalCapabilities) -> [String] {
    Self.barred(
      [capabilities.styled("Predict", .key)]
        + Self.markdownLines(question, for: Self.inner(capabilities)), for: capabilities)
  }

  /// What is said about an answer, in the question's frame.
  ///
  /// - Parameter markdown: such as ``WrongAnswers/sentence(on:_:)``.
  public static func remarkLines(
    _ markdown: String, for capabilities: TerminalCapabilities
  ) -> [String] {
    barred([""] + markdownLines(markdown, for: inner(capabilities)), for: capabilities)
  }

  /// Lines with the bar that tells them from the lesson's text; a screen reader would read it out,
  /// and the narrowest window has no room for it.
  public static func barred(
    _ lines: [String], for capabilities: TerminalCapabilities
  ) -> [String] {
    guard !capabilities.accessible, capabilities.width >= TerminalCapabilities.minimumWidth + 2
    else { return lines }
    let bar = capabilities.styled(capabilities.unicode ? "▌" : "|", .key)
    return lines.map { $0.isEmpty ? bar : "\(bar) \($0)" }
  }

  /// With the width that is left behind the bar.
  public static func inner(_ capabilities: TerminalCapabilities) -> TerminalCapabilities {
    var inner = capabilities
    inner.width -= 2
    return inner
  }

  static func markdownLines(_ text: String, for capabilities: TerminalCapabilities) -> [String] {
    guard let document = try? MarkdownDocument(parsing: text) else {
      return wrapped(capabilities.cleaned(text), width: capabilities.width)
    }
    return document.lines(for: capabilities).lines
  }
}
