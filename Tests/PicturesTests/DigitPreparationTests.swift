import ConvNet
import Testing

@testable import Pictures

/// What is done to a picture before a network reads it: the same digit comes out the same, however
/// and wherever it was drawn.
@Suite struct DigitPreparationTests {
  /// Corners of a stroke, in a box of width 1 and height 1.
  typealias Stroke = [(x: Float, y: Float)]

  static let seven: [Stroke] = [[(0, 0), (1, 0), (0.4, 1)]]
  static let one: [Stroke] = [[(0.5, 0), (0.5, 1)]]
  static let four: [Stroke] = [[(0.6, 0), (0, 0.65), (1, 0.65)], [(0.75, 0.3), (0.75, 1)]]

  /// A sheet to draw on: how much ink there is at each pixel.
  struct Sheet {
    let shape: Shape
    var ink: [Float]

    init(_ rows: Int, _ columns: Int) {
      shape = Shape(rows: rows, columns: columns)
      ink = Array(repeating: 0, count: shape.count)
    }

    func drawing(
      _ strokes: [Stroke], top: Float, left: Float, height: Float, width: Float, pen: Float
    ) -> Sheet {
      var sheet = self
      for stroke in strokes {
        for (a, b) in zip(stroke, stroke.dropFirst()) {
          let (ax, ay) = (left + a.x * width, top + a.y * height)
          let (bx, by) = (left + b.x * width, top + b.y * height)
          for row in 0..<shape.rows {
            for column in 0..<shape.columns {
              let (x, y) = (Float(column) + 0.5, Float(row) + 0.5)
              let length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay)
              let share = min(1, max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
              let (dx, dy) = (x - ax - share * (bx - ax), y - ay - share * (by - ay))
              let distance = (dx * dx + dy * dy).squareRoot()
              let place = row * shape.columns + column
              sheet.ink[place] = max(sheet.ink[place], min(1, max(0, pen / 2 - distance + 0.5)))
            }
          }
        }
      }
      return sheet
    }

    /// The sheet as a picture: paper and pen in red, green and blue; darker towards the right by
    /// `shade`.
    func raster(paper: [Float], pen: [Float], shade: Float = 0) -> Raster {
      var colors: [Float] = []
      for (place, ink) in ink.enumerated() {
        let light = 1 - shade * Float(place % shape.columns) / Float(shape.columns)
        for part in 0..<3 { colors.append((paper[part] + (pen[part] - paper[part]) * ink) * light) }
      }
      return Raster(shape: shape, fileSize: shape, colors: colors)
    }
  }

  static let mnist = DigitPreparation(for: Shape(rows: 28, columns: 28))
  static let small = DigitPreparation(for: Shape(rows: 8, columns: 8))
  static let white: [Float] = [1, 1, 1]
  static let black: [Float] = [0, 0, 0]

  static func prepared(_ raster: Raster, _ preparation: DigitPreparation = mnist) -> [PreparedDigit]
  {
    preparation.digits(in: Ink(of: raster))
  }

  static func plain() -> Sheet {
    Sheet(100, 120).drawing(seven, top: 20, left: 30, height: 50, width: 32, pen: 7)
  }

