internal import CandidateEdits
public import Course
internal import TerminalText

/// Where an edit would mend a function, and of which kind it is; never the edit itself.
public enum MendingText {
  /// `line 12: another name than ‘i’ belongs there`; nil where it would be in more places than help.
  static func sentence(_ mending: Mending) -> String? {
    let places = mending.places
    guard (1...2).contains(places.count) else { return nil }
    let lines = places.map { place in
      place.lines.count == 1
        ? "line \(place.lines.lowerBound)"
        : "lines \(place.lines.lowerBound) to \(place.lines.upperBound)"
    }.joined(separator: " or ")
    let kinds = Set(places.compactMap { shown($0).map { words($0) } })
    let cases = "With one change there all \(mending.cases) cases that were tried come out right."
    guard kinds.count == 1, let kind = kinds.first else { return "Look at \(lines). \(cases)" }
    return "Look at \(lines): \(kind). \(cases)"
  }

  /// The edit itself, in Markdown: the lines as they stand, and as they would be right.
  public static func edit(_ mending: Mending, of file: SourceFile) -> String? {
    let places = mending.places
    guard (1...2).contains(places.count) else { return nil }
    return places.compactMap { place in shown(place).map { text($0, file.contents) } }
      .joined(separator: "\n\nOr this:\n\n")
  }

  /// Of several edits of a place the one that is told: it writes least.
  static func shown(_ place: Mending.Place) -> CandidateEdit? {
    place.edits.min { size($0) < size($1) }
  }

  private static func size(_ edit: CandidateEdit) -> Int {
    edit.changes.reduce(0) { $0 + $1.range.count + $1.text.utf8.count }
  }

  private static func text(_ edit: CandidateEdit, _ source: [UInt8]) -> String {
    let old = lines(source)
    let new = lines(edit.applied(to: source))
    let first = edit.lines.lowerBound - 1
    let last = edit.lines.upperBound
    let before = old[first..<min(last, old.count)]
    let after = new[first..<max(first, last + new.count - old.count)]
    return """
      One change makes all \(edit.lines.count == 1 ? "right; line \(last)" : "right; the lines from \(first + 1)") as it stands:

      ```swift
      \(before.joined(separator: "\n"))
      ```

      and as it would be right:

      ```swift
      \(after.joined(separator: "\n"))
      ```
      """
  }

  private static func lines(_ source: [UInt8]) -> [Substring] {
    String(decoding: source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  /// What is wrong there.
  private static func words(_ edit: CandidateEdit) -> String {
    let word = edit.word
    return switch edit.act {
    case .otherName: "another name than ‘\(word)’ belongs there"
    case .otherFunction: "another function than ‘\(word)’ belongs there"
    case .otherField: "another one than ‘\(word)’ belongs there"
    case .otherNumber: "another number than \(word) belongs there"
    case .otherOperator: "another operator than ‘\(word)’ belongs there"
    case .exchangedArguments: "two arguments have changed places"
    case .exchangedIndices: "two indices have changed places"
    case .exchangedElements: "two elements have changed places"
    case .exchangedBranches: "the two branches have changed places"
    case .exchangedSides: "the two sides of ‘\(word)’ have changed places"
    case .surplusCall: "‘\(word)’ is too many"
    case .surplusFactor: "a factor or divisor is too many"
    case .surplusTerm: "a term is too many"
    case .surplusSign: "‘\(word)’ is too many"
    case .surplusStatement: "this statement is too many"
    case .surplusCondition: "this condition is too many"
    case .missingCall: "a call of a function is missing"
    case .missingFactor: "a factor or divisor is missing"
    case .missingTerm: "a term is missing"
    case .missingSign: "a sign is missing"
    case .missingNegation: "the condition is the wrong way round"
    case .missingOne: "it is one too many or one too few"
    case .grouping: "the parts are grouped in another way"
    case .otherAxis: "the length of the other axis belongs there"
    case .otherEnd: "the index counts from the wrong end"
    case .order: "two statements have changed places"
    case .otherPlace: "a statement stands inside a loop or behind it, and belongs on the other side"
    case .moreResets: "‘\(word)’ has to begin anew in each round"
    case .fewerResets: "‘\(word)’ begins anew too often"
    }
  }
}

extension Page {
  /// The line of the learner's file that would mend it, where one is known.
  mutating func mending(of function: FunctionVerdict) {
    guard let sentence = function.mending.flatMap(MendingText.sentence) else { return }
    say(sentence, .warning)
  }
}
