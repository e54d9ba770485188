internal import ConvNet

extension Explanation {
  /// The explanation for programs; README.md documents the fields.
  public var json: String {
    let operands = operands.map(\.json).joined(separator: ",")
    let results = results.map(\.json).joined(separator: ",")
    let cells = cells.map(json).joined(separator: ",\n    ")
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

  private func json(_ cell: Cell) -> String {
    let terms = cell.terms.map { term in
      let factors = term.factors.map { factor in
        let index = operands[factor.operand].index(factor.place)
        return """
          {"value": \(Self.json(factor.value)), "operand": \(factor.operand), "index": \(index)}
          """
      }
      return """
        {"factors": [\(factors.joined(separator: ", "))], "product": \(Self.json(term.product))}
        """
    }
    var fields = ["\"index\": \(results[0].index(cell.place))"]
    fields.append("\"rule\": \"\(cell.rule.name)\"")
    if case .neuron(let bias) = cell.rule { fields.append("\"bias\": \(Self.json(bias))") }
    fields.append("\"terms\": [\(terms.joined(separator: ", "))]")
    fields.append("\"values\": [\(cell.values.map(Self.json).joined(separator: ", "))]")
    return "{" + fields.joined(separator: ", ") + "}"
  }

  /// JSON has no infinity: a number that overflowed is null.
  static func json(_ number: Double) -> String { number.isFinite ? "\(number)" : "null" }
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
  fileprivate var json: String {
    "{\"name\": \"\(name)\", \"shape\": \(lengths), \"values\": \(values)}"
  }

  private var values: String {
    let matrices = maps.map { map in
      let rows = map.rowsOfColumns.map { row in
        "[" + row.map(Explanation.json).joined(separator: ", ") + "]"
      }
      return rank < 2 ? rows[0] : "[" + rows.joined(separator: ", ") + "]"
    }
    switch rank {
    case 3: return "[" + matrices.joined(separator: ", ") + "]"
    case 0: return Explanation.json(maps[0][0, 0])
    default: return matrices[0]
    }
  }
}
