internal import ArgumentParser
internal import Engine

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints a program that uses a network's weights elsewhere.",
    discussion: """
      The weights are what `cnn-tutor train --save` or `cnn-tutor run --save` wrote, in the \
      safetensors format. For PyTorch a few lines of Python make the same network of them:

        cnn-tutor export my-network --format pytorch > my_network.py
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case pytorch }

  @Argument(help: ArgumentHelp("The weights.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: "For what.")
  var format = Format.pytorch

  @OptionGroup var display: DisplayOptions

  func run() throws {
    do throws(WeightsError) {
      let weights = try WeightsFile(reading: file)
      Console(display).data(PyTorchText(weights, path: file).text)
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
  }
}
