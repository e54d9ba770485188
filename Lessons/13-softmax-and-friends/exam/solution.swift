/// The cost of these scores where several answers are right in part: the sum over the answers of share
/// times −log p, p being the softmax of the scores.
///
///     sharedCost([0, 0], shares: [0.5, 0.5])  // 0.6931471805599453
///
/// - Parameter shares: one for each score; together they are 1.
func sharedCost(_ logits: [Double], shares: [Double]) -> Double {
  let probabilities = softmax(logits)
  var cost = 0.0
  for answer in logits.indices {
    cost -= shares[answer] * log(probabilities[answer])
  }
  return cost
}

/// How that cost changes with each score.
///
///     sharedCostGradient([0, 0], shares: [0.25, 0.75])  // [0.25, -0.25]
func sharedCostGradient(_ logits: [Double], shares: [Double]) -> [Double] {
  let probabilities = softmax(logits)
  return logits.indices.map { probabilities[$0] - shares[$0] }
}
