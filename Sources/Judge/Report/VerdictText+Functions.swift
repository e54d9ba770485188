internal import Course
internal import LessonFolder
internal import TerminalText

extension Page {
  /// The first function that is not right in full, the others in a line each.
  mutating func functions(_ verdict: Verdict) {
    let wrong = verdict.functions.filter { !$0.finding.hasPassed }
    // What calls a wrong function may be right once that one is.
    let first = wrong.first { $0.wrongCallee == nil } ?? wrong.first
    if verdict.functions.count > 1 {
      for function in verdict.functions {
        let sign = function.finding.hasPassed ? "✓" : "✗"
        say(
          "\(sign) \(function.name): \(function.summary)",
          function.finding.hasPassed ? .good : .bad)
      }
    }
    guard let first else { return }
    gap()
    failing(first, in: verdict)
    output([first])
  }

  private mutating func failing(_ function: FunctionVerdict, in verdict: Verdict) {
    let position = function.finding.position
    place(
      verdict.path, line: position?.line ?? function.line, column: position?.column,
      "error: \(function.name): \(function.summary)", .bad)
    gap()
    explain(function.finding, of: function)
    gap()
    if let before = function.before {
      say("A case before that one came out wrong:")
      gap()
      explain(before, of: function)
      gap()
    }
    diagnosis(function)
    if function.finding.isNotWritten { return }
    gap()
    // Which step of it a fault without a name lies in nobody knows.
    let section = "section “\(function.sectionToRead)”"
    let shows =
      function.mistakes.count == 1 ? "shows how it goes" : "is about \(function.name)"
    say("Lesson \(verdict.lesson), \(section), \(shows).", .dim)
    if let index = function.finding.check, function.checks[index].kind == .random {
      let smallest = function.checks[index].state == .failed ? " No smaller one fails." : ""
      say("A case drawn at random; --seed \(verdict.seed) draws it again.\(smallest)", .dim)
    }
  }

  private mutating func explain(_ finding: Finding, of function: FunctionVerdict) {
    guard let index = finding.check, function.checks.indices.contains(index) else {
      if case .notWritten(let unwritten) = finding.kind { notWritten(unwritten, function) }
      return
    }
    let check = function.checks[index]
    call(check, of: function)
    gap()
    let place = finding.line.map { " at line \($0)" } ?? ""
    switch finding.kind {
    case .passed, .notWritten: break
    case .timedOut(let seconds):
      say(
        "It ran longer than \(NumberText.shortest(seconds)) s and was stopped."
          + (place.isEmpty
            ? " Check that every loop, and every function that calls itself, comes to an end."
            : " It was\(place) when it was stopped: check the loop there."))
    case .crashed(let reason):
      let within = finding.within.map { ", in \($0)" } ?? ""
      say("The program stopped\(place)\(within): \(reason).")
      if let within = finding.within {
        say(
          "\(within) is right in all its own cases: look at what \(function.name) hands to it.")
      }
    case .endedEarly(let status):
      say(
        "The program ended with status \(status) before it returned a result. Nothing in an "
          + "exercise may end the program, as exit() does.")
    case .outOfMemory(let limit):
      say(
        "The program asked for more memory than the \(limit >> 20) MiB that it may have\(place). "
          + "Is a list as long as you meant it to be?")
    case .resultTooLarge:
      say(
        "The result holds more numbers than can be handed over (or the program has closed the file "
          + "that they go to).")
    case .wrongShape(let lines):
      for line in lines { say(line + ".", .bad) }
      picture(check)
    case .notFinite(let wrong): notFinite(wrong, check)
    case .wrongValues(let wrong): wrongValues(wrong, finding, check)
    }
  }

  private mutating func notWritten(_ unwritten: String, _ function: FunctionVerdict) {
    let name = unwritten.prefix { $0 != "(" }
    if name == function.name {
      say("It still calls todo(). Put your code in its place.")
    } else {
      say("It calls \(unwritten), which still calls todo(). Write that one first.")
    }
  }

