import ConvNet
import Platform
import TestSupport
import Testing

@testable import Pictures

/// Files of pictures: what is read from them, and what is said of those that cannot be read.
@Suite struct RasterTests {
  /// What stands in a file, and the greys that it means.
  struct Whole: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var greys: [Float]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ bytes: [UInt8] = [], greys: [Float]) {
      (self.name, self.bytes, self.greys) = (name, text.utf8 + bytes, greys)
    }
  }

  @Test(arguments: [
    Whole("greys in words", "P2\n# a remark\n3 1\n4\n0 1 4", greys: [0, 0.25, 1]),
    Whole("greys in bytes", "P5 3 1 5\n", [0, 1, 5], greys: [0, 0.2, 1]),
    Whole("a remark behind the maximum", "P5 2 1 255#remark\n", [255, 0], greys: [1, 0]),
    Whole("white space of all kinds", "P5\u{0B}2\u{0C}1\r255\n", [255, 0], greys: [1, 0]),
    Whole("two bytes a pixel", "P5 2 1 1023\n", [3, 255, 0, 0], greys: [1, 0]),
    Whole("colours in words", "P3 2 1 9 9 9 9 0 0 0", greys: [1, 0]),
    Whole("colours in bytes", "P6 1 2 255\n", [255, 255, 255, 0, 0, 0], greys: [1, 0]),
    Whole("bits in words, without spaces", "P1 4 1 0110", greys: [1, 0, 0, 1]),
    Whole("bits in bytes", "P4 3 2\n", [0b0100_0000, 0b1010_0000], greys: [1, 0, 1, 0, 1, 0]),
  ])
  func `what netpbm writes is read`(_ file: Whole) throws {
    let raster = try Raster(file.bytes, path: "x")
    for (found, right) in zip(raster.greys, file.greys) {
      #expect((found - right).magnitude < 1e-3)
    }
    #expect(raster.greys.count == file.greys.count)
  }

  /// What stands in a file, and the words that the sentence about it has.
  struct Bad: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var words: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ words: String) {
      (self.name, self.bytes, self.words) = (name, bytes, words)
    }

    init(_ name: String, _ text: String, _ words: String) {
      self.init(name, Array(text.utf8), words)
    }
  }

  static let bad = [
    Bad("empty", [], "is empty"),
    Bad("text", "Not a picture at all.", "is a text"),
    Bad("web page", "<!DOCTYPE html><html>", "is a text"),
    Bad("SVG", "<svg xmlns=\"x\">", "of the kind SVG"),
    Bad("GIF", "GIF89a\u{1}\u{0}", "of the kind GIF"),
    Bad("WebP", "RIFF\u{0}\u{0}\u{0}\u{0}WEBP", "of the kind WebP"),
    Bad("HEIC", [0, 0, 0, 24] + "ftypheic".utf8, "of the kind HEIC"),
    Bad("TIFF", [0x49, 0x49, 0x2A, 0, 8], "of the kind TIFF"),
    Bad("something", [1, 2, 3, 0, 200], "is no picture of a kind"),
    Bad("greys cut short", "P5 8 8 255\nshort", "was cut short"),
    Bad("words cut short", "P2 2 2 9 1 2 3", "was cut short"),
    Bad("a head cut short", "P5 8", "was cut short"),
    Bad("a head of words", "P5 wide high 255\n", "is damaged"),
    Bad("no pixels", "P5 0 3 255\n", "is damaged"),
    Bad("above white", "P2 1 1 9 10", "is damaged"),
    // 100 megapixels in twenty bytes, refused by the head alone.
    Bad("a bomb", "P5 10000 10000 255\n", "more than the 40 million pixels"),
    Bad("a larger bomb", "P5 999999999 999999999 255\n", "more than the 40 million pixels"),
  ]

  @Test(arguments: bad)
  func `what is no whole picture gets a sentence`(_ file: Bad) throws {
    let error = #expect(throws: PictureError.self) { try Raster(file.bytes, path: "x.png") }
    let sentence = try #require(error).description
    #expect(sentence.contains(file.words), "\(sentence)")
    #expect(sentence.contains("“x.png”") && sentence.hasSuffix("."), "\(sentence)")
  }

  @Test func `a large picture is shrunk to the means of its squares`() throws {
    // Columns of black and white in turn, 1,280 wide: two of them are grey.
    let row = (0..<1280).map { $0 % 2 == 0 ? UInt8(0) : 255 }
    let raster = try Raster(Array("P5 1280 4 255\n".utf8) + row + row + row + row, path: "x")
    #expect(raster.fileSize == Shape(rows: 4, columns: 1280))
    #expect(raster.shape == Shape(rows: 2, columns: 640))
    #expect(raster.greys.allSatisfy { ($0 - 0.5).magnitude < 1e-3 })
  }

  @Test func `a picture is turned as its camera was held`() {
    let raster = Raster(shape: Shape(rows: 1, columns: 2), greys: [0, 1])
    let turned = raster.turned(quarters: 1, isMirrored: false)
    #expect(turned.shape == Shape(rows: 2, columns: 1))
    #expect(turned.greys.map { $0.rounded() } == [0, 1])
    #expect(raster.turned(quarters: 3, isMirrored: false).greys.map { $0.rounded() } == [1, 0])
    #expect(raster.turned(quarters: 0, isMirrored: true).greys.map { $0.rounded() } == [1, 0])
    #expect(raster.turned(quarters: 2, isMirrored: true).greys.map { $0.rounded() } == [0, 1])
  }

  /// The Exif part of a JPEG file that gives this orientation, in either order of bytes.
  static func exif(_ orientation: UInt8, isLittle: Bool) -> [UInt8] {
    let tiff: [UInt8] =
      isLittle
      ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
      : [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    let part = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xE1, 0, UInt8(part.count + 2)] + part
  }

  @Test(arguments: [true, false])
  func `the orientation is found in both orders of bytes, and not in half a head`(isLittle: Bool) {
    let whole = Self.exif(6, isLittle: isLittle)
    #expect(Orientation(jpeg: whole)?.quarters == 1)
    #expect(Orientation(jpeg: Self.exif(1, isLittle: isLittle)) == nil)
    for count in 0..<whole.count - 3 {
      #expect(Orientation(jpeg: Array(whole.prefix(count))) == nil)
    }
    // A PNG file has the same part without its name, behind a head of 13 bytes.
    let tiff = whole.dropFirst(18)
    func part(_ name: String, _ bytes: some Collection<UInt8>) -> [UInt8] {
      [0, 0, 0, UInt8(bytes.count)] + Array(name.utf8) + bytes + [0, 0, 0, 0]
    }
    let head =
      [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + part("IHDR", [UInt8](repeating: 1, count: 13))
    #expect(Orientation(png: head + part("eXIf", tiff))?.quarters == 1)
    #expect(Orientation(png: head + part("eXIg", tiff)) == nil)
    for count in 0..<head.count + 8 {
      #expect(Orientation(png: Array((head + part("eXIf", tiff)).prefix(count))) == nil)
    }
  }

  /// What the files in `Digits/Files` are, made by its script; nil for a picture that is read.
  static let files: [(name: String, words: String?)] = [
    ("grey.png", nil), ("palette.png", nil), ("sixteen.png", nil), ("interlaced.png", nil),
    ("clear.png", nil), ("animated.png", nil), ("grey.jpg", nil), ("progressive.jpg", nil),
    ("inks.jpg", nil), ("turned.jpg", nil), ("cut.png", "was cut short"),
    ("cut.jpg", "was cut short"), ("damaged.png", "is damaged"),
    ("bomb.png", "more than the 40 million"), ("bomb.jpg", "more than the 40 million"),
  ]

  @Test(.enabled(if: Raster.readsPNGAndJPEG, "needs libpng and libjpeg"), arguments: files)
  func `PNG and JPEG files are read, or refused with a sentence`(
    _ file: (name: String, words: String?)
  ) throws {
    let path = Path.join(
      PackageFolder.root, "Tests/PicturesTests/Digits/Files/\(file.name)")
    if let words = file.words {
      let error = #expect(throws: PictureError.self) { try Raster(reading: path) }
      #expect(try #require(error).description.contains(words), "\(error?.description ?? "")")
    } else {
      // A dark bar in the left half, and nothing in the right one, whatever the format.
      let raster = try Raster(reading: path)
      #expect(raster.shape == Shape(rows: 24, columns: 32))
      #expect(raster.greys[12 * 32 + 8] < 0.3)
      #expect(raster.greys[12 * 32 + 24] > 0.7)
    }
  }

  @Test(.enabled(if: Raster.readsPNGAndJPEG, "needs libpng and libjpeg"))
  func `what is unusual about a file is noted`() throws {
    func remarks(_ name: String) throws -> [Raster.Remark] {
      try Raster(
        reading: Path.join(PackageFolder.root, "Tests/PicturesTests/Digits/Files/\(name)")
      ).remarks
    }
    #expect(try remarks("clear.png") == [.transparent(onWhite: true)])
    #expect(try remarks("animated.png") == [.animated])
    #expect(try remarks("turned.jpg") == [.turned])
    #expect(try remarks("grey.png").isEmpty)
  }

  @Test(.enabled(if: !Raster.readsPNGAndJPEG, "needs a build without libpng and libjpeg"))
  func `without their libraries PNG and JPEG get a sentence that says what to type`() throws {
    for start: [UInt8] in [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF]] {
      let error = #expect(throws: PictureError.self) { try Raster(start, path: "x") }
      #expect(try #require(error).description.contains("apt-get install libpng-dev libjpeg-dev"))
    }
  }
}
