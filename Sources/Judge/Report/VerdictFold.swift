/// A verdict in parts, in the order in which they are read, of which as much is shown as there is
/// room for.
struct VerdictFold {
  /// Which part gets room first; what is `always` there has room however little there is.
  enum Rank: Int, Comparable {
    case always, firstPicture, section, cells, reasons, printed, others, before, arguments,
      pictures, rest

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// A part in one or several forms, the shorter before the longer.
  struct Part {
    var forms: [(rank: Rank, lines: [String])] = []
  }

  private(set) var parts: [Part] = []

  /// Adds a part behind the others; a form without lines is none.
  mutating func add(_ forms: (rank: Rank, lines: [String])...) {
    let forms = forms.map { form -> (rank: Rank, lines: [String]) in
      // Matrices end with a gap, behind which there is one already.
      let end = form.lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
      return (rank: form.rank, lines: Array(form.lines[..<end]))
    }.filter { !$0.lines.isEmpty }
    if !forms.isEmpty { parts.append(Part(forms: forms)) }
  }
}

extension VerdictFold {
  /// The parts with a blank line between them.
  ///
  /// - Parameters:
  ///   - rows: how many lines there may be; no limit where nil.
  ///   - more: what stands at the end where something is left out.
  func lines(atMost rows: Int?, more: [String]) -> [String] {
    let whole = joined(parts.map { $0.forms.last?.lines ?? [] })
    guard let rows, whole.count > rows else { return whole }
    var shown = parts.map { part in
      part.forms.last { $0.rank == .always }?.lines ?? []
    }
    let forms = parts.enumerated().flatMap { index, part in
      part.forms.filter { $0.rank != .always }.map { (index: index, form: $0) }
    }
    for (index, form) in forms.sorted(by: { $0.form.rank < $1.form.rank }) {
      var fuller = shown
      fuller[index] = form.lines
      if joined(fuller + [more]).count <= rows { shown = fuller }
    }
    return joined(shown + [more])
  }

  private func joined(_ parts: [[String]]) -> [String] {
    Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }
}
