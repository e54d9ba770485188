internal import RealModule

/// Probabilities from any numbers: all above 0, their sum 1, the largest number the likeliest.
///
///     softmax([0.2, 0.4, 0.9])  // [0.236, 0.288, 0.476]
///
/// pₖ = eˣₖ / ∑ eˣ, with the largest x taken from all first: that changes nothing in the quotient and
/// keeps e¹⁰⁰⁰ from becoming infinite.
///
/// - SeeAlso: `scipy.special.softmax`.
public func softmax(_ logits: [Double]) -> [Double] {
  let largest = logits.max() ?? 0
  let powers = logits.map { Double.exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

/// ln ∑ eˣ, without leaving the range of a Double.
func logSumExp(_ logits: [Double]) -> Double {
  let largest = logits.max() ?? 0
  return largest + .log(logits.reduce(0) { $0 + .exp($1 - largest) })
}
