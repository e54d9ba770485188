internal import Course
internal import LessonFolder
internal import TerminalText

/// What there is to say of the function that is to be mended first, part by part: what happened, the
/// sum, the picture, the call, and what else is known.
struct FailureText {
  let function: FunctionVerdict
  private let verdict: Verdict
  private let text: VerdictText

  /// - Returns: nil where every function is right, or none was judged.
  init?(_ verdict: Verdict, _ text: VerdictText) {
    let wrong = verdict.functions.filter { !$0.finding.hasPassed }
    // What calls a wrong function may be right once that one is.
    guard let first = wrong.first(where: { $0.wrongCallees.isEmpty }) ?? wrong.first else {
      return nil
    }
    (self.verdict, self.text, function) = (verdict, text, first)
  }
}

extension FailureText {
  /// The file with line and column, "error:", the function, and what is wrong with it in a few words.
  func headline(_ page: inout Page) {
    let position = function.finding.position
    page.place(
      verdict.path, line: position?.line ?? function.line, column: position?.column,
      "error: \(function.title): \(function.summary)", .bad)
  }

  func add(to fold: inout VerdictFold) {
    let finding = function.finding
    let check = check(finding)
    fold.add(
      (.always, part { whatHappened(&$0, withReasons: false) }),
      (.reasons, part { whatHappened(&$0, withReasons: true) }))
    fold.add((.always, part { $0.mending(of: function) }))
    if let check {
      fold.add((.always, part { $0.sum(finding, check, of: function) }))
      if finding.isOfAResult { picture(finding, check, &fold) }
      if let cells = finding.explanation.cells { fold.add((.cells, part { $0.cells(cells) })) }
      fold.add(
        (.always, part { $0.call(check, of: function, isShort: true) }),
        (.arguments, part { $0.call(check, of: function, Rounding(check, finding)) }))
    }
    if let before = function.before, let check = self.check(before) { add(before, check, &fold) }
    fold.add((.section, part(section)))
    fold.add(
      (.printed, part { $0.output(function, atMost: 6) }), (.rest, part { $0.output(function) }))
  }

  private func part(_ write: (inout Page) -> Void) -> [String] {
    Page.lines(text.capabilities, write)
  }

  private func check(_ finding: Finding) -> Check? {
    finding.check.flatMap { function.checks.indices.contains($0) ? function.checks[$0] : nil }
  }

  private func picture(_ finding: Finding, _ check: Check, _ fold: inout VerdictFold) {
    // A single number stands in the sum.
    guard let actual = check.actual, check.expected.number == nil else { return }
    let rounding = Rounding(check, finding)
    func drawn(_ draw: (ValuePicture) -> [String]) -> [String] {
      part { $0.add(draw(ValuePicture(capabilities: $0.inner, rounding: rounding))) }
    }
    fold.add(
      (.firstPicture, drawn { $0.firstDifference(actual: actual, expected: check.expected) }),
      (.pictures, drawn { $0.comparison(actual: actual, expected: check.expected) }))
  }

  /// What came out wrong before the program was stopped.
  private func add(_ before: Finding, _ check: Check, _ fold: inout VerdictFold) {
    func say(_ page: inout Page, isShort: Bool) {
      let isOfValues = if case .wrongValues = before.kind { true } else { false }
      page.say(
        "A case before that one, \(quoted(check)), came out wrong\(isOfValues ? ":" : ", too.")")
      page.gap()
      page.sum(before, check, of: function)
      guard let actual = check.actual, !isShort else { return }
      page.gap()
      let rounding = Rounding(check, before)
      page.add(
        ValuePicture(capabilities: page.inner, rounding: rounding)
          .comparison(actual: actual, expected: check.expected))
      page.gap()
      page.call(check, of: function, rounding)
    }
    fold.add(
      (.before, part { say(&$0, isShort: true) }), (.pictures, part { say(&$0, isShort: false) }))
  }

