internal import ConvNet
internal import Datasets
internal import Platform

/// Pictures in a file: one in a PGM file, one or more in an IDX file.
struct PictureFile {
  let path: String
  /// Without labels: all of them are 0.
  let pictures: Dataset
  /// How many pictures the file has beyond those that were asked for.
  let more: Int

  /// Far above the largest pictures that a network here reads.
  private static let limit = 1 << 28

  /// - Throws: `Stop` where the file is damaged, of another kind, or its pictures have another shape.
  init(_ path: String, shape: Shape, atMost count: Int) throws {
    self.path = path
    let bytes = try Self.bytes(path)
    if bytes.starts(with: Array("P5".utf8)) || bytes.starts(with: Array("P2".utf8)) {
      let image = try PortableGrayMap(bytes, path: path)
      try Self.check(image.shape, shape, path)
      pictures = Dataset(
        shape: shape, maximum: image.maximum, pixels: image.pixels, labels: [0])
      more = 0
    } else {
      let all: (shape: Shape, pixels: [UInt8])
      do throws(DatasetError) {
        all = try Dataset.pictures(path)
      } catch .magic {
        throw Stop(
          .wrongUsage, "“\(path)” is neither a PGM file (P2 or P5) nor an IDX file of pictures.")
      } catch {
        throw Stop(.wrongUsage, error.description)
      }
      try Self.check(all.shape, shape, path)
      let found = all.pixels.count / shape.count
      let taken = min(found, count)
      pictures = Dataset(
        shape: shape, pixels: Array(all.pixels.prefix(taken * shape.count)),
        labels: Array(repeating: 0, count: taken))
      more = found - taken
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    do throws(FileError) {
      return try Files.read(path, limit: limit)
    } catch {
      throw Stop(.wrongUsage, error.description)
    }
  }

  private static func check(_ found: Shape, _ expected: Shape, _ path: String) throws {
    guard found != expected else { return }
    throw Stop(
      .wrongUsage,
      "The picture in “\(path)” is \(found); the network reads \(expected). Bring it to that size "
        + "first, for instance with ImageMagick: convert PICTURE -resize "
        + "\(expected.columns)x\(expected.rows)! -depth 8 digit.pgm")
  }
}

/// A picture in greys as netpbm writes it: `P5`, columns, rows, the grey that means white, a byte
/// for each pixel; or `P2` and the same in words.
struct PortableGrayMap {
  let shape: Shape
  let maximum: UInt8
  let pixels: [UInt8]

  init(_ bytes: [UInt8], path: String) throws {
    let damaged = Stop(
      .wrongUsage, "“\(path)” is no whole PGM file with at most 255 greys: it is damaged.")
    var rest = bytes.dropFirst(2)
    guard let columns = Self.number(&rest), let rows = Self.number(&rest),
      let maximum = Self.number(&rest), (1...65_535).contains(columns), (1...65_535).contains(rows),
      let white = UInt8(exactly: maximum), white > 0
    else { throw damaged }
    shape = Shape(rows: rows, columns: columns)
    self.maximum = white
    if bytes[1] == UInt8(ascii: "5") {
      // One white space, then the bytes.
      pixels = Array(rest.dropFirst().prefix(shape.count))
    } else {
      var numbers: [UInt8] = []
      while numbers.count < shape.count, let number = Self.number(&rest) {
        guard let byte = UInt8(exactly: number) else { throw damaged }
        numbers.append(byte)
      }
      pixels = numbers
    }
    guard pixels.count == shape.count, pixels.allSatisfy({ $0 <= white }) else { throw damaged }
  }

  /// The next number in words; what stands behind a `#` is a remark.
  private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    while let first = bytes.first {
      if first == UInt8(ascii: "#") {
        bytes = bytes.drop { $0 != UInt8(ascii: "\n") }
      } else if [0x20, 0x09, 0x0A, 0x0D].contains(first) {
        bytes = bytes.dropFirst()
      } else {
        break
      }
    }
    let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    bytes = bytes[digits.endIndex...]
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
