import ArgumentParser
import ConvNet
import Engine
import HandwrittenDigits
import Platform
import TerminalText
import TestSupport
import Testing

@testable import Pictures
@testable import TerminalUI
@testable import cnn_tutor

/// `draw`: a digit is drawn by keys and by the mouse, and read.
@Suite struct DrawTests {
  static let tutor = DigitReader()

  static func view(_ readers: [DigitReader] = [tutor], width: Int = 80) throws -> DrawView {
    var console = Console(try DisplayOptions.parse([]))
    console.capabilities.width = width
    console.capabilities.unicode = true
    return DrawView(readers, console: console)
  }

  /// Presses a key so many times.
  static func press(_ view: inout DrawView, _ keys: [(key: Key, count: Int)]) {
    for (key, count) in keys {
      for _ in 0..<count { _ = view.handle(.key(key)) }
    }
  }

  static let space = (key: Key.character(" "), count: 1)

  @Test func `a digit drawn by keys is read while it is drawn`() throws {
    var view = try Self.view()
    #expect(view.read == nil)
    // From row 7, column 14: a zero, clockwise.
    Self.press(&view, [(.left, 3), Self.space, (.right, 5), (.down, 2), (.right, 2), (.down, 10)])
    #expect(view.read != nil)
    Self.press(&view, [(.left, 2), (.down, 2), (.left, 5), (.up, 2), (.left, 2), (.up, 10)])
    Self.press(&view, [(.right, 2), (.up, 2), Self.space])
    #expect(view.read?.digit == 0)
    #expect(view.read?.probability ?? 0 > 0.5)
    #expect(view.result?.contains("read a 0") == true)
  }

  @Test func `the mouse draws on the sheet, and nowhere else`() throws {
    var view = try Self.view()
    func pointer(_ action: Pointer.Action, _ row: Int, _ column: Int) {
      _ = view.handle(.key(.pointer(Pointer(action, row: row, column: column))))
    }
    pointer(.pressed, 0, 0)
    pointer(.dragged, 10, 14)
    #expect(view.sheet.isEmpty)
    pointer(.pressed, 5, 15)
    pointer(.dragged, 12, 15)
    pointer(.released, 12, 15)
    pointer(.dragged, 12, 25)
    // Two pixels broad, from the row of the press to that of the release; two rows a line.
    let box = try #require(view.sheet.map.box(above: 0.5))
    #expect(box.rows == 6...21 && box.columns == 14...15)
  }

  @Test func `strokes are taken back one by one, and so is clearing`() throws {
    var view = try Self.view()
    Self.press(&view, [Self.space, (.down, 5), Self.space])
    let one = view.sheet.ink
    Self.press(&view, [(.right, 5), Self.space, (.up, 5), Self.space])
    let two = view.sheet.ink
    Self.press(&view, [(.character("c"), 1)])
    #expect(view.sheet.isEmpty && view.read == nil)
    Self.press(&view, [(.character("u"), 1)])
    #expect(view.sheet.ink == two)
    Self.press(&view, [(.character("u"), 1)])
    #expect(view.sheet.ink == one)
    Self.press(&view, [(.character("u"), 2)])
    #expect(view.sheet.isEmpty)
  }

  @Test(arguments: [
    Size(columns: 40, rows: 20), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
  ])
  func `the window holds the sheet, ten bars and the keys`(_ size: Size) throws {
    var view = try Self.view(width: size.columns)
    Self.press(&view, [Self.space, (.down, 8)])
    let frame = view.frame(size)
    let text = frame.expectFits(size, with: ["█", "space pen up", "q quit"])
    for digit in 0..<10 {
      #expect(frame.lines.contains { $0.contains("│") && $0.contains("\(digit) ") })
    }
    #expect(text.contains("for the network") == (size.columns >= 80))
    let cursor = try #require(frame.cursor)
    #expect(cursor.row < size.rows && cursor.column < 30)
  }

  @Test func `a window that is too small says so`() throws {
    var view = try Self.view(width: 30)
    let lines = view.frame(Size(columns: 30, rows: 10)).lines
    #expect(lines.joined(separator: " ").contains("needs 40 columns"))
    #expect(lines.allSatisfy { cellWidth(of: $0) <= 30 })
  }

  @Test func `with a network of one's own n changes to the tutor's and back`() throws {
    try inFolder { folder in
      let path = Path.join(folder, "own")
      let network = FastNetwork(Ladder.course.description(for: 8), seed: 1, threads: 1)
      try WeightsFile(network, rung: .course).write(to: path)
      var view = try Self.view([try DigitReader(reading: path), Self.tutor], width: 120)
      let size = Size(columns: 120, rows: 40)
      Self.press(&view, [Self.space, (.down, 8)])
      #expect(view.frame(size).lines[0].contains("own"))
      Self.press(&view, [(.character("n"), 1)])
      #expect(view.frame(size).lines[0].contains("The tutor's network"))
      Self.press(&view, [(.character("n"), 1)])
      #expect(view.frame(size).lines[0].contains("own"))
    }
  }
}

/// `draw`, as the built tool.
@Suite(.takesTurns, .needs("script")) struct DrawOnTerminalTests {
  @Test func `a digit is drawn, saved and read again, and the terminal is given back`() async throws
  {
    try await inFolder { folder in
      let down = String(repeating: "\u{1B}[B", count: 15)
      let shown = try await Terminal(folder: folder).run(
        "stty -g; cnn-tutor draw; echo status=$?; stty -g; cnn-tutor predict digit-1.pgm",
        [
          .until("space pen down"), .send(" " + down), .until("reads a 1"), .send("s"),
          .until("Saved as digit-1.pgm"), .send("q"), .until("“digit-1.pgm”: "),
        ])
      #expect(shown.contains("\u{1B}[?1002h") && shown.contains("\u{1B}[?1002l"))
      #expect(shown.contains("read a 1"))
      #expect(try Files.read("\(folder)/digit-1.pgm").starts(with: Array("P5\n28 28\n".utf8)))
    }
  }

  @Test func `in a pipe and for a screen reader there is a sentence instead`() async throws {
    try await inFolder { folder in
      for (options, words) in [([], "needs a terminal"), (["--accessible"], "cannot be read out")] {
        let outcome = try await Tool.run(["draw"] + options, in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.error.contains(words) && outcome.error.contains("cnn-tutor predict"))
      }
    }
  }
}
