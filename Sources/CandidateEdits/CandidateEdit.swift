/// A change of a Swift file that may mend it: one of those that people make by mistake, undone.
///
/// Which of them does is found by running the file with each.
public struct CandidateEdit: Sendable, Equatable {
  /// What is changed.
  public enum Act: String, Sendable {
    /// A word for another one.
    case otherName, otherFunction, otherField, otherNumber, otherOperator
    /// Two of a kind in each other's place.
    case exchangedArguments, exchangedIndices, exchangedElements, exchangedBranches, exchangedSides
    /// Something that is taken away.
    case surplusCall, surplusFactor, surplusTerm, surplusSign, surplusStatement, surplusCondition
    /// Something that is added.
    case missingCall, missingFactor, missingTerm, missingSign, missingNegation, missingOne
    /// Brackets that group the parts of a formula.
    case grouping
    /// A length of the rows for one of the columns, or the other way round.
    case otherAxis
    /// An index counted from the other end.
    case otherEnd
    /// Two statements in each other's place.
    case order
    /// A statement inside a loop for one behind it, or the other way round.
    case otherPlace
    /// A variable that begins anew more often, or not so often.
    case moreResets, fewerResets
  }

  /// A text in the place of another.
  public struct Change: Sendable, Equatable {
    /// Bytes of the file.
    public var range: Range<Int>
    /// What stands there afterwards.
    public var text: String

    /// A change of these bytes.
    public init(range: Range<Int>, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// What is changed.
  public var act: Act
  /// The word of the file that it is about; empty where it is about none.
  public var word: String
  /// The places that it changes, in the file's order.
  public var changes: [Change]
  /// The lines of the file that it changes, counted from 1.
  public var lines: ClosedRange<Int>

  /// An edit of these places.
  public init(act: Act, word: String, changes: [Change], lines: ClosedRange<Int>) {
    self.act = act
    self.word = word
    self.changes = changes
    self.lines = lines
  }
}

extension CandidateEdit {
  /// The file with the edit made.
  public func applied(to source: [UInt8]) -> [UInt8] {
    changes.reversed().reduce(into: source) { source, change in
      source.replaceSubrange(change.range, with: change.text.utf8)
    }
  }
}
