internal import ExerciseHarness

/// A file that holds edits of itself and makes them effective at run time, by their numbers: one program
/// is compiled for all of them.
///
/// Each piece of the file that has edits becomes a `switch` over the number of the edit that is wanted,
/// with the piece as it was for all others. Each alternative stands on lines of its own, so that an error
/// of the compiler says which edit is none.
public struct SwitchedFile: Sendable {
  /// A function with more edits than these is too long for a line to be found in time; what is behind them
  /// is not looked at.
  public static let mostEdits = 900

  /// The edits; the number of the first is 1.
  public let edits: [CandidateEdit]
  private let source: SourceText
  private let sites: [EditFinder.Site]
  private let insertions: [EditFinder.Insertion]

  /// The file's own text with the edits of some of its functions.
  ///
  /// - Parameters:
  ///   - syntax: what the compiler's `-dump-ast -dump-ast-format json` writes of the file.
  ///   - functions: where the edits are looked for; what these call in the file belongs to them.
  ///   - known: what the file can call besides.
  /// - Returns: nil where the tree is of another form than the one that is known.
  public init?(
    _ file: [UInt8], syntax: [UInt8], functions: Set<String>, known: [KnownFunction] = []
  ) {
    guard let tree = SyntaxNode(file: syntax) else { return nil }
    var finder = EditFinder(SourceText(file), functions: known)
    finder.find(functions, in: tree)
    self.init(finder)
  }

  private init(_ finder: EditFinder) {
    // The edits of a piece get numbers in a row.
    var numbers: [Int: Int] = [:]
    var order: [Int] = []
    for edit in finder.sites.flatMap(\.alternatives).map(\.edit) + Array(finder.edits.indices)
    where numbers[edit] == nil {
      order.append(edit)
      numbers[edit] = order.count
    }
    edits = order.map { finder.edits[$0] }
    source = finder.source
    sites = finder.sites.filter { !$0.alternatives.isEmpty }.map { site in
      var site = site
      for index in site.alternatives.indices {
        site.alternatives[index].edit = numbers[site.alternatives[index].edit] ?? 0
      }
      return site
    }.enumerated().sorted { $0.element.order($0.offset) < $1.element.order($1.offset) }
      .map(\.element)
    insertions = finder.insertions.map { insertion in
      var insertion = insertion
      insertion.edit = numbers[insertion.edit] ?? 0
      return insertion
    }.sorted { $0.place < $1.place }
  }
}

extension SwitchedFile {
  /// What the file calls, for a file beside it that imports the harness.
  ///
  /// It is not in the file itself, so that whatever the harness declares is not visible there.
  public static let functions = """
    func cnnTutorEdit(_ low: Int, _ high: Int) -> Int {
      ExerciseHarness.harnessEdit(low, high)
    }

    func cnnTutorEdit(_ low: Int, _ high: Int, _ others: [Int]) -> Int {
      ExerciseHarness.harnessEdit(low, high, others)
    }

    """
    + ["Int", "Double"].map { type in
      """
      func cnnTutor\(type)(
        _ low: Int, _ high: Int, _ value: @autoclosure () -> \(type), _ changes: String,
        _ operands: @autoclosure () -> [\(type)]
      ) -> \(type) {
        ExerciseHarness.harnessNumber(low, high, value, changes, operands)
      }

      func cnnTutor\(type)s(
        _ low: Int, _ high: Int, _ left: @autoclosure () -> \(type),
        _ right: @autoclosure () -> \(type), _ sign: String, _ changes: String
      ) -> \(type) {
        ExerciseHarness.harnessCalculation(low, high, left, right, sign, changes)
      }

      """
    }.joined()
}

// MARK: - Writing

extension SwitchedFile {
  /// The text, and whose fault an error on one of its lines is.
  public struct Text: Sendable {
    /// Swift.
    public internal(set) var bytes: [UInt8] = []
    /// The numbers of the edits that a line belongs to: one, or all of a piece. Counted from 1.
    public internal(set) var owners: [Int: Set<Int>] = [:]
    var line = 1
  }

  /// The text without some of the edits.
  public func text(without dropped: Set<Int> = []) -> Text {
    var text = Text()
    write(0..<source.bytes.count, within: nil, dropped, to: &text)
    return text
  }

  /// - Parameter outer: the index of the site whose text it is.
  private func write(
    _ range: Range<Int>, within outer: Int?, _ dropped: Set<Int>, to text: inout Text
  ) {
    var place = range.lowerBound
    for (index, site) in sites.enumerated() where index > outer ?? -1 {
      guard site.range.lowerBound >= place, site.range.upperBound <= range.upperBound,
        site.alternatives.contains(where: { !dropped.contains($0.edit) })
      else { continue }
      copy(place..<site.range.lowerBound, dropped, to: &text)
      write(site, index, dropped, to: &text)
      place = site.range.upperBound
      // What stood on one line, with a `;` between, stands on several now.
      if site.form == .statement,
        let next = source.bytes[place..<range.upperBound].firstIndex(where: { $0 > 0x20 }),
        source.bytes[next] == UInt8(ascii: ";")
      {
        place = next + 1
      }
    }
    copy(place..<range.upperBound, dropped, to: &text)
  }

