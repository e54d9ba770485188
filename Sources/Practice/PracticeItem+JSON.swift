internal import Course
internal import Judge
package import MachineText

extension PracticeItem {
  /// An item for programs, which can work its answer out from `function`, `arguments` and `ask`.
  package var json: JSONText {
    .object([
      ("template", .text("\(template.slug)/\(template.id)")), ("lesson", .integer(lesson)),
      ("question", .text(text)), ("answer", told(answer)),
      (
        "mistakes",
        .list(
          mistakes.flatMap { slip in
            slip.ways.map { .object([("id", .text($0.id)), ("answer", told(slip.answer))]) }
          })
      ),
      (
        "untold",
        .list(
          untold.map { .object([("id", .text($0.id)), ("why", .text($0.reason.rawValue))]) })
      ),
      ("backwards", .boolean(template.kind.isBackward)), ("function", .text(function.name)),
      ("arguments", .list(arguments.map(\.json))), ("ask", ask),
    ])
  }

  /// A choice is told by its words.
  private func told(_ answer: Value) -> JSONText {
    guard let index = answer.integer, choices.indices.contains(index) else { return answer.json }
    return .text(choices[index])
  }

  private var ask: JSONText {
    let kind = ("kind", JSONText.text(template.kind.rawValue))
    switch question {
    case .result: return .object([kind])
    case .cell(let place): return .object([kind, ("place", path(place))])
    case .shape(let labels), .matrix(let labels):
      return .object([kind, ("place", path(ElementPath(labels: labels, [])))])
    case .argument(let place, let cell, let value):
      return .object([
        kind, ("argument", .integer(place.argument)), ("index", index(place)),
        ("place", path(cell)), ("value", .number(value)),
      ])
    case .change(let place, let cell):
      return .object([
        kind, ("argument", .integer(place.argument)), ("index", index(place)),
        ("place", path(cell)),
      ])
    case .fault(let labels, let shown):
      return .object([
        kind, ("place", path(ElementPath(labels: labels, []))), ("shown", shown.json),
      ])
    case .mistake(let shown, let choices), .operation(let shown, let choices):
      return .object([kind, ("shown", shown.json), ("choices", .list(choices.map(JSONText.text)))])
    }
  }

  /// The way to a number of an argument.
  private func index(_ place: Place) -> JSONText {
    .list(
      arguments[place.argument].way(to: place.path).map { step in
        switch step {
        case .index(let index): .integer(index)
        case .label(let label): .text(label)
        }
      })
  }

  /// The labels and indices on the way to a number of the result.
  private func path(_ place: ElementPath) -> JSONText {
    .list(place.labels.map(JSONText.text) + place.index.map(JSONText.integer))
  }
}