  private func section(_ page: inout Page) {
    if function.finding.isNotWritten { return }
    // Which step of it a fault without a name lies in nobody knows.
    let section = "section “\(function.sectionToRead)”"
    let shows =
      function.mistakes.count == 1 || !function.isTheLearners
      ? "shows how it goes" : "is about \(function.name)"
    page.say("Lesson \(verdict.lesson), \(section), \(shows).", .dim)
    if let check = check(function.finding), check.kind == .random {
      let smallest = check.state == .failed ? " No smaller one fails." : ""
      page.say("A case drawn at random; --seed \(verdict.seed) draws it again.\(smallest)", .dim)
    }
  }
}

// MARK: - What happened

extension FailureText {
  private func whatHappened(_ page: inout Page, withReasons: Bool) {
    let finding = function.finding
    ending(finding, &page)
    if let derivation = (function.before ?? finding).explanation.derivation {
      yours(derivation, function.before ?? finding, &page)
    }
    named(&page, withReasons: withReasons)
    let ignored = finding.explanation.ignored.map { "'\($0)'" }
    if !ignored.isEmpty {
      page.say(
        "Your result does not depend on \(listed(ignored)): with other numbers there it stays the "
          + "same.", .warning)
    }
    if !finding.isOfAResult {
      for pattern in finding.explanation.patterns {
        page.say("What the cases show: \(pattern).", .warning)
      }
    }
    if let before = function.before {
      for pattern in before.explanation.patterns {
        page.say("What the differences in the cases before it show: \(pattern).", .warning)
      }
    } else if finding.isOfAResult {
      for pattern in finding.explanation.patterns {
        page.say("What the differences show: \(pattern).", .warning)
      }
    }
  }

  private func ending(_ finding: Finding, _ page: inout Page) {
    let place = finding.line.map { " at line \($0)" } ?? ""
    switch finding.kind {
    case .passed, .wrongValues: break
    case .notWritten(let unwritten):
      let name = unwritten.prefix { $0 != "(" }
      page.say(
        name == function.name
          ? "It still calls todo(). Put your code in its place."
          : "It calls \(unwritten), which still calls todo(). Write that one first.")
    case .timedOut(let seconds):
      page.say(
        "It ran longer than \(NumberText.shortest(seconds)) s and was stopped."
          + (place.isEmpty
            ? " Check that every loop, and every function that calls itself, comes to an end."
            : " It was\(place) when it was stopped: check the loop there."))
    case .crashed(let reason):
      let within = finding.within.map { ", in \($0)" } ?? ""
      let why = finding.stop?.words ?? reason
      page.say("The program stopped\(place)\(finding.way ?? within): \(why).", .warning)
      if let within = finding.within {
        page.say(
          "\(within) is right in all its own cases: look at what \(function.title) hands to it.")
      }
    case .endedEarly(let status):
      page.say(
        "The program ended with status \(status) before it returned a result. Nothing in an "
          + "exercise may end the program, as exit() does.")
    case .outOfMemory(let limit):
      page.say(
        "The program asked for more memory than the \(limit >> 20) MiB that it may have\(place). "
          + "Is a list as long as you meant it to be?")
    case .resultTooLarge:
      page.say(
        "The result holds more numbers than can be handed over (or the program has closed the file "
          + "that they go to).")
    case .wrongShape(let lines): for line in lines { page.say(line + ".", .bad) }
    case .notFinite(let wrong): notFinite(wrong, &page)
    }
  }

  private func notFinite(_ wrong: Finding.WrongCells, _ page: inout Page) {
    let place = wrong.place.description
    let isNaN = wrong.actual.number?.isNaN ?? false
    let what = isNaN ? "NaN, “not a number”," : "infinity"
    let makes =
      isNaN
      ? "0 divided by 0, ∞ divided by ∞, ∞ − ∞, and the root or logarithm of a negative number make it."
      : "A division by 0, or exp of a large number, makes it."
    let cell =
      wrong.place.labels.isEmpty ? (place.isEmpty ? "The result" : "result\(place)") : place
    let right = ValueText.shown(wrong.expected, Rounding(decimals: 4))
    page.say("\(cell) is \(what) where \(right) is right. \(makes)")
    if wrong.count > 1 {
      page.say(
        "\(wrong.count) of \(counted(wrong.total, "number")) \(isOrAre(wrong.count)) not finite; "
          + "\(place.isEmpty ? "this" : place) is the first.")
    }
  }