  /// The file's own text, with what is inserted in it.
  private func copy(_ range: Range<Int>, _ dropped: Set<Int>, to text: inout Text) {
    var place = range.lowerBound
    for insertion in insertions
    where range.contains(insertion.place) && !dropped.contains(insertion.edit) {
      text.write(source.bytes[place..<insertion.place])
      place = insertion.place
      let chosen = insertion.chosen.map { chosen in
        "if cnnTutorEdit(\(insertion.edit), \(insertion.edit)) == \(insertion.edit) {\n\(chosen)\n}\n"
      }
      text.write("\n")
      text.write((chosen ?? "") + insertion.always + "\n", of: [insertion.edit])
    }
    text.write(source.bytes[place..<range.upperBound])
  }

  private func write(
    _ site: EditFinder.Site, _ index: Int, _ dropped: Set<Int>, to text: inout Text
  ) {
    switch site.form {
    case .number, .calculation: return writeNumber(site, index, dropped, to: &text)
    default: break
    }
    let all = site.alternatives.map(\.edit)
    let own = Set(all)
    // An edit of two pieces has the number of the first.
    let low = all.first { $0 - (all.first ?? 0) < all.count } ?? 0
    var high = low
    while own.contains(high + 1) { high += 1 }
    let others = all.filter { $0 < low || $0 > high }
    let head = "switch cnnTutorEdit(\(low), \(high)\(others.isEmpty ? "" : ", \(others)")) {\n"
    var start = ""
    var end = "\n}\n"
    var keyword = ""
    switch site.form {
    case .statement: start = "\n"
    case .initial: start = " "
    case .returned:
      start = "\n"
      keyword = "return "
    case .value(let type):
      start = "({ () -> \(type) in\n"
      end = "\n}\n})()"
      keyword = "return "
    case .number, .calculation: break
    }
    let open = site.conversion.map { "\($0)(" } ?? ""
    let close = site.conversion == nil ? "" : ")"
    text.write(start + head, of: own)
    for alternative in site.alternatives where !dropped.contains(alternative.edit) {
      let (edit, alternative) = (alternative.edit, alternative.text)
      // A range that ends with its last number is made one that does not.
      let isClosed =
        site.conversion == nil && site.form == .value("Range<Int>")
        && alternative.contains("...")
      text.write(
        "case \(edit): \(keyword)\(isClosed ? "Range(" : open)\(alternative)\(isClosed ? ")" : close)\n",
        of: [edit])
    }
    text.write("default: \(keyword)\(open)", of: own)
    write(site.range, within: index, dropped, to: &text)
    text.write(close + end, of: own)
  }

  private func writeNumber(
    _ site: EditFinder.Site, _ index: Int, _ dropped: Set<Int>, to text: inout Text
  ) {
    let all = site.alternatives
    guard let first = all.first?.edit, let last = all.last?.edit else { return }
    let own = Set(first...last)
    let changes = all.map { dropped.contains($0.edit) ? .dropped : $0.change }
    let letters = changes.map(\.rawValue).joined()
    switch site.form {
    case .number(let type):
      text.write("cnnTutor\(type)(\(first), \(last),\n", of: own)
      write(site.range, within: index, dropped, to: &text)
      let operands = zip(all, changes).filter { $1.hasOperand }.map(\.0.text)
      text.write(",\n", of: [])
      text.write("\"\(letters)\", [\(operands.joined(separator: ", "))])", of: own)
    case .calculation(let type, let sign, let left, let right):
      text.write("cnnTutor\(type)s(\(first), \(last),\n", of: own)
      write(left, within: index, dropped, to: &text)
      text.write(",\n", of: [])
      write(right, within: index, dropped, to: &text)
      text.write(",\n", of: [])
      text.write("\"\(sign)\", \"\(letters)\")", of: own)
    default: break
    }
  }
}

extension SwitchedFile.Text {
  mutating func write(_ words: String, of edits: Set<Int> = []) {
    write(Array(words.utf8)[...], of: edits)
  }

  mutating func write(_ words: ArraySlice<UInt8>, of edits: Set<Int> = []) {
    bytes += words
    let lines = words.count { $0 == UInt8(ascii: "\n") }
    if !edits.isEmpty {
      let last = line + lines - (words.last == UInt8(ascii: "\n") ? 1 : 0)
      for line in line...max(line, last) where owners[line] == nil { owners[line] = edits }
    }
    line += lines
  }
}

extension EditFinder.Site {
  /// What is around others comes before them: of those of the same place a statement, then a number, then
  /// the calculation that makes it.
  fileprivate func order(_ index: Int) -> (Int, Int, Int, Int) {
    let rank =
      switch form {
      case .number: 1
      case .calculation: 2
      default: 0
      }
    return (range.lowerBound, -range.count, rank, index)
  }
}
