internal import CandidateEdits
public import Course
internal import TerminalText

/// Where an edit would mend a function, and of which kind it is; never the edit itself.
public enum MendingText {
  /// `line 12: another name than ‘i’ belongs there`; nil where it would be in more places than help.
  static func sentence(_ mending: Mending, of function: String) -> String? {
    let places = mending.places
    guard (1...2).contains(places.count) else { return nil }
    let lines = places.map { place in
      place.lines.count == 1
        ? "line \(place.lines.lowerBound)"
        : "lines \(place.lines.lowerBound) to \(place.lines.upperBound)"
    }.joined(separator: " or ")
    let right = "all \(mending.cases) cases of '\(function)' come out right."
    let kinds = Set(places.compactMap { shown($0).map { kind($0) } })
    return switch kinds.count == 1 ? kinds.first : nil {
    case .mended(let part): "With \(part) in \(lines) \(right)"
    case .wrong(let words): "Look at \(lines): \(words). With one change there \(right)"
    case nil: "Look at \(lines). With one change there \(right)"
    }
  }

  private enum Kind: Hashable {
    /// What is wrong in the place.
    case wrong(String)
    /// What might stand there. It may be missing elsewhere, and the place be right as it is: so the
    /// place is not blamed.
    case mended(by: String)
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

  /// What is added to undo something is rarely what its author meant: what replaces or removes goes
  /// before it.
  private static func size(_ edit: CandidateEdit) -> Int {
    let undoes = edit.act == .missingCall || edit.act == .missingSign
    return edit.changes.reduce(undoes ? 100 : 0) { $0 + $1.range.count + $1.text.utf8.count }
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

  private static func kind(_ edit: CandidateEdit) -> Kind {
    let word = edit.word
    return switch edit.act {
    case .otherName: .wrong("another name than ‘\(word)’ belongs there")
    case .otherFunction: .mended(by: "another function than ‘\(word)’")
    case .otherField: .wrong("another member than ‘\(word)’ belongs there")
    case .otherNumber: .mended(by: "another value than \(word)")
    case .otherOperator: .mended(by: "another operator than ‘\(word)’")
    case .exchangedArguments: .wrong("two arguments have changed places")
    case .exchangedIndices: .wrong("two indices have changed places")
    case .exchangedElements: .wrong("two elements have changed places")
    case .exchangedBranches: .wrong("the two branches have changed places")
    case .exchangedSides: .wrong("the two sides of ‘\(word)’ have changed places")
    case .surplusCall: .wrong("‘\(word)’ is too many")
    case .surplusFactor: .wrong("a factor or divisor is too many")
    case .surplusTerm: .wrong("a term is too many")
    case .surplusSign: .wrong("‘\(word)’ is too many")
    case .surplusStatement: .wrong("this statement is too many")
    case .surplusCondition: .wrong("this condition is too many")
    case .missingCall: .mended(by: "one more call of a function")
    case .missingFactor: .mended(by: "one more factor or divisor")
    case .missingTerm: .mended(by: "one more term")
    case .missingSign: .mended(by: "one more sign")
    case .missingNegation: .wrong("the condition is the wrong way round")
    case .missingOne: .wrong("it is one too many or one too few")
    case .grouping: .wrong("the parts have to be grouped in another way")
    case .otherAxis: .wrong("the length of the other axis belongs there")
    case .otherEnd: .wrong("the index counts from the wrong end")
    case .order: .wrong("two statements have changed places")
    case .otherPlace:
      .wrong("a statement stands inside a loop or behind it, and belongs on the other side")
    case .moreResets: .wrong("‘\(word)’ has to begin anew in each round")
    case .fewerResets: .wrong("‘\(word)’ begins anew too often")
    }
  }
}

extension Page {
  /// The line of the learner's file that would mend it, where one is known.
  mutating func mending(of function: FunctionVerdict) {
    guard let sentence = function.mending.flatMap({ MendingText.sentence($0, of: function.name) })
    else { return }
    say(sentence, .warning)
  }
}