  /// By which formula the wrong number comes about, and what is otherwise in it.
  private func yours(_ derivation: Derivation, _ finding: Finding, _ page: inout Page) {
    guard case .wrongValues(let wrong) = finding.kind, let number = wrong.actual.number,
      let check = check(finding)
    else { return }
    let rounding = Rounding(check, finding)
    guard let sum = ExpressionText(derivation.sum, makes: number, decimals: rounding.decimals)
    else { return }
    let yours = ValueText.shown(wrong.actual, rounding)
    let sign = ValueText.equals(wrong.actual, shownAs: yours, rounded: sum.isRounded)
    let isBare = [yours, "(\(yours))"].contains(sum.text)
    let made = isBare ? yours : "\(sum.text) \(sign) \(yours)"
    let words = derivation.words.map { ": \($0)" } ?? ""
    // What comes before the stop is not the case that the headline is about.
    let isBefore = function.before != nil
    page.say(
      isBefore
        ? "In a case before it, \(quoted(check)), yours is \(made)\(words)."
        : "Yours is \(made)\(words).", .warning)
  }

  private func quoted(_ check: Check) -> String { "“\(check.title)”" }

  /// The mistakes that make the learner's numbers: what they prove; other code may make them, too.
  private func named(_ page: inout Page, withReasons: Bool) {
    let mistakes = function.mistakes
    if mistakes.count == 1, let mistake = mistakes.first {
      let isBefore = function.finding.explanation.mistakes.isEmpty
      if isBefore {
        page.say("Your numbers before it are those that come out when \(mistake.title).", .warning)
      }
      let isStopped = !isBefore && !function.finding.isOfAResult
      let ran =
        isStopped
        ? function.finding.check ?? 0 : function.checks.count { $0.actual != nil }
      let cases = ran == 1 ? "the one case" : ran == 2 ? "both cases" : "all \(ran) cases"
      var agree =
        isBefore
        ? "They agree in \(cases) that came to an end. Alone this mistake does not stop the program "
          + "there: look at the stop first."
        : function.finding.isOfAResult
          ? "In \(cases) your numbers are those of this mistake."
          : "A program with this mistake stops at the same case, and makes your numbers in \(cases) "
            + "before it."
      if withReasons, !text.explained.contains(mistake.id) { agree += " \(mistake.reason)" }
      page.say(agree)
      page.say(mistake.advice)
    } else if !mistakes.isEmpty {
      let numbers =
        function.finding.explanation.mistakes.isEmpty
        ? "makes your numbers before the stop, and none of them stops there"
        : "makes your numbers"
      page.say("Each of these mistakes \(numbers); the cases cannot tell them apart:", .warning)
      for mistake in mistakes { page.say("• \(mistake.title). \(mistake.advice)") }
    }
  }
}

// MARK: - Crashes

extension Finding {
  /// `, in positions, which correlate calls at line 14`; nil where the place is in the judged function.
  fileprivate var way: String? {
    guard let first = callers.first else { return nil }
    var way = ", in \(first.function)"
    for caller in callers.dropFirst() {
      way += ", which \(caller.function) calls at line \(caller.line)"
    }
    return way
  }
}

extension Finding.Stop {
  /// `index 3 in a list of 3 elements (0 to 2), with row = 1 and j = 2`.
  fileprivate var words: String {
    let what =
      switch cause {
      case .index(let index, let indices) where indices.isEmpty:
        "index \(signed(index)) in a list without elements"
      case .index(let index, let indices) where indices.count == 1:
        "index \(signed(index)) in a list of 1 element, whose index is \(indices.lowerBound)"
      case .index(let index, let indices):
        "index \(signed(index)) in a list of \(counted(indices.count, "element")) "
          + "(\(indices.lowerBound) to \(indices.upperBound - 1))"
      case .part(let start, let end, let count):
        "the part \(signed(start))..<\(signed(end)) of a list of \(counted(count, "element"))"
      case .range(let start, let end, let isClosed):
        "the range \(signed(start))\(isClosed ? "..." : "..<")\(signed(end)) ends before it begins"
      }
    if variables.isEmpty { return what }
    return "\(what), with " + listed(variables.map { "\($0.name) = \(signed($0.value))" })
  }

  private func signed(_ number: Int) -> String { NumberText.typeset("\(number)") }
}
