import Course
import Platform
import TestSupport
import Testing

struct FigureTests {
  private func drawn(_ figure: Figure, width: Int, unicode: Bool) -> [String] {
    figure.text(width: width, unicode: unicode).map { $0.map(\.text).joined() }
  }

  @Test(arguments: [80, 40])
  func `every figure looks as it was last looked at`(width: Int) throws {
    var text = ""
    for name in Figure.names {
      let figure = try #require(Figure.named(name))
      text += "== \(name)\n\(drawn(figure, width: width, unicode: true).joined(separator: "\n"))\n"
    }
    try expectSnapshot("figures-\(width).txt", text)
  }

  @Test func `without unicode a figure is drawn in ASCII`() throws {
    let figure = try #require(Figure.named("hanging-over"))
    let lines = drawn(figure, width: 80, unicode: false)
    try expectSnapshot("figure-hanging-over-ascii.txt", lines.joined(separator: "\n") + "\n")
  }

  @Test(arguments: Figure.names)
  func `without unicode no figure holds anything but ASCII, and it fits`(name: String) throws {
    let figure = try #require(Figure.named(name))
    for width in [40, 80, 120] {
      let lines = drawn(figure, width: width, unicode: false)
      #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } && $0.count <= width })
    }
  }

  @Test(arguments: Figure.names)
  func `a figure fits into the columns it is given`(name: String) throws {
    let figure = try #require(Figure.named(name))
    for width in [40, 80, 120] {
      #expect(drawn(figure, width: width, unicode: true).allSatisfy { $0.count <= width })
    }
  }

  @Test(arguments: Figure.names)
  func `a figure's SVG carries its description`(name: String) throws {
    let figure = try #require(Figure.named(name))
    #expect(figure.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""))
    #expect(figure.svg.contains("<title>\(figure.description.prefix(20))"))
    #expect(figure.svg.hasSuffix("</svg>\n"))
  }

  @Test func `an unknown figure is none`() {
    #expect(Figure.named("no-such-figure") == nil)
  }
}
