// Lesson 17: the training loop.
//
// All parameters of a network, weights and biases, stand in one list here, and their slopes in
// another list of the same length. An example is known by its number.

/// Sets the first examples of a shuffled order aside, for validation.
///
///     split([3, 0, 4, 1, 2], heldOut: 2)  // heldOut: [3, 0], training: [4, 1, 2]
///
/// Taught in “The loop, part by part”.
func split(_ order: [Int], heldOut: Int) -> (heldOut: [Int], training: [Int]) {
  // No example is in both parts: what is judged was never learned from.
  let aside = Array(order.prefix(heldOut))
  let rest = Array(order.dropFirst(heldOut))
  return (heldOut: aside, training: rest)
}

/// Cuts an epoch's order into mini-batches; the last one may be short.
///
///     batches(of: [3, 0, 4, 1, 2], size: 2)  // [[3, 0], [4, 1], [2]]
///
/// Taught in “A step for several examples”.
func batches(of order: [Int], size: Int) -> [[Int]] {
  var batches: [[Int]] = []
  var start = 0
  while start < order.count {
    // The last batch ends with the order, however few are left.
    let end = min(start + size, order.count)
    batches.append(Array(order[start..<end]))
    start = end
  }
  return batches
}

/// A step with momentum.
///
///     momentumStep([1], gradient: [4], velocity: [2], stepSize: 0.1, momentum: 0.5)
///     // weights: [0.5], velocity: [5]
///
/// - Returns: the weights after the step, and the velocity to hand to the next one.
///
/// Taught in “Steps that remember”.
func momentumStep(
  _ weights: [Double], gradient: [Double], velocity: [Double], stepSize: Double, momentum: Double
) -> (weights: [Double], velocity: [Double]) {
  var newWeights = weights
  var newVelocity = velocity
  for i in weights.indices {
    // A share of the old velocity is kept, and the new slope comes to it.
    newVelocity[i] = momentum * velocity[i] + gradient[i]

    // It is made of slopes, which point uphill. Minus goes down.
    newWeights[i] = weights[i] - stepSize * newVelocity[i]
  }
  return (weights: newWeights, velocity: newVelocity)
}

/// A step of Adam.
///
///     adamStep(
///       [1], gradient: [4], mean: [0], meanSquare: [0], time: 1, stepSize: 0.1, beta1: 0.5,
///       beta2: 0.75, epsilon: 0)
///     // weights: [0.9], mean: [2], meanSquare: [4]
///
/// - Parameters:
///   - mean: m before this step, for each weight.
///   - meanSquare: s before this step, for each weight.
///   - time: t, which is 1 for the first step.
/// - Returns: the weights after the step, and m and s to hand to the next one.
///
/// Taught in “A step size for each weight”.
func adamStep(
  _ weights: [Double], gradient: [Double], mean: [Double], meanSquare: [Double], time: Int,
  stepSize: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
) -> (weights: [Double], mean: [Double], meanSquare: [Double]) {
  // Both means began with 0. So far they hold only this share of what they are the mean of.
  let share1 = 1 - pow(beta1, Double(time))
  let share2 = 1 - pow(beta2, Double(time))

  var newWeights = weights
  var newMean = mean
  var newSquare = meanSquare
  for i in weights.indices {
    newMean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i]
    newSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * gradient[i] * gradient[i]

    // The correction is for this step only: it is not handed on.
    let direction = newMean[i] / share1
    let size = sqrt(newSquare[i] / share2)
    newWeights[i] = weights[i] - stepSize * direction / (size + epsilon)
  }
  return (weights: newWeights, mean: newMean, meanSquare: newSquare)
}

/// Trains, and keeps the weights of the best epoch.
///
/// - Parameters:
///   - weights: where the training begins.
///   - orders: for each epoch the training examples, shuffled.
///   - heldOut: the examples for validation.
///   - exampleCost: `exampleCost(weights, 3)` is the cost of example 3 with these weights.
///   - exampleGradient: `exampleGradient(weights, 3)` are its slopes, one for each weight.
/// - Returns: `costs`, the mean cost of the held-out examples before the first epoch and after each
///   epoch; the place of the lowest in this list, the first one where several are equally low; and
///   the weights at that moment.
///
/// Taught in “The loop, part by part”.
func train(
  _ weights: [Double], orders: [[Int]], heldOut: [Int], batchSize: Int, stepSize: Double,
  momentum: Double, exampleCost: ([Double], Int) -> Double,
  exampleGradient: ([Double], Int) -> [Double]
) -> (best: [Double], epoch: Int, costs: [Double]) {
  func validationCost(_ weights: [Double]) -> Double {
    var sum = 0.0
    for example in heldOut {
      sum += exampleCost(weights, example)
    }
    return sum / Double(heldOut.count)
  }

  // Begin: at rest, and with the first weights as the best so far.
  var now = weights
  var velocity = weights.map { _ in 0.0 }
  var best = weights
  var bestEpoch = 0
  var costs = [validationCost(weights)]

  for (index, order) in orders.enumerated() {
    for batch in batches(of: order, size: batchSize) {
      // The mean gradient: all examples of a batch are asked with the same weights.
      var gradient = weights.map { _ in 0.0 }
      for example in batch {
        let slopes = exampleGradient(now, example)
        for i in slopes.indices {
          gradient[i] += slopes[i] / Double(batch.count)
        }
      }

      // The velocity lives on from batch to batch, and from epoch to epoch.
      let after = momentumStep(
        now, gradient: gradient, velocity: velocity, stepSize: stepSize, momentum: momentum)
      now = after.weights
      velocity = after.velocity
    }

    // Look: has no earlier moment been as good?
    let epoch = index + 1
    costs.append(validationCost(now))
    if costs[epoch] < costs[bestEpoch] {
      best = now
      bestEpoch = epoch
    }
  }
  return (best: best, epoch: bestEpoch, costs: costs)
}