  /// A way to draw the same digit.
  struct Way: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The share of the ink that may lie elsewhere.
    var limit: Float = 0.25
    var raster: @Sendable () -> Raster
  }

  static let ways = [
    Way(testDescription: "light on dark") { plain().raster(paper: black, pen: white) },
    Way(testDescription: "blue on yellow") {
      plain().raster(paper: [0.95, 0.9, 0.5], pen: [0.1, 0.15, 0.6])
    },
    // As bright as the paper: only the colour differs.
    Way(testDescription: "red on green") {
      plain().raster(paper: [0.2, 0.62, 0.2], pen: [0.9, 0.27, 0.2])
    },
    Way(testDescription: "pale") {
      plain().raster(paper: [0.9, 0.9, 0.9], pen: [0.65, 0.65, 0.65])
    },
    Way(testDescription: "in uneven light") {
      plain().raster(paper: white, pen: black, shade: 0.5)
    },
    Way(testDescription: "in a corner") {
      Sheet(100, 120).drawing(seven, top: 4, left: 84, height: 50, width: 32, pen: 7)
        .raster(paper: white, pen: black)
    },
    Way(testDescription: "twice as large") {
      Sheet(200, 240).drawing(seven, top: 60, left: 90, height: 100, width: 64, pen: 14)
        .raster(paper: white, pen: black)
    },
    // Its strokes stick out less, so that the whole is narrower for its height.
    Way(testDescription: "with a thin pen", limit: 0.35) {
      Sheet(200, 240).drawing(seven, top: 60, left: 90, height: 100, width: 64, pen: 4)
        .raster(paper: white, pen: black)
    },
  ]

  @Test(arguments: ways)
  func `a digit comes out the same however it was drawn`(_ way: Way) throws {
    let right = try #require(
      Self.prepared(Self.plain().raster(paper: Self.white, pen: Self.black)).first)
    let digits = Self.prepared(way.raster())
    #expect(digits.count == 1)
    let found = try #require(digits.first)
    let difference = zip(found.picture.cells, right.picture.cells).map { ($0 - $1).magnitude }
    let share = difference.reduce(0, +) / right.picture.sum
    #expect(share < way.limit, "\(share)")
  }

  @Test func `a digit is fitted into 20×20 and its ink centred in 28×28`() throws {
    for strokes in [Self.seven, Self.four] {
      let sheet = Sheet(90, 90).drawing(
        strokes, top: 30, left: 8, height: 40, width: 30, pen: 5)
      let digit = try #require(
        Self.prepared(sheet.raster(paper: Self.white, pen: Self.black)).first)
      let box = try #require(digit.picture.box(above: 0.05))
      #expect(box.height == 20 && box.width < 20)
      let center = digit.picture.centerOfMass
      #expect((center.row - 14).magnitude <= 0.5 && (center.column - 14).magnitude <= 0.5)
      #expect(digit.picture.cells.max() ?? 0 > 0.95)
      // What was prepared once is as the network's pictures are.
      let raster = Raster(shape: digit.picture.shape, greys: digit.picture.cells)
      let again = try #require(Self.mnist.asItIs(raster))
      for (one, other) in zip(again.cells, digit.picture.cells) {
        #expect((one - other).magnitude < 1e-3)
      }
    }
  }

  @Test func `for pictures of 8×8 a digit fills all rows`() throws {
    let digit = try #require(
      Self.prepared(
        Self.plain().raster(paper: Self.white, pen: Self.black), Self.small
      ).first)
    #expect(digit.picture.box(above: 0.3)?.height == 8)
    // A picture of that size is read as it is, and turned over where it is dark on light.
    let light = try #require(
      Self.small.asItIs(Raster(shape: digit.picture.shape, greys: digit.picture.cells)))
    let turned = digit.picture.cells.map { 1 - $0 }
    let dark = try #require(
      Self.small.asItIs(Raster(shape: digit.picture.shape, greys: turned)))
    for (one, other) in zip(light.cells, dark.cells) { #expect((one - other).magnitude < 1e-3) }
  }

  @Test func `an off-centre picture of the network's size is not taken as it is`() {
    let sheet = Sheet(28, 28).drawing(Self.seven, top: 2, left: 2, height: 10, width: 7, pen: 2)
    #expect(Self.mnist.asItIs(sheet.raster(paper: Self.black, pen: Self.white)) == nil)
    #expect(Self.mnist.asItIs(sheet.raster(paper: Self.white, pen: Self.black)) == nil)
  }

  @Test func `several digits come from left to right, specks not`() throws {
    var sheet = Sheet(80, 220)
    sheet = sheet.drawing(Self.four, top: 15, left: 130, height: 45, width: 28, pen: 6)
    sheet = sheet.drawing(Self.seven, top: 20, left: 15, height: 45, width: 28, pen: 6)
    sheet = sheet.drawing(Self.one, top: 18, left: 70, height: 45, width: 20, pen: 6)
    sheet = sheet.drawing([[(0, 0), (1, 1)]], top: 60, left: 112, height: 2, width: 2, pen: 3)
    let digits = Self.prepared(sheet.raster(paper: Self.white, pen: Self.black))
    #expect(digits.count == 3)
    let starts = digits.compactMap { $0.box?.columns.lowerBound }
    #expect(starts == starts.sorted())
    // The one is narrow.
    #expect(digits[1].box?.width ?? 99 < 12)
  }

  @Test func `a digit in two pieces is one digit`() {
    // A five whose roof the pen has drawn beside it.
    let five: [Stroke] = [
      [(0.1, 0.12), (0.1, 0.5), (0.9, 0.55), (0.8, 1), (0.1, 1)], [(0.2, 0), (1, 0)],
    ]
    let sheet = Sheet(100, 100).drawing(five, top: 20, left: 30, height: 60, width: 36, pen: 5)
    #expect(Self.prepared(sheet.raster(paper: Self.white, pen: Self.black)).count == 1)
  }

  @Test func `where nothing is to be seen nothing is found`() {
    var generator = SeededGenerator(seed: 7)
    let noise = (0..<(100 * 100)).map { _ in 0.5 + 0.03 * Float(generator.next() >> 40) * 0x1p-24 }
    for greys in [noise, Array(repeating: Float(0.5), count: 10_000)] {
      #expect(Self.prepared(Raster(shape: Shape(rows: 100, columns: 100), greys: greys)).isEmpty)
    }
    // A sheet whose light changes is no digit either.
    #expect(
      Self.prepared(Sheet(60, 80).raster(paper: Self.white, pen: Self.black, shade: 0.6)).isEmpty)
  }

  @Test func `what is unusual about a digit is noted`() throws {
    func remarks(_ pen: Float, height: Float = 100, width: Float = 64) -> [PreparedDigit.Remark] {
      let sheet = Sheet(200, 240).drawing(
        Self.seven, top: 60, left: 60, height: height, width: width, pen: pen)
      return Self.prepared(sheet.raster(paper: Self.white, pen: Self.black)).first?.remarks ?? []
    }
    #expect(remarks(14).isEmpty)
    #expect(remarks(4) == [.thin])
    #expect(remarks(38).contains(.thick))
    #expect(
      remarks(2, height: 9, width: 6).contains { if case .small = $0 { true } else { false } })
    #expect(remarks(10, height: 40, width: 100).contains(.broad))
  }

  @Test func `a picture of one pixel, one row or one column is no trouble`() {
    for shape in [
      Shape(rows: 1, columns: 1), Shape(rows: 1, columns: 50), Shape(rows: 50, columns: 1),
    ] {
      let greys = (0..<shape.count).map { Float($0 % 7) / 7 }
      for digit in Self.prepared(Raster(shape: shape, greys: greys)) {
        #expect(digit.picture.cells.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1.001 })
      }
    }
  }
}
