public import CandidateEdits

/// The smallest edits of a learner's file that make every case of a function right.
///
/// Each was made, and the file run with it: on the cases of the verdict, and on others that were drawn
/// afterwards to prove it wrong.
public struct Mending: Sendable, Equatable {
  /// Single edits, each of which does.
  public var edits: [CandidateEdit]
  /// How many cases each of them makes right.
  public var cases: Int

  /// A place of the file, and which edits of it do.
  public struct Place: Sendable, Equatable {
    /// Counted from 1.
    public var lines: ClosedRange<Int>
    /// One at least.
    public var edits: [CandidateEdit]
  }

  /// The places, each of which can be mended, in the file's order.
  public var places: [Place] {
    edits.reduce(into: []) { (places: inout [Place], edit) in
      if let index = places.firstIndex(where: { $0.lines.overlaps(edit.lines) }) {
        let lines = places[index].lines
        places[index].lines =
          min(
            lines.lowerBound, edit.lines.lowerBound)...max(
            lines.upperBound, edit.lines.upperBound)
        places[index].edits.append(edit)
      } else {
        places.append(Place(lines: edit.lines, edits: [edit]))
      }
    }.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }
}
