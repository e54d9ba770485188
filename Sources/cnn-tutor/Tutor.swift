internal import ArgumentParser

@main
struct Tutor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cnn-tutor",
    abstract: "Teaches convolutional neural networks, step by step, in the terminal.")
}
