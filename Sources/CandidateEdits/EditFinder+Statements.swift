// Statements that stand in the wrong place.
extension EditFinder {
  /// A variable from outside that begins anew in each round of a loop.
  mutating func resets(in body: SyntaxNode, of loop: SyntaxNode) {
    guard let place = body.place, let range = range(loop) else { return }
    let used = words(range)
    for variable in scope where used.contains(variable.name) {
      guard let initial = variable.initial else { continue }
      let statement = "\(variable.name) = \(source[initial])"
      let start = place.first + 1
      add(
        .moreResets, variable.name, [(start..<start, "\n\(statement)\n")], [],
        [Insertion(place: start, edit: edits.count, chosen: statement)])
    }
  }

  /// A variable that is declared in a loop and keeps what it holds from round to round.
  mutating func keeps(
    _ variables: ArraySlice<Variable>, from declaration: SyntaxNode, in loop: SyntaxNode
  ) {
    guard variables.count == 1, let variable = variables.first, let initial = variable.initial,
      names(in: loop).isDisjoint(with: words(initial)), let loop = range(loop),
      let range = range(declaration)
    else { return }
    let kept = "cnnTutorKept\(edits.count)"
    let value = source[initial]
    let name = variable.name
    let outside = "var \(name): \(variable.type) = \(value)\n"
    let start = loop.lowerBound
    add(
      .fewerResets, name, [(start..<start, outside), (range, "")], [],
      [
        Insertion(
          place: start, edit: edits.count, always: "var \(kept): \(variable.type) = \(value)"),
        Insertion(
          place: range.upperBound, edit: edits.count, chosen: "\(name) = \(kept)",
          always: "defer { \(kept) = \(name) }"),
      ])
  }

  /// Statements behind a loop for ones in it, and the other way round; and neighbours that change
  /// places.
  mutating func moves(_ elements: [SyntaxNode]) {
    for (index, element) in elements.enumerated() {
      let next = index + 1 < elements.count ? elements[index + 1] : nil
      if let own = statementSite(element), let next, let other = statementSite(next) {
        let (first, second) = (sites[own].range, sites[other].range)
        add(
          .order, "", [(first, source[second]), (second, source[first])],
          [(own, source[second]), (other, source[first])])
      }
      guard ["for_each_stmt", "while_stmt"].contains(element.kind), let loop = range(element),
        let body = element.node("body"), let end = body.place?.last
      else { continue }
      // What uses a variable of the loop cannot stand behind it.
      let own = names(in: element)
      for inner in body.nodes("elements") {
        guard let site = statementSite(inner), own.isDisjoint(with: words(sites[site].range)) else {
          continue
        }
        move(site, to: loop.upperBound)
      }
      if let next, let site = statementSite(next) { move(site, to: end) }
    }
  }

  /// The names that a loop declares.
  private func names(in loop: SyntaxNode) -> Set<String> {
    ([loop.node("pattern")] + (loop.node("body")?.nodes("elements") ?? [])).compactMap(\.self)
      .reduce(into: []) { $0.formUnion(names(boundIn: $1)) }
  }

  /// The names of a pattern, or of a declaration.
  private func names(boundIn node: SyntaxNode) -> Set<String> {
    if node.kind == "pattern_named" { return Set([node.name].compactMap(\.self)) }
    let parts =
      node.kind == "pattern_binding_decl"
      ? node.nodes("pattern_entries").compactMap { $0.node("pattern") }
      : node.kind.hasPrefix("pattern")
        ? node.nodes("elements") + [node.node("sub_pattern")].compactMap(\.self) : []
    return parts.reduce(into: []) { $0.formUnion(names(boundIn: $1)) }
  }

  private mutating func move(_ site: Int, to place: Int) {
    let range = sites[site].range
    let statement = source[range]
    let inserted = "\n\(statement)\n"
    let whole = source.withSemicolon(range)
    // What is inserted between a statement and its sign stays where it is.
    let changes = [(whole.contains(place) ? range : whole, ""), (place..<place, inserted)]
    add(
      .otherPlace, "", changes.sorted { $0.0.lowerBound < $1.0.lowerBound }, [(site, "break")],
      [Insertion(place: place, edit: edits.count, chosen: statement)])
  }

  /// The site of a statement that is an expression.
  private func statementSite(_ node: SyntaxNode) -> Int? {
    guard node.kind.hasSuffix("_expr"), let range = range(node) else { return nil }
    return sites.lastIndex { $0.form == .statement && $0.range == range }
  }
}
