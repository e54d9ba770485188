import ArgumentParser
import ConvNet
import Engine
import HandwrittenDigits
import Testing

@testable import cnn_tutor

/// What `train` makes of the options of its recipe.
@Suite struct RecipeOptionsTests {
  static let digits = HandwrittenDigits.training

  @Test func `what is not given is the network's own`() throws {
    let recipe = try TrainCommand.parse([]).recipe
    for rung in Ladder.allCases {
      #expect(try recipe.description(of: rung, for: Self.digits) == rung.description(for: 8))
      let settings = rung.settings(pictures: Self.digits.count)
      let options = recipe.training(of: rung, pictures: Self.digits.count, seed: 7, validation: 3)
      #expect(
        options
          == TrainingOptions(
            epochs: settings.epochs, batch: settings.batch, step: settings.step,
            schedule: settings.schedule, seed: 7, validation: 3))
    }
  }

  @Test func `what is given is taken`() throws {
    let recipe = try TrainCommand.parse(
      ["--epochs", "2", "--batch", "3", "--rate", "0.5", "--momentum", "0.25", "--decay", "0.125"]
        + ["--warm-up", "0.75", "--schedule", "cosine", "--smoothing", "0.0625", "--shift", "4"]
        + ["--dropout", "0.375"]
    ).recipe
    let network = try recipe.description(of: .thin, for: Self.digits)
    #expect(network.smoothing == 0.0625 && network.shift == 4 && network.dropout == 0.375)
    #expect(
      recipe.training(of: .thin, pictures: 60_000, seed: 1, validation: 0)
        == TrainingOptions(
          epochs: 2, batch: 3, step: UpdateRule(size: 0.5, momentum: 0.25, decay: 0.125),
          schedule: StepSchedule(rise: 0.75, fall: .cosine), seed: 1))
  }

  @Test func `dropout is refused where no ReLU lies before the last layer`() throws {
    let recipe = try TrainCommand.parse(["--dropout", "0.5"]).recipe
    for rung in [Ladder.fullyConnected, .convolution, .onePair, .twoPairs] {
      let stop = #expect(throws: Stop.self) {
        try recipe.description(of: rung, for: Self.digits)
      }
      #expect(stop?.sentence?.contains("needs a network with ReLU") == true)
    }
    #expect(try recipe.description(of: .course, for: Self.digits).dropout == 0.5)
  }
}
