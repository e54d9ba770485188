internal import ArgumentParser
internal import Pictures
internal import Platform
internal import TerminalText

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Reads pictures of digits with a trained network, and says how sure it is.",
    discussion: """
      A picture is a PNG, JPEG, PGM or PPM file of any size: dark on light or light on dark, one digit \
      or several in a row. Each digit is cut out, brought to the size and place that the network knows, \
      and read. --show shows how, with a bar for each digit. An IDX file, as those of MNIST, holds many \
      pictures.

      The weights are what `cnn-tutor train --save` or `cnn-tutor run --save` wrote. Without --load \
      the tutor's own network reads, which first learns the course's digits of 8×8 pixels; one that has \
      learned MNIST reads strangers' digits better.
      """)

  @Argument(
    help: ArgumentHelp("PNG, JPEG, PGM, PPM or IDX files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("The weights. Without it: the tutor's own.", valueName: "file"),
    completion: .file())
  var load: String?

  @Option(help: ArgumentHelp("How many pictures of an IDX file to read.", valueName: "count"))
  var pictures = 10

  @Flag(help: "Show each step from the picture to what is read, and all ten probabilities.")
  var show = false

  @Flag(
    help: """
      Show what the network makes of each digit: the maps of its layers, its scores, what it reads when \
      the picture is moved by a pixel, and which part it needs most.
      """)
  var inside = false

  @Option(help: "What to print.")
  var format = TrainCommand.Format.text

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard pictures < 1 else { return }
    throw ValidationError("--pictures takes a whole number, 1 or more, not \(pictures).")
  }

  func run() throws {
    let console = Console(display)
    let reader = try load.map { try DigitReader(reading: $0) } ?? DigitReader()
    var hasFailed = false
    for path in files {
      do {
        let reading = try reading(path, by: reader)
        if format == .json {
          reading.json.forEach { console.data($0 + "\n") }
        } else {
          console.print(
            reading.lines(for: console) + (show ? reading.details(for: console) : []))
          if inside { reading.file.digits.forEach { lookInside($0.picture, reader, console) } }
        }
      } catch let stop as Stop where stop.status == .wrongUsage {
        // One file that cannot be read keeps nobody from reading the others.
        console.note(stop.sentence ?? "")
        hasFailed = true
      }
    }
    if hasFailed { throw Stop(.wrongUsage) }
  }

  /// The part that is needed most is asked for first, where there is somebody to ask.
  private func lookInside(_ picture: GreyMap, _ reader: DigitReader, _ console: Console) {
    let probabilities = reader.probabilities(of: [picture])?.first ?? []
    let read = probabilities.max().flatMap { probabilities.firstIndex(of: $0) } ?? 0
    let text = InsideText(reader, picture, read: read, console: console)
    console.print(text.layers + text.moved)
    var guess: Int?
    if console.isTerminal, Input.isTerminal {
      console.write("\n" + text.question)
      guess = Input.line().flatMap { Int($0) }.flatMap { (1...9).contains($0) ? $0 : nil }
    }
    console.print(text.coveredLines(guess: guess) + [""])
  }

  private func reading(_ path: String, by reader: DigitReader) throws -> PictureReading {
    let file = try PictureFile(path, for: reader.preparation, atMost: pictures)
    guard let probabilities = reader.probabilities(of: file.digits.map(\.picture)) else {
      throw Stop(
        .wrongUsage,
        "The weights in “\(reader.path ?? "")” are too large to read “\(path)” with: the network's "
          + "sums are no numbers any more. Train again with a smaller --rate.")
    }
    return PictureReading(file: file, probabilities: probabilities)
  }
}
