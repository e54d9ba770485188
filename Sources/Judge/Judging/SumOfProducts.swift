internal import Course
internal import TerminalMarkdown

/// The sum behind a cell, taken apart: `1·10 + 2·20 − 3` is three terms, the last with one factor.
struct SumOfProducts: Sendable, Equatable {
  struct Factor: Sendable, Equatable {
    var text: String
    var value: Double

    init(text: String, value: Double) {
      self.text = text
      self.value = value
    }

    /// A negative number stands in parentheses.
    init(_ value: Double) {
      let magnitude = NumberText.shortest(value.magnitude)
      self.init(text: value < 0 ? "(−\(magnitude))" : magnitude, value: value)
    }
  }

  struct Term: Sendable, Equatable {
    var isSubtracted = false
    var factors: [Factor]

    var text: String { factors.map(\.text).joined(separator: "·") }
    var product: Double { factors.reduce(1) { $0 * $1.value } }
    var value: Double { isSubtracted ? -product : product }
  }

  var terms: [Term]

  init(terms: [Term]) { self.terms = terms }

  /// - Returns: nil where the text is no sum of products of numbers.
  init?(_ text: String) {
    var terms: [Term] = []
    var isSubtracted = false
    for piece in Self.pieces(of: text, separators: [" + ", " − "]) {
      switch piece {
      case " + ": isSubtracted = false
      case " − ": isSubtracted = true
      default:
        var factors: [Factor] = []
        for factor in Self.pieces(of: piece, separators: ["·"]) where factor != "·" {
          // Behind other signs than these, as in ⌊5 / 2⌋, terms mean other things.
          guard factor.allSatisfy({ $0.isNumber || "().,−e-".contains($0) }),
            let value = Arithmetic.value(of: factor)
          else { return nil }
          factors.append(Factor(text: factor, value: value))
        }
        terms.append(Term(isSubtracted: isSubtracted, factors: factors))
      }
    }
    guard !terms.isEmpty else { return nil }
    self.terms = terms
  }

  var value: Double { terms.reduce(0) { $0 + $1.value } }

  /// As it would be written, the first sign left out where it is a plus.
  var text: String {
    terms.enumerated().map { index, term in
      (term.isSubtracted ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + ") + term.text
    }.joined()
  }

  /// The text cut at separators that stand outside parentheses; the separators are pieces, too.
  private static func pieces(of text: String, separators: [String]) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var depth = 0
    var rest = Substring(text)
    while let character = rest.first {
      if depth == 0, let separator = separators.first(where: rest.hasPrefix) {
        pieces += [piece, separator]
        piece = ""
        rest = rest.dropFirst(separator.count)
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      piece.append(character)
      rest.removeFirst()
    }
    return pieces + [piece]
  }
}
