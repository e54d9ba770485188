internal import ArgumentParser
internal import TerminalText

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "A canvas in the terminal: a network reads while you draw a digit.",
    discussion: """
      The arrow keys move, space puts the pen down and lifts it, and where the terminal reports the \
      mouse it draws too. Beside the canvas stand the picture as the network gets it and how sure it is \
      of each digit.

      The weights are what `cnn-tutor run --save` or `cnn-tutor train --save` wrote. Without --load \
      the tutor's own network reads.
      """)

  @Option(
    help: ArgumentHelp("The weights. Without it: the tutor's own.", valueName: "file"),
    completion: .file())
  var load: String?

  @OptionGroup var display: DisplayOptions

  func run() throws {
    let console = Console(display)
    guard !console.capabilities.accessible else {
      throw Stop(
        .wrongUsage,
        "A canvas cannot be read out. `cnn-tutor predict PICTURE` reads a digit that you have drawn "
          + "elsewhere, and says in words how sure it is.")
    }
    let own = try load.map { try DigitReader(reading: $0) }
    var view = DrawView(own.map { [$0, DigitReader()] } ?? [DigitReader()], console: console)
    guard try Interactive.show(&view, console: console, display: display) else {
      throw Stop(
        .wrongUsage,
        "A canvas needs a terminal, and here is none, or one that cannot move its cursor. "
          + "`cnn-tutor predict PICTURE` reads a picture.")
    }
    if let sentence = view.result { console.say(sentence) }
  }
}
