/// Trains a network on four fifths of the tutor's digits, and says how well it reads the others.
func cnnTutorTraining() -> (
  losses: [Double], accuracies: [Double], trained: Int, heldOut: Int,
  network: (filters: [Volume], filterBiases: [Double], w: Matrix, b: [Double]),
  misread: [(picture: Matrix, digit: Int, read: Int)]
) {
  let training = cnnTutorDigits(cnnTutorTrainingDigits)
  let heldOut = cnnTutorDigits(cnnTutorHeldOutDigits)
  var generator = CNNTutorGenerator(state: 1)
  var network = cnnTutorNetwork(maps: 8, using: &generator)
  func accuracy() -> Double {
    Double(cnnTutorRight(heldOut, network)) / Double(heldOut.labels.count)
  }
  func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

  var losses = [
    mean(zip(training.pictures, training.labels).map { loss($0, label: $1, network: network) })
  ]
  var accuracies = [accuracy()]
  let epochs = 15
  func tell(_ epoch: Int) {
    cnnTutorTellEpoch(
      (
        share: Double(epoch) / Double(epochs), loss: losses[epoch], accuracy: accuracies[epoch],
        network: network
      ))
  }
  tell(0)
  var order = Array(training.labels.indices)
  var stepSize = 0.05
  for epoch in 0..<epochs {
    order.shuffle(using: &generator)
    var costs: [Double] = []
    for k in order {
      costs.append(loss(training.pictures[k], label: training.labels[k], network: network))
      network = trainStep(
        training.pictures[k], label: training.labels[k], network: network, stepSize: stepSize)
      if costs.count % 60 == 0 {
        let done = Double(epoch) + Double(costs.count) / Double(order.count)
        cnnTutorTellLoss((share: done / Double(epochs), loss: mean(Array(costs.suffix(60)))))
      }
    }
    losses.append(mean(costs))
    accuracies.append(accuracy())
    tell(epoch + 1)
    stepSize *= 0.9
  }
  var misread: [(picture: Matrix, digit: Int, read: Int)] = []
  for (picture, digit) in zip(heldOut.pictures, heldOut.labels) {
    let read = readDigit(picture, network: network)
    if read != digit { misread.append((picture, digit, read)) }
  }
  return (losses, accuracies, order.count, heldOut.labels.count, network, misread)
}
