internal import ExerciseHarness

// What is noted of an edit, and where.

extension EditFinder {
  func range(_ node: SyntaxNode) -> Range<Int>? {
    node.place.flatMap { source.range(from: $0.first, toWordAt: $0.last) }
  }

  func text(_ node: SyntaxNode) -> String? { range(node).map { source[$0] } }

  mutating func type(_ node: SyntaxNode) -> String? {
    guard let mangled = node.mangledType else { return nil }
    if let known = types[mangled] { return known }
    let text = TypeName.text(of: mangled)
    types[mangled] = text
    return text
  }

  /// An edit within the site that the walk is in.
  mutating func add(
    _ act: CandidateEdit.Act, _ word: String, _ range: Range<Int>, _ text: String
  ) {
    guard let site, sites[site].range.lowerBound <= range.lowerBound,
      range.upperBound <= sites[site].range.upperBound, source[range] != text,
      !isFull,
      // A closure must use its argument.
      text.contains("$") || !source[range].contains("$")
    else { return }
    let whole = sites[site].range
    let alternative =
      source[whole.lowerBound..<range.lowerBound] + text
      + source[range.upperBound..<whole.upperBound]
    // The compiler takes no variable for its own value.
    if let assigned, alternative == "\(assigned) = \(assigned)" { return }
    // Closures in closures take it long: ten of a long statement as long as a hundred without.
    closures += alternative.utf8.count * alternative.utf8.count { $0 == UInt8(ascii: "{") }
    guard closures <= Self.mostClosures || !alternative.contains("{") else { return }
    add(act, word, [(range, text)], [(site, alternative)])
  }

  mutating func add(
    _ act: CandidateEdit.Act, _ word: String, _ changes: [(Range<Int>, String)],
    _ alternatives: [(site: Int, text: String)], _ inserted: [Insertion] = []
  ) {
    guard let first = changes.first, let last = changes.last, !isFull else { return }
    if inserted.isEmpty {
      let key = alternatives.map { "\($0.site) \($0.text)" }.joined(separator: "\u{0}")
      guard known.insert(key).inserted else { return }
    }
    for (site, text) in alternatives {
      sites[site].alternatives.append(Alternative(edit: edits.count, text: text))
    }
    insertions += inserted
    append(act, word, changes, first.0.lowerBound..<max(first.0.upperBound, last.0.upperBound))
  }

  /// Whether there are more than anybody tries.
  private var isFull: Bool { edits.count > SwitchedFile.mostEdits }

  private mutating func append(
    _ act: CandidateEdit.Act, _ word: String, _ changes: [(Range<Int>, String)],
    _ whole: Range<Int>
  ) {
    edits.append(
      CandidateEdit(
        act: act, word: word, changes: changes.map { .init(range: $0, text: $1) },
        lines: source.lines(of: whole)))
  }

  /// An edit that makes another number of one.
  ///
  /// All that are made of one number, or with one operand that may trap, cost the compiler one call of a
  /// function, where a whole statement of its own for each would cost a hundred times as much.
  ///
  /// - Parameters:
  ///   - range: the number.
  ///   - text: what stands in its place with the edit.
  ///   - change: what that does to it.
  ///   - operand: the other number, where the change needs one.
  mutating func vary(
    _ act: CandidateEdit.Act, _ word: String, _ range: Range<Int>, _ type: String, _ text: String,
    _ change: NumberChange, _ operand: String = ""
  ) {
    let isPlain = operand.utf8.allSatisfy {
      SourceText.isOfWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    vary(
      act, word, range, (range, text), .number(type), change, operand,
      Place(range: range, operand: isPlain ? "" : operand))
  }

  /// An edit of a calculation with two numbers: of its sign, or of which of them counts.
  mutating func recalculate(
    _ act: CandidateEdit.Act, _ word: String, _ range: Range<Int>, _ form: Site.Form,
    _ changed: (Range<Int>, String), _ change: NumberChange
  ) {
    vary(act, word, range, changed, form, change, "", Place(range: range, operand: "calculation"))
  }

  private mutating func vary(
    _ act: CandidateEdit.Act, _ word: String, _ range: Range<Int>,
    _ changed: (Range<Int>, String), _ form: Site.Form, _ change: NumberChange, _ operand: String,
    _ place: Place
  ) {
    guard let site, sites[site].range.lowerBound <= range.lowerBound,
      range.upperBound <= sites[site].range.upperBound, source[changed.0] != changed.1, !isFull
    else { return }
    let whole = sites[site].range
    let text =
      source[whole.lowerBound..<changed.0.lowerBound] + changed.1
      + source[changed.0.upperBound..<whole.upperBound]
    guard known.insert("\(site) \(text)").inserted else { return }
    let own = places[place] ?? sites.count
    if own == sites.count { sites.append(Site(range: range, form: form)) }
    places[place] = own
    sites[own].alternatives.append(
      Alternative(edit: edits.count, text: operand, change: change))
    append(act, word, [changed], changed.0)
  }

  /// Goes through `walk` in a site of its own.
  mutating func inSite(
    _ range: Range<Int>, _ form: Site.Form, conversion: String? = nil,
    _ walk: (inout EditFinder) -> Void
  ) {
    let outer = site
    // In a closure of its own `$0` would be another one.
    if case .value = form, source[range].contains("$") { return walk(&self) }
    site = sites.count
    sites.append(Site(range: range, form: form, conversion: conversion))
    walk(&self)
    site = outer
  }
}
