internal import ConvNet
internal import MachineText

extension Explanation {
  /// The explanation for programs; README.md documents the fields.
  public var json: String {
    let operands = operands.map(\.json.line).joined(separator: ",")
    let results = results.map(\.json.line).joined(separator: ",")
    let cells = cells.map { json($0).line }.joined(separator: ",\n    ")
    return """
      {
        "operation": "\(operation.rawValue)",
        "operands": [\(operands)],
        "results": [\(results)],
        "cells": [
          \(cells)
        ]
      }

      """
  }

  private func json(_ cell: Cell) -> JSONText {
    let terms = cell.terms.map { term in
      let factors = term.factors.map { factor in
        JSONText.object([
          ("value", Self.json(factor.value)), ("operand", .integer(factor.operand)),
          ("index", Self.json(operands[factor.operand].index(factor.place))),
        ])
      }
      return JSONText.object([("factors", .list(factors)), ("product", Self.json(term.product))])
    }
    var fields = [
      ("index", Self.json(results[0].index(cell.place))), ("rule", .text(cell.rule.name)),
    ]
    if case .neuron(let bias) = cell.rule { fields.append(("bias", Self.json(bias))) }
    fields += [("terms", .list(terms)), ("values", .list(cell.values.map(Self.json)))]
    return .object(fields)
  }

  /// A number that overflowed is null.
  fileprivate static func json(_ number: Double) -> JSONText {
    number.isFinite ? .decimal(number) : .null
  }

  fileprivate static func json(_ lengths: [Int]) -> JSONText {
    .list(lengths.map(JSONText.integer))
  }
}

extension Explanation.Rule {
  fileprivate var name: String {
    switch self {
    case .sum: "sum"
    case .neuron: "neuron"
    case .maximum: "maximum"
    case .share: "share"
    }
  }
}

extension Explanation.Grid {
  fileprivate var json: JSONText {
    .object([("name", .text(name)), ("shape", Explanation.json(lengths)), ("values", values)])
  }

  private var values: JSONText {
    let matrices = maps.map { map in
      map.rowsOfColumns.map { JSONText.list($0.map { Explanation.json($0) }) }
    }
    return switch rank {
    case 3: .list(matrices.map(JSONText.list))
    case 2: .list(matrices[0])
    case 1: matrices[0][0]
    default: Explanation.json(maps[0][0, 0])
    }
  }
}
