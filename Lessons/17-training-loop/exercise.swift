// Lesson 17: the training loop.
//
// All parameters of a network, weights and biases, stand in one list here, and their slopes in
// another list of the same length. An example is known by its number.

/// Sets the first examples of a shuffled order aside, for validation.
///
///     split([3, 0, 4, 1, 2], heldOut: 2)  // heldOut: [3, 0], training: [4, 1, 2]
func split(_ order: [Int], heldOut: Int) -> (heldOut: [Int], training: [Int]) {
  // TODO: the first ones, and the rest.
  todo()
}

/// Cuts an epoch's order into mini-batches; the last one may be short.
///
///     batches(of: [3, 0, 4, 1, 2], size: 2)  // [[3, 0], [4, 1], [2]]
func batches(of order: [Int], size: Int) -> [[Int]] {
  // TODO: piece after piece, until the order is used up.
  todo()
}

/// A step with momentum.
///
///     momentumStep([1], gradient: [4], velocity: [2], stepSize: 0.1, momentum: 0.5)
///     // weights: [0.5], velocity: [5]
///
/// - Returns: the weights after the step, and the velocity to hand to the next one.
func momentumStep(
  _ weights: [Double], gradient: [Double], velocity: [Double], stepSize: Double, momentum: Double
) -> (weights: [Double], velocity: [Double]) {
  // TODO: for each weight its velocity first, then the weight.
  todo()
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
func adamStep(
  _ weights: [Double], gradient: [Double], mean: [Double], meanSquare: [Double], time: Int,
  stepSize: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
) -> (weights: [Double], mean: [Double], meanSquare: [Double]) {
  // TODO: for each weight m and s, both corrected, and then the weight.
  todo()
}

/// Trains, and keeps the weights of the best epoch.
///
/// The cases train a single neuron without σ, with the quadratic cost. In those called "targets" it
/// has one weight, which should be 2 in example 0, and 4, 9, 5, 1, 8, 6 and 5.5 in the next ones, so
/// that its slope is the weight minus that number.
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
func train(
  _ weights: [Double], orders: [[Int]], heldOut: [Int], batchSize: Int, stepSize: Double,
  momentum: Double, exampleCost: ([Double], Int) -> Double,
  exampleGradient: ([Double], Int) -> [Double]
) -> (best: [Double], epoch: Int, costs: [Double]) {
  // TODO: begin.
  // TODO: for each epoch its batches, for each batch a mean gradient and a step.
  // TODO: look at the end of each epoch, and keep what is best so far.
  todo()
}
