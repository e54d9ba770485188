internal import ConvNet

/// A picture as netpbm writes it: `P1` to `P6`, columns, rows, the number that means white, then
/// the pixels: bits, greys or colours, in words or in bytes, of two bytes each where white is above
/// 255.
///
/// - SeeAlso: <https://netpbm.sourceforge.net/doc/pgm.html>
struct PortableAnyMap {
  let raster: Raster

  init(_ bytes: [UInt8], path: String) throws(PictureError) {
    var reader = Reader(rest: bytes.dropFirst(2))
    let kind = bytes[1] - 0x30
    let isBits = kind == 1 || kind == 4
    guard let columns = reader.number(), let rows = reader.number(),
      let white = isBits ? 1 : reader.number()
    else {
      throw reader.rest.isEmpty ? .cut(path) : .damaged(path, found: "no number where one belongs")
    }
    guard (1...65_535).contains(white), columns > 0, rows > 0 else {
      throw .damaged(path, found: "\(columns) \(rows) \(white)")
    }
    // Each is below 10⁹, so that the product fits.
    guard columns * rows <= Raster.mostPixels else {
      throw .tooLarge(path, width: columns, height: rows)
    }
    let shape = Shape(rows: rows, columns: columns)
    let channels = kind == 3 || kind == 6 ? 3 : 1
    let numbers: [Float]
    if kind <= 3 {
      numbers = try reader.words(shape.count * channels, white: white, isBits: isBits, path)
    } else {
      numbers = try reader.bytes(shape, channels, white: white, isBits: isBits, path)
    }
    raster =
      channels == 3
      ? Raster(shape: shape, fileSize: shape, colors: numbers)
      : Raster(shape: shape, greys: numbers)
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    /// The next number in words; what stands behind a `#` is a remark, to the end of its line.
    mutating func number() -> Int? {
      skipBlanks()
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty, digits.count <= 9 else { return nil }
      rest = rest[digits.endIndex...]
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    private mutating func skipBlanks() {
      while let first = rest.first {
        if first == UInt8(ascii: "#") {
          rest = rest.drop { $0 != 0x0A && $0 != 0x0D }
        } else if PictureFormat.isBlank(first) {
          rest = rest.dropFirst()
        } else {
          return
        }
      }
    }

    mutating func words(
      _ count: Int, white: Int, isBits: Bool, _ path: String
    ) throws(PictureError) -> [Float] {
      var numbers: [Float] = []
      // A pixel takes a byte at least: a head that promises more reserves nothing.
      numbers.reserveCapacity(min(count, rest.count))
      while numbers.count < count {
        var number: Int?
        if isBits {
          skipBlanks()
          number = rest.popFirst().map { Int($0) - 0x30 }
        } else {
          number = self.number()
        }
        guard let number else {
          throw rest.isEmpty ? .cut(path) : .damaged(path, found: "no number where one belongs")
        }
        guard (0...white).contains(number) else { throw above(number, white, path) }
        // Of bits 1 is black.
        numbers.append(isBits ? Float(1 - number) : Float(number) / Float(white))
      }
      return numbers
    }

    /// One white space separates the head from the bytes; before it a remark may stand.
    mutating func bytes(
      _ shape: Shape, _ channels: Int, white: Int, isBits: Bool, _ path: String
    ) throws(PictureError) -> [Float] {
      if rest.first == UInt8(ascii: "#") { rest = rest.drop { $0 != 0x0A } }
      let bytes = Array(rest.dropFirst())
      if isBits {
        let length = (shape.columns + 7) / 8
        guard bytes.count >= length * shape.rows else { throw .cut(path) }
        return (0..<shape.count).map { pixel in
          let (row, column) = pixel.quotientAndRemainder(dividingBy: shape.columns)
          return bytes[row * length + column / 8] >> UInt8(7 - column % 8) & 1 == 1 ? 0 : 1
        }
      }
      let width = white > 255 ? 2 : 1
      let count = shape.count * channels
      guard bytes.count >= count * width else { throw .cut(path) }
      var numbers = [Float](repeating: 0, count: count)
      for place in 0..<count {
        let number =
          width == 1 ? Int(bytes[place]) : Int(bytes[2 * place]) << 8 | Int(bytes[2 * place + 1])
        guard number <= white else { throw above(number, white, path) }
        numbers[place] = Float(number) / Float(white)
      }
      return numbers
    }

    private func above(_ number: Int, _ white: Int, _ path: String) -> PictureError {
      .damaged(path, found: "\(number) where \(white) is white")
    }
  }
}
