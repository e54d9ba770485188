internal import Course
internal import LessonFolder
internal import TerminalText

extension Page {
  /// `result[0][0] = 1·10 + 2·20 = 50, yours 40`, and how much is wrong.
  mutating func sum(_ finding: Finding, _ check: Check, of function: FunctionVerdict) {
    guard case .wrongValues(let wrong) = finding.kind else { return }
    let rounding = Rounding(check, finding)
    let (cell, right, actual) = wrong.shown(in: check)
    let expected = ValueText.shown(right, rounding)
    let yours = ValueText.shown(actual, rounding)
    var working: (text: String, isRounded: Bool)?
    switch finding.working {
    case .formula(let formula):
      working = ExpressionText(
        formula, makes: wrong.expected.number ?? .nan, decimals: rounding.decimals
      ).map { ($0.text, $0.isRounded) }
    case .length(let formula): working = (formula, false)
    case nil: break
    }
    // The sum of a number that was given as it is would say it twice.
    if let working, working.text != expected {
      let sign = ValueText.equals(right, shownAs: expected, rounded: working.isRounded)
      say("\(cell) = \(working.text) \(sign) \(expected), yours \(yours)", .bold)
    } else {
      say("\(cell) = \(expected), yours \(yours)", .bold)
    }
    var parts: [String] = []
    if wrong.total > 1 {
      parts.append(
        "\(wrong.count) of \(wrong.total) \(check.expected.noun) \(isOrAre(wrong.count)) wrong")
    }
    let passed = function.checks.count { $0.state == .passed }
    if passed > 0 {
      parts.append(
        "\(passed) of \(counted(function.checks.count, "check")) \(isOrAre(passed)) right")
    }
    if !parts.isEmpty { say(parts.joined(separator: "; ") + ".") }
  }

  /// Of which cells of an argument the wrong number was made, beside the right ones.
  mutating func cells(_ used: CellsUsed) {
    if capabilities.accessible {
      say("Yours is made of \(used.argument)\(used.places(used.yours)).")
      say("Right would be \(used.argument)\(used.places(used.right)).")
      return
    }
    let none = capabilities.unicode ? "·" : "."
    func layout(_ cells: Set<CellsUsed.Cell>, _ title: String) -> MatrixLayout {
      var layout = MatrixLayout(
        rows: used.rows.enumerated().map { row, numbers in
          numbers.enumerated().map { column, number in
            let isUsed = cells.contains(CellsUsed.Cell(row: row, column: column))
            return MatrixLayout.Cell(isUsed ? NumberText.short(number, digits: 4) : none)
          }
        }, title: title)
      layout.focus = cells.min { ($0.row, $0.column) < ($1.row, $1.column) }.map {
        MatrixLayout.Position(row: $0.row, column: $0.column)
      }
      return layout
    }
    add(
      MatrixLayout.flowing(
        [
          layout(used.yours, "yours takes of \(used.argument)"),
          layout(used.right, "right takes"),
        ], for: inner))
  }

  /// The call: on one line where it is short, else with its arguments drawn below.
  ///
  /// - Parameter isShort: whether a long argument is only named.
  mutating func call(
    _ check: Check, of function: FunctionVerdict, _ rounding: Rounding? = nil,
    isShort: Bool = false
  ) {
    let kind =
      switch check.kind {
      case .article: check.isTheArticles ? ", with the article's numbers" : ""
      case .edge: ""
      case .random: ", at random"
      }
    say("Case “\(check.title)”\(kind):")
    let inline = ValueText.call(function, check.arguments.map(ValueText.swift))
    if cellWidth(of: inline) + 2 * indent.count <= capabilities.width {
      verbatim(indent + inline, .code)
      return
    }
    // What is short stands in the call, what is long below it.
    var long: [(String, Value)] = []
    let words = zip(function.parameters, check.arguments).map { parameter, argument in
      let text = ValueText.swift(argument)
      let most = if case .tuple = argument { 24 } else { 12 }
      if text.count <= most { return text }
      long.append((parameter.name, argument))
      return parameter.name
    }
    say(indent + ValueText.call(function, words), .code)
    if isShort { return }
    add(ValuePicture(capabilities: inner, rounding: rounding).side(by: long))
  }

  /// What the learner's code printed.
  mutating func output(_ function: FunctionVerdict, atMost limit: Int = 20) {
    if function.output.isEmpty { return }
    gap()
    say("\(function.title) printed:", .dim)
    var lines = function.output.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines.prefix(limit) { verbatim("│ \(line)") }
    if lines.count > limit {
      say("│ … \(counted(lines.count - limit, "more line")).", .dim)
    }
    if function.outputWasCut { say("The output was cut here: it is longer than is kept.", .dim) }
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

extension CellsUsed {
  /// `[0][1], [1][1]`, as many as can be listened to.
  fileprivate func places(_ cells: Set<Cell>) -> String {
    let places = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
      .map { "[\($0.row)][\($0.column)]" }
    return listed(Array(places.prefix(8)))
      + (places.count > 8 ? " and \(places.count - 8) more" : "")
  }
}

extension Finding.WrongCells {
  /// The first wrong number with its name; a place, such as a maximum's, as a whole.
  fileprivate func shown(in check: Check) -> (cell: String, expected: Value, actual: Value) {
    let cell = Leaf(place: place, value: expected).cell
    let name = "\(place.labels.isEmpty ? "result" : "")\(cell)"
    guard cell != place, let right = check.expected.element(at: cell),
      let yours = check.actual?.element(at: cell)
    else { return (name, expected, actual) }
    return (name, right, yours)
  }
}

extension Value {
  /// What the value consists of.
  fileprivate var noun: String {
    let isPlace = Set(leaves.map { $0.cell != $0.place })
    return isPlace.count > 1 ? "numbers and places" : isPlace == [true] ? "places" : "numbers"
  }

  /// What stands at a place; nil where nothing does.
  fileprivate func element(at place: ElementPath) -> Value? {
    place.index.reduce(element(place.labels)) { value, index in
      guard case .list(let elements)? = value, elements.indices.contains(index) else { return nil }
      return elements[index]
    }
  }
}

extension FunctionVerdict {
  /// The finding in a few words, and which wrong functions it calls.
  public var summary: String {
    if wrongCallees.isEmpty {
      // Whose numbers they are nobody knows.
      let isOpen = !ownHelpers.isEmpty && finding.isOfAResult && mistakes.isEmpty
      let helpers = listed(ownHelpers, by: "or")
      return finding.summary + (isOpen ? ", of its own or of \(helpers), which it calls" : "")
    }
    let callees = listed(wrongCallees)
    return switch isRightWithRightCallees {
    case true?: "right once \(callees) \(isOrAre(wrongCallees.count))"
    case false?: "\(finding.summary), with a right \(callees), too"
    case nil:
      "\(finding.summary); it calls \(callees), which \(isOrAre(wrongCallees.count)) not right yet"
    }
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
    case .timedOut(let seconds): "ran longer than \(NumberText.shortest(seconds)) s" + named
    case .crashed(let reason): "stopped: \(reason)" + named
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
