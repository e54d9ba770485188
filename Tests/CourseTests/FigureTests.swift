import Platform
import TerminalText
import TestSupport
import Testing

@testable import Course
@testable import ExerciseHarness

struct FigureTests {
  /// A figure with a panel of each kind, so that no snapshot depends on a lesson.
  static let sample = Figure(
    description: "Every panel that there is.",
    rows: [
      [
        .picture(
          [[1, 0, 1], [0, 1, 0], [1, 1, 0]], caption: "picture",
          frames: [
            Figure.Frame(row: -1, column: -1, rows: 2, columns: 2, mark: .blue),
            Figure.Frame(row: 1, column: 1, rows: 2, columns: 3, mark: .red),
          ]),
        .sign("→"), .neurons([["A", ""], ["", "0.5"]], caption: "map", marks: [[.blue]]),
      ],
      [
        .matrix([[-0.5, 0], [12, 1 / 3.0]], decimals: 2, caption: "−½ and ⅓"), .sign("+"),
        .matrix([[0.5]], decimals: 2, isSigned: true), .sign("="),
        .words([["w11", "b"]], caption: "words", marks: [[.green, .purple]]),
      ],
      [.bars([0.25, 1, 0], labels: ["one", "−2", "3"], caption: "bars")],
      [
        .curve(x: 0...3, y: -1...9, chords: [(0.5, 2.5, .blue), (1.5, 2.5, .red)], caption: "x²") {
          $0 * $0
        }
      ],
    ])

  /// Every figure of every lesson, by its file.
  static let shown: [(path: String, figure: Figure?)] = Course.embedded.lessons.flatMap { lesson in
    lesson.figureFiles.filter { $0.hasSuffix(".json") }.map { file in
      ("\(lesson.folder)/\(file)", lesson.figure(String(file.dropLast(".json".count))))
    }
  }

  private func drawn(_ figure: Figure, width: Int, unicode: Bool) -> [String] {
    figure.text(width: width, unicode: unicode).map { $0.map(\.text).joined() }
  }

  @Test(arguments: [(80, true), (40, true), (80, false)])
  func `every kind of panel looks as it was last looked at`(width: Int, unicode: Bool) throws {
    let lines = drawn(Self.sample, width: width, unicode: unicode)
    try expectSnapshot(
      "figure-\(width)\(unicode ? "" : "-ascii").txt", lines.joined(separator: "\n") + "\n")
  }

  @Test func `every kind of panel is drawn as SVG as it was last looked at`() throws {
    try expectSnapshot("figure.svg", Self.sample.svg)
  }

  @Test func `a figure that is written is read back as it was`() {
    #expect(Figure(json: Self.sample.json) == Self.sample)
  }

  @Test func `every figure that is kept can be read, fits into its columns, and carries its words`()
    throws
  {
    #expect(!Self.shown.isEmpty)
    for (path, figure) in Self.shown {
      let figure = try #require(figure, "\(path)")
      for width in [40, 80, 120] {
        let plain = drawn(figure, width: width, unicode: false)
        #expect(
          plain.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } && $0.count <= width }, "\(path)")
        #expect(
          drawn(figure, width: width, unicode: true).allSatisfy { $0.count <= width }, "\(path)")
      }
      #expect(figure.svg.contains("<title>\(figure.description.prefix(20))"), "\(path)")
      #expect(isStartOfKeptFile(Array(figure.svg.utf8)), "\(path)")
      #expect(isStartOfKeptFile(Array(figure.json.utf8)), "\(path)")
    }
  }

  /// What another course's file may hold instead: each would stop or swamp whoever drew it.
  @Test(arguments: [
    ("\"row\": -1", "\"row\": -1000000000"), ("\"rows\": 2", "\"rows\": -2"),
    ("\"columns\": 3", "\"columns\": 4000000000"), ("[1, 0, 1]", "[1, 0]"),
    ("\"decimals\": 2", "\"decimals\": -1"), ("\"decimals\": 2", "\"decimals\": 400"),
    ("-0.5", "-5e300"), ("-0.5", "null"), ("0.25", "1e30"), ("[\"one\", ", "["),
    ("[0, 3]", "[3, 0]"), ("[0, 3]", "[0, 0]"), ("[-1, 9]", "[-1, 1e300]"), ("[0, 3]", "[0]"),
    ("{\"sign\": \"+\"}", "{}"), ("\"blue\"", "\"pink\""),
  ])
  func `a figure that cannot be drawn is none`(right: String, wrong: String) {
    let json = Self.sample.json
    #expect(json.contains(right))
    #expect(Figure(json: json.replacing(right, with: wrong)) == nil)
  }

  @Test func `nothing in a figure steers the terminal`() {
    let figure = Figure(
      description: "",
      rows: [
        [
          .words([["\u{1B}[2J"]], caption: "\u{1B}]0;x\u{7}"), .sign("\u{9B}2J"),
          .bars([1], labels: ["\r"], caption: "\u{1B}c"),
        ],
        [.curve(x: 0...1, y: 0...1, caption: "\u{8}") { $0 }],
      ])
    let text = drawn(figure, width: 80, unicode: true).joined()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
  }

  @Test func `four marks look different in every theme that has colours, and so do their letters`()
  {
    for theme in Theme.allCases where theme != .plain {
      for colors in ColorDepth.allCases where colors != .none {
        let capabilities = TerminalCapabilities(colors: colors, theme: theme)
        let drawn = Figure.Mark.allCases.map { capabilities.styled("x", $0.style) }
        #expect(Set(drawn + ["x"]).count == 5, "\(theme) \(colors)")
      }
    }
    #expect(Set(Figure.Mark.allCases.map(\.letter)).count == 4)
    // What means something else in a lesson may change without them.
    let others: Set<TextStyle> = [.heading, .good, .bad, .keyword, .key, .plain]
    #expect(Figure.Mark.allCases.allSatisfy { !others.contains($0.style) })
  }

  @Test func `an unknown figure is none`() throws {
    #expect(try Course.embedded.lesson("1").figure("no-such-figure") == nil)
  }
}