  private mutating func notFinite(_ wrong: Finding.WrongCells, _ check: Check) {
    let place = wrong.place.description
    let isNaN = wrong.actual.number?.isNaN ?? false
    let what = isNaN ? "NaN, “not a number”," : "infinity"
    let makes =
      isNaN
      ? "0 divided by 0, ∞ divided by ∞, ∞ − ∞, and the root or logarithm of a negative number make it."
      : "A division by 0, or exp of a large number, makes it."
    let cell = "\(wrong.place.labels.isEmpty ? "The result" : "")\(place)"
    say("\(cell) is \(what) where \(ValueText.shown(wrong.expected)) is right. \(makes)")
    if wrong.count > 1 {
      say(
        "\(wrong.count) of \(counted(wrong.total, "number")) \(isOrAre(wrong.count)) not finite; "
          + "\(place.isEmpty ? "this" : place) is the first.")
    }
    picture(check)
  }

  private mutating func wrongValues(
    _ wrong: Finding.WrongCells, _ finding: Finding, _ check: Check
  ) {
    picture(check)
    gap()
    let cell = "\(wrong.place.labels.isEmpty ? "result" : "")\(wrong.place)"
    let (expected, yours) = ValueText.apart(wrong.expected, wrong.actual)
    var working: (text: String, isRounded: Bool)?
    switch finding.working {
    case .formula(let formula):
      working = ExpressionText(formula, makes: wrong.expected.number ?? .nan)
        .map { ($0.text, $0.isRounded) }
    case .length(let formula): working = (formula, false)
    case nil: break
    }
    // The sum of a number that was given as it is would say it twice.
    if let working, working.text != expected {
      let sign = ValueText.equals(wrong.expected, shownAs: expected, rounded: working.isRounded)
      say("\(cell) = \(working.text) \(sign) \(expected), yours \(yours)", .bold)
    } else {
      say("\(cell) = \(expected), yours \(yours)", .bold)
    }
    if let derivation = finding.explanation.derivation, let number = wrong.actual.number,
      let sum = ExpressionText(derivation.sum, makes: number)
    {
      let sign = ValueText.equals(wrong.actual, shownAs: yours, rounded: sum.isRounded)
      let isBare = [yours, "(\(yours))"].contains(sum.text)
      let made = isBare ? yours : "\(sum.text) \(sign) \(yours)"
      say("Yours is \(made)\(derivation.words.map { ": \($0)" } ?? "").", .warning)
    }
    if wrong.total > 1 {
      say("\(wrong.count) of \(counted(wrong.total, "number")) \(isOrAre(wrong.count)) wrong.")
    }
  }

  private mutating func picture(_ check: Check) {
    guard let actual = check.actual else { return }
    gap()
    add(ValuePicture(capabilities: inner).comparison(actual: actual, expected: check.expected))
  }

  /// The call: on one line where it is short, else with its arguments drawn below.
  mutating func call(_ check: Check, of function: FunctionVerdict) {
    let kind =
      switch check.kind {
      case .article: check.isTheArticles ? "with the article's numbers" : "with known numbers"
      case .edge: "at an edge"
      case .random: "at random"
      }
    say("Case \(check.id), \(kind): \(check.title).")
    let inline = ValueText.call(function, check.arguments.map(ValueText.swift))
    if cellWidth(of: inline) + 2 * indent.count <= capabilities.width {
      verbatim(indent + inline, .code)
      return
    }
    // What is short stands in the call, what is long below it.
    var long: [(String, Value)] = []
    let words = zip(function.parameters, check.arguments).map { parameter, argument in
      let text = ValueText.swift(argument)
      if text.count <= 12 { return text }
      long.append((parameter.name, argument))
      return parameter.name
    }
    say(indent + ValueText.call(function, words), .code)
    add(ValuePicture(capabilities: inner).side(by: long))
  }

