internal import Course
internal import ExerciseHarness
internal import Judge
internal import TerminalMarkdown
internal import TerminalText

extension CourseCheck {
  /// Every picture is one that the lesson's `figures.swift` makes, and says so in its words; every
  /// figure that is made is shown.
  func figures(in text: LessonText) -> [CourseProblem] {
    guard let made = text.figures else { return [] }
    let shown = text.source.links.filter(\.isPicture)
    var problems = shown.compactMap { link -> CourseProblem? in
      guard let name = figureName(link.target), let figure = made.first(where: { $0.name == name })
      else {
        return text.problem(
          link.line,
          "No figure of the lesson's figures.swift makes '\(link.target)'; a figure 'stack' makes "
            + "'figures/stack.svg'.")
      }
      guard let words = figure.figure?.description, words != link.text else { return nil }
      return text.problem(
        link.line, "The alternative text must be the figure's own: “\(words)”")
    }
    var names = Set<String>()
    for figure in made {
      let fault: String? =
        if !names.insert(figure.name).inserted {
          "makes the figure '\(figure.name)' twice; give one of them another name."
        } else if figure.figure == nil {
          "makes a figure '\(figure.name)' that cannot be drawn: its grids have at most 100 equally "
            + "long rows and columns, its bars numbers from 0 to 1, and all numbers are finite."
        } else if !shown.contains(where: { figureName($0.target) == figure.name }) {
          "makes a figure '\(figure.name)' that the lesson does not show: write "
            + "'![](figures/\(figure.name).svg)' into it, or remove the figure."
        } else {
          nil
        }
      guard let fault else { continue }
      let (file, line) = text.line(of: "\"\(figure.name)\"", in: "figures.swift")
      problems.append(CourseProblem(file: file, line: line, "It \(fault)"))
    }
    let files = figureFiles(of: text)
    problems += files.keys.sorted().filter { text.lesson.file($0) != files[$0] }.map(text.stale)
    let stray = text.lesson.figureFiles.map { "figures/\($0)" }.filter { files[$0] == nil }
    return problems
      + stray.map {
        CourseProblem(
          file: "\(text.lesson.folder)/\($0)", "No figure of the lesson is kept here; remove it.")
      }
  }

  /// What is kept of the lesson's figures, as it should be, by path in the folder.
  private func figureFiles(of text: LessonText) -> [String: String] {
    var files: [String: String] = [:]
    for made in text.figures ?? [] {
      guard let figure = made.figure else { continue }
      files["figures/\(made.name).svg"] = figure.svg
      files["figures/\(made.name).json"] = made.json
    }
    return files
  }

  /// The files of the figures, and the lessons with their figures' own words as alternative texts, by
  /// path, as they should be.
  func freshFigures() -> [String: String] {
    var files: [String: String] = [:]
    for text in texts {
      for (path, file) in figureFiles(of: text) { files["\(text.lesson.folder)/\(path)"] = file }
      var lesson = text.lesson.text
      for link in text.source.links.filter(\.isPicture) {
        guard let name = figureName(link.target), let figure = text.figure(name) else { continue }
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
    let results = KeptResults(cases: text.cases, predictions: text.predictions ?? [])
    let blocks = CustomBlocks.lesson(
      text.lesson, article: { [article] in article }, results: { results }, figure: text.figure,
      showsAnswers: true)
    // Code is never wrapped.
    let code = Set(
      text.source.blocks.filter { block in
        !["predict", "matrix", "math"].contains(block.name) || block.body.contains("\nprogram:")
      }.map(\.line))
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
