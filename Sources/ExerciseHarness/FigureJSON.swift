// A figure as JSON, a panel a line. `Figure` reads it back; a cell is a number or a text, and a panel
// an object with one field, its kind:
//
//     {"description": "…", "rows": [
//       [
//         {"sign": "→"}
//       ]
//     ]}
//
// A lesson's program writes it, which knows no library that does.

extension Figure {
  /// The figure as the linter keeps it.
  public var json: String {
    let rows = rows.map { row in
      "\n    [\n      " + row.map(\.json).joined(separator: ",\n      ") + "\n    ]"
    }
    return object([
      "description": quoted(description), "rows": "[" + rows.joined(separator: ",") + "\n  ]",
    ]) + "\n"
  }
}

extension Figure.Panel {
  fileprivate var json: String {
    switch self {
    case .sign(let sign): object(["sign": quoted(sign)])
    case .grid(let grid): object(["grid": grid.json])
    case .bars(let bars): object(["bars": bars.json])
    case .curve(let curve): object(["curve": curve.json])
    }
  }
}

extension Figure.Cell {
  fileprivate var json: String {
    switch self {
    case .number(let number): written(number)
    case .text(let text): quoted(text)
    }
  }
}

extension Figure.Grid {
  fileprivate var json: String {
    object([
      "kind": quoted(kind.rawValue),
      "cells": list(cells) { list($0, \.json) },
      "decimals": decimals.map(String.init) ?? "null",
      "isSigned": "\(isSigned)",
      "marks": list(marks) { list($0) { $0.map { quoted($0.rawValue) } ?? "null" } },
      "frames": list(frames) { frame in
        object([
          "row": "\(frame.row)", "column": "\(frame.column)", "rows": "\(frame.rows)",
          "columns": "\(frame.columns)", "mark": quoted(frame.mark.rawValue),
        ])
      },
      "caption": quoted(caption),
    ])
  }
}

extension Figure.Bars {
  fileprivate var json: String {
    object([
      "labels": list(labels, quoted), "values": list(values, written),
      "caption": quoted(caption),
    ])
  }
}

extension Figure.Curve {
  fileprivate var json: String {
    func point(_ point: Point) -> String {
      object(["x": written(point.x), "y": written(point.y)])
    }
    return object([
      "x": list([x.lowerBound, x.upperBound], written),
      "y": list([y.lowerBound, y.upperBound], written),
      "heights": list(heights, written),
      "chords": list(chords) { chord in
        object([
          "from": point(chord.from), "to": point(chord.to), "mark": quoted(chord.mark.rawValue),
        ])
      },
      "caption": quoted(caption),
    ])
  }
}

private func object(_ fields: KeyValuePairs<String, String>) -> String {
  "{" + fields.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
}

private func list<Element>(_ elements: [Element], _ json: (Element) -> String) -> String {
  "[" + elements.map(json).joined(separator: ", ") + "]"
}

/// JSON has no word for infinity, and a figure no place for it: whoever reads it says so.
private func written(_ number: Double) -> String {
  guard number.isFinite else { return "null" }
  return Int(exactly: number).map(String.init) ?? "\(number)"
}

private func quoted(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
