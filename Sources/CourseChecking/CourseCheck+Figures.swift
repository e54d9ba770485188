internal import Course
internal import Judge
internal import TerminalMarkdown
internal import TerminalText

extension CourseCheck {
  /// Every figure is the one that its description draws, and says so in the same words.
  func figures(in text: LessonText) -> [CourseProblem] {
    text.source.links.filter(\.isPicture).flatMap { link -> [CourseProblem] in
      guard let name = figureName(link.target), let figure = Figure.named(name) else {
        return [text.problem(link.line, "'\(link.target)' is no figure of the course.")]
      }
      var problems: [CourseProblem] = []
      if link.text != figure.description {
        problems.append(
          text.problem(
            link.line, "The alternative text must be the figure's own: “\(figure.description)”"))
      }
      if text.lesson.figures[name] != figure.svg {
        problems.append(
          CourseProblem(
            file: "\(text.lesson.folder)/figures/\(name).svg",
            "The picture is stale; type 'cnn-tutor check-course --write-figures'."))
      }
      return problems
    }
  }

  /// The figures are made of the numbers in this binary; other ones in `article.json` count only once
  /// they are built in.
  func staleInputs() -> [CourseProblem] {
    Article.embedded.examples.compactMap { example in
      guard let own = article.example(example.id), own.inputs != example.inputs else { return nil }
      return CourseProblem(
        file: "article.json",
        "The inputs of '\(example.id)' are not those that this tutor was built with; build it anew."
      )
    }
  }

  /// SVG files that no lesson shows.
  func strayFigures() -> [CourseProblem] {
    texts.flatMap { text in
      let shown = Set(text.source.links.compactMap { figureName($0.target) })
      return text.lesson.figures.keys.sorted().filter { !shown.contains($0) }.map { name in
        CourseProblem(
          file: "\(text.lesson.folder)/figures/\(name).svg",
          "No lesson shows this picture; remove it.")
      }
    }
  }

  /// The SVG files that lessons show, and the lessons with their figures' own words as alternative
  /// texts, by path, as they should be.
  func freshFigures() -> [String: String] {
    var files: [String: String] = [:]
    for text in texts {
      var lesson = text.lesson.text
      for link in text.source.links.filter(\.isPicture) {
        guard let name = figureName(link.target), let figure = Figure.named(name) else {
          continue
        }
        files["\(text.lesson.folder)/figures/\(name).svg"] = figure.svg
        lesson = lesson.replacing(
          "![\(link.text)](\(link.target))", with: "![\(figure.description)](\(link.target))")
      }
      files[text.file] = lesson
    }
    return files
  }

  func links(in text: LessonText) -> [CourseProblem] {
    text.source.links.filter { !$0.isPicture }.compactMap { link in
      if link.target.hasPrefix("https://") { return nil }
      let path = link.target.prefix { $0 != "#" }
      let resolved =
        path.hasPrefix("../") ? String(path.dropFirst(3)) : "\(text.lesson.folder)/\(path)"
      guard path.isEmpty || course.files[resolved] != nil else {
        return text.problem(link.line, "The link to '\(link.target)' leads nowhere.")
      }
      return nil
    }
  }

  /// Formulas that the reader cannot lay out, and what else it would show as source.
  func formulas(in text: LessonText) -> [CourseProblem] {
    do {
      let document = try MarkdownDocument(parsing: text.lesson.text)
      return document.problems.map { text.problem($0.line, $0.message) }
    } catch {
      return [text.problem(error.line, error.description)]
    }
  }

  /// The lesson at three widths: no line of prose, picture or matrix is too wide.
  func widths(of text: LessonText) -> [CourseProblem] {
    // What cannot be parsed is said with the formulas.
    guard let document = try? MarkdownDocument(parsing: text.lesson.text) else { return [] }
    let cases = text.cases
    let blocks = CustomBlocks.lesson(article: article, cases: { cases }, showsAnswers: true)
    // Code is never wrapped.
    let code = Set(
      text.source.blocks.filter { !["predict", "matrix", "math"].contains($0.name) }.map(\.line))
    return [40, 80, 120].flatMap { width in
      let drawn = document.lines(for: TerminalCapabilities(width: width), blocks: blocks)
      return drawn.blocks.filter { !code.contains($0.sourceLine) }.flatMap { block in
        drawn.lines[block.lines].filter { cellWidth(of: $0) > width }.map { line in
          text.problem(
            block.sourceLine, "At \(width) columns this line is too wide: \(trimmed(line[...]))")
        }
      }
    }
  }
}
