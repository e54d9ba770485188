import ArgumentParser
import ConvNet
import HandwrittenDigits
import TerminalText
import Testing

@testable import Pictures
@testable import cnn_tutor

/// `predict --inside`, on a digit that the tutor's network has learned.
@Suite struct InsideTextTests {
  static let picture: GreyMap = {
    let image = HandwrittenDigits.training[0].image
    return GreyMap(shape: image.shape, cells: image.cells.map { Float($0) })
  }()

  static func text(accessible: Bool = false, width: Int = 80) throws -> InsideText {
    var console = Console(try DisplayOptions.parse([]))
    console.capabilities = TerminalCapabilities(width: width, accessible: accessible)
    return InsideText(
      DrawTests.tutor, picture, read: HandwrittenDigits.training[0].label, console: console)
  }

  @Test func `every layer is shown with its maps, then the scores`() throws {
    let lines = try Self.text().layers
    let titles = lines.filter { $0.contains("Layer ") }
    #expect(titles.map { $0.prefix(8) } == ["Layer 1:", "Layer 2:", "Layer 3:", "Layer 4:"])
    #expect(titles[0].contains("20 maps of 6×6"))
    #expect(lines.contains("After pooling, 3×3 each:"))
    #expect(lines.suffix(10).filter { $0.hasSuffix("  <") }.count == 1)
    for line in lines { #expect(cellWidth(of: line) <= 80, "\(line)") }
    // A screen reader gets no pictures.
    #expect(try Self.text(accessible: true).layers.count < 40)
  }

  @Test func `moved by nothing it is read as before, and there are nine moves`() throws {
    let lines = try Self.text().moved
    #expect(lines.count == 5)
    let label = HandwrittenDigits.training[0].label
    let middle = lines[3].dropFirst(4 + 12)
    #expect(middle.hasPrefix("  \(label) "))
  }

  @Test(arguments: [40, 80, 120])
  func `nothing is wider than the terminal`(_ width: Int) throws {
    let text = try Self.text(width: width)
    let question = text.question.split(separator: "\n").map(String.init)
    for line in text.layers + text.moved + question + text.coveredLines(guess: 1) {
      #expect(cellWidth(of: line) <= width, "\(line)")
    }
  }

  @Test func `what is covered lowers the probability, and a guess is judged`() throws {
    let text = try Self.text()
    let covered = text.covered
    #expect(covered.count == 9)
    let least = try #require(covered.indices.min { covered[$0] < covered[$1] }) + 1
    #expect(covered[least - 1] < 0.99)
    #expect(text.coveredLines(guess: least).last == "Yes: without ninth \(least) it is least sure.")
    let other = least % 9 + 1
    #expect(
      text.coveredLines(guess: other).last
        == "Not \(other): it is least sure without ninth \(least).")
    #expect(text.coveredLines(guess: nil).count == 5)
  }
}
