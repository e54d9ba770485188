func figures(_ figures: inout Figures) {
  stepSizes(&figures)
  twoCurves(&figures)
}

/// Where four steps down C(w) = 2w² lead, with two step sizes.
func stepSizes(_ figures: inout Figures) {
  func panel(_ stepSize: Double) -> Figure.Panel {
    var places = [1.0]
    for _ in 1...4 {
      let w = places[places.count - 1]
      places.append(
        momentumStep([w], gradient: [4 * w], velocity: [0], stepSize: stepSize, momentum: 0)
          .weights[0])
    }
    return curve(of: places, y: -4...4, caption: "w after 0 to 4 steps of size \(stepSize)")
  }
  figures.draw(
    "step-sizes",
    """
    w during four steps down 2w²: with a step size of 0.4 it zigzags towards 0, with 0.6 away from it.
    """,
    [panel(0.4)], [panel(0.6)])
}

/// The cost of what is learned from and of what is held out, over forty epochs.
func twoCurves(_ figures: inout Figures) {
  func costs(of heldOut: Range<Int>) -> (best: [Double], epoch: Int, costs: [Double]) {
    train(
      Array(repeating: 0, count: 12), orders: shuffledOrders(12, epochs: 40),
      heldOut: Array(heldOut), batchSize: 5, stepSize: 0.02, momentum: 0.5,
      exampleCost: exampleCost(named: "signs"), exampleGradient: exampleGradient(named: "signs"))
  }
  let training = costs(of: 0..<12)
  let validation = costs(of: 12..<24)
  let best = validation.epoch
  func words(_ cost: Double) -> String { Figure.fixed(cost, 2) }
  figures.draw(
    "two-curves",
    """
    The training cost falls through forty epochs, from \(words(training.costs[0])) to \
    \(words(training.costs[40])). The validation cost falls to \(words(validation.costs[best])) after \
    epoch \(best), and then rises to \(words(validation.costs[40])).
    """,
    [curve(of: training.costs, y: 0...1, caption: "training cost, epochs 0 to 40")],
    [curve(of: validation.costs, y: 0...1, caption: "validation cost, epochs 0 to 40")])
}

/// Numbers in their order, from left to right, with straight lines between neighbours.
func curve(of heights: [Double], y: ClosedRange<Double>, caption: String) -> Figure.Panel {
  let last = heights.count - 1
  return .curve(x: 0...Double(last), y: y, caption: caption) { x in
    let before = min(Int(x), last - 1)
    return heights[before] + (heights[before + 1] - heights[before]) * (x - Double(before))
  }
}
