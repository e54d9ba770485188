internal import ArgumentParser
internal import ConvNet
internal import Engine
internal import MachineText
internal import Platform
internal import TerminalText

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Reads pictures of digits with a trained network, and shows how sure it is.",
    discussion: """
      A picture is a PGM file (P2 or P5) or an IDX file of pictures, white on black like those the \
      network was trained on, and as large. The weights are what `cnn-tutor train --save` wrote.
      """)

  @Argument(help: ArgumentHelp("PGM or IDX files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("The weights, from `train --save`.", valueName: "file"), completion: .file())
  var load: String

  @Option(help: ArgumentHelp("How many pictures of an IDX file to read.", valueName: "count"))
  var pictures = 10

  @Option(help: "What to print.")
  var format = TrainCommand.Format.text

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard pictures < 1 else { return }
    throw ValidationError("--pictures takes a whole number, 1 or more, not \(pictures).")
  }

  func run() throws {
    let console = Console(display)
    let weights = try weights()
    let files = try files.map { try PictureFile($0, shape: weights.shape, atMost: pictures) }
    let network = weights.network(threads: 1)
    for file in files {
      let rows = network.probabilities(of: file.pictures, Array(file.pictures.indices)).rows
      for (number, example) in file.pictures.enumerated() {
        let classes = rows[number * weights.classes..<(number + 1) * weights.classes]
        guard classes.allSatisfy(\.isFinite) else {
          throw Stop(
            .wrongUsage,
            "The weights in “\(load)” are too large to read picture \(number + 1) of "
              + "“\(file.path)” with: its sums are no numbers any more. Train again with a smaller "
              + "--rate.")
        }
        let reading = PictureReading(
          path: file.path, number: number + 1, image: example.image,
          probabilities: classes.map(Double.init))
        if format == .json {
          console.data(reading.json + "\n")
        } else {
          console.print(reading.lines(for: console) + [""])
        }
      }
      if format == .text, file.more > 0 {
        console.say("“\(sanitized(file.path))” has \(file.more) more: see --pictures.")
      }
    }
  }

  private func weights() throws -> WeightsFile {
    do throws(WeightsError) {
      return try WeightsFile(reading: load)
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
  }
}

/// What a network reads in one picture.
struct PictureReading {
  var path: String
  /// From 1, in its file.
  var number: Int
  var image: Matrix
  /// Of each digit. The outputs of a network with the quadratic cost do not add up to 1.
  var probabilities: [Double]

  private var read: Int { probabilities.firstIndex(of: probabilities.max() ?? 0) ?? 0 }

  var json: String {
    JSONText.object([
      ("file", .text(path)), ("picture", .integer(number)), ("read", .integer(read)),
      ("probabilities", .list(probabilities.map(JSONText.decimal))),
    ]).compact
  }

  func lines(for console: Console) -> [String] {
    let capabilities = console.capabilities
    let title =
      "“\(sanitized(path))”, picture \(number): \(read), "
      + TrainingNumbers.percent(probabilities[read])
    var lines = [capabilities.styled(title, .heading)]
    if !capabilities.accessible {
      lines += HeatMap(image.rowsOfColumns, range: 0...1).pictureLines(for: capabilities)
    }
    for (digit, probability) in probabilities.enumerated() {
      let percent = padded(TrainingNumbers.percent(probability), to: 9, alignment: .right)
      let bar =
        capabilities.accessible
        ? "" : "  " + ProgressBar(share: probability, cells: 20).text(for: capabilities)
      lines.append("\(digit) \(percent)\(bar)\(digit == read ? "  <" : "")")
    }
    return lines
  }
}