  // MARK: Diagnosis

  private mutating func diagnosis(_ function: FunctionVerdict) {
    let mistakes = function.mistakes
    let ran = function.checks.count { $0.actual != nil }
    if mistakes.count == 1, let mistake = mistakes.first {
      // What the numbers prove; other code may make them, too.
      say("Your numbers are those that come out when \(mistake.title).", .warning)
      let ended = function.before == nil ? "" : " that came to an end"
      let cases = "all \(counted(ran, "case"))\(ended)"
      say("They agree in \(cases). \(mistake.reason)")
      say(mistake.advice)
    } else if !mistakes.isEmpty {
      say("Each of these mistakes makes your numbers; the cases cannot tell them apart:", .warning)
      for mistake in mistakes { say("• \(mistake.title). \(mistake.advice)") }
    }
    let patterns = (function.before ?? function.finding).explanation.patterns
    for pattern in patterns { say("What the differences show: \(pattern).", .warning) }
    let right = function.checks.count { $0.state == .passed }
    if right > 0, !mistakes.isEmpty || !patterns.isEmpty {
      say("Right in \(right) of \(counted(function.checks.count, "check")).", .dim)
    }
  }

  /// What the learner's code printed.
  mutating func output(_ functions: [FunctionVerdict]) {
    for function in functions where !function.output.isEmpty {
      gap()
      say("\(function.name) printed:", .dim)
      var lines = function.output.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      for line in lines.prefix(20) { verbatim("│ \(line)") }
      if lines.count > 20 {
        say("│ … \(counted(lines.count - 20, "more line")).", .dim)
      }
      if function.outputWasCut { say("The output was cut here: it is longer than is kept.", .dim) }
    }
  }

  /// A result of the article's beside yours, right or wrong.
  mutating func numbers(_ check: Check, of function: FunctionVerdict) {
    guard let actual = check.actual else { return }
    gap()
    call(check, of: function)
    let picture = ValuePicture(capabilities: inner)
    if check.state == .passed {
      let isTheArticles = check.isTheArticles
      let name = isTheArticles ? "the article's" : "expected"
      add(picture.beside(actual: actual, known: check.expected, name: name))
      let places = Set(
        check.facts.map(\.example).filter { $0.isResultOfTheArticle == isTheArticles }.map(\.place)
      )
      .sorted().joined(separator: "; ")
      if isTheArticles {
        say("✓ as in the article: \(places)", .good)
      } else {
        say(places.isEmpty ? "✓ right" : "✓ right. The case: \(places)", .good)
      }
      if let note = check.note { say(note + ".", .dim) }
    } else {
      add(picture.comparison(actual: actual, expected: check.expected))
      say("✗ not right", .bad)
    }
  }
}

extension FunctionVerdict {
  /// The finding in a few words, and which wrong function it calls.
  public var summary: String {
    finding.summary + (wrongCallee.map { "; it calls \($0), which is not right yet" } ?? "")
  }
}

extension Finding {
  /// In a few words.
  public var summary: String {
    let mistakes = explanation.mistakes
    let named = mistakes.count == 1 ? ", as when \(mistakes[0].title)" : ""
    return switch kind {
    case .passed: "right"
    case .notWritten: "not written yet"
    case .timedOut(let seconds): "ran longer than \(NumberText.shortest(seconds)) s"
    case .crashed(let reason): "stopped: \(reason)"
    case .endedEarly: "ended the program early"
    case .outOfMemory: "asked for too much memory"
    case .resultTooLarge: "returned too many numbers"
    case .wrongShape: "wrong shape" + named
    case .notFinite(let wrong):
      (wrong.actual.number?.isNaN ?? false ? "NaN in the result" : "infinity in the result") + named
    case .wrongValues: "wrong numbers" + named
    }
  }

  /// The line and column of the learner's file that it points at.
  var position: (line: Int, column: Int?)? {
    within == nil ? line.map { ($0, column) } : nil
  }
}
