internal import ConvNet
internal import Datasets
internal import Pictures
internal import Platform

/// The digits in a file, each prepared for a network: those of a picture from left to right, or the
/// pictures of an IDX file.
struct PictureFile {
  let path: String
  /// In the order in which they are read.
  let digits: [Digit]
  /// What was read, and its ink; nil where nothing had to be prepared.
  let source: (raster: Raster, ink: Ink)?
  /// How many pictures the file has beyond those that were asked for.
  let more: Int

  struct Digit {
    var picture: GreyMap
    /// How it was prepared; nil for a picture that was as the network's are.
    var preparation: PreparedDigit?
  }

  /// Beyond it a picture shows something else than a row of digits.
  private static let mostDigits = 40
  private static let largest = 256 << 20

  /// - Throws: `Stop` where the file is damaged or of another kind, or no digit is to be seen.
  init(_ path: String, for preparation: DigitPreparation, atMost count: Int) throws {
    do {
      let bytes = try Files.read(path, limit: Self.largest)
      let isIDX = bytes.starts(with: [0, 0, 8]) || bytes.starts(with: [0x1f, 0x8b])
      try self.init(isIDX ? nil : Raster(bytes, path: path), path, preparation, count)
    } catch let error as FileError {
      throw Stop(.wrongUsage, error.description)
    } catch let error as PictureError {
      throw Stop(.wrongUsage, error.description)
    } catch let error as DatasetError {
      throw Stop(.wrongUsage, error.description)
    }
  }

  private init(
    _ raster: Raster?, _ path: String, _ preparation: DigitPreparation, _ count: Int
  ) throws {
    self.path = path
    if let raster {
      more = 0
      if let picture = preparation.asItIs(raster) {
        (source, digits) = (nil, [Digit(picture: picture)])
        return
      }
      let ink = Ink(of: raster)
      let found = preparation.digits(in: ink)
      guard !found.isEmpty else { throw Self.nothing(path) }
      guard found.count <= Self.mostDigits else {
        throw Stop(
          .wrongUsage,
          "“\(path)” shows \(found.count) spots of the size of a digit, more than a row of digits has. "
            + "Cut out the part that is to be read.")
      }
      source = (raster, ink)
      digits = found.map { Digit(picture: $0.picture, preparation: $0) }
    } else {
      let all = try Dataset.pictures(path)
      let found = all.pixels.count / all.shape.count
      let taken = min(found, count)
      (more, source) = (found - taken, nil)
      digits = try (0..<taken).map { number in
        let pixels = all.pixels[number * all.shape.count..<(number + 1) * all.shape.count]
        let greys = pixels.map { Float($0) / 255 }
        if all.shape == preparation.shape {
          return Digit(picture: GreyMap(shape: all.shape, cells: greys))
        }
        // A picture of a data set shows one digit, in as many pieces as the pen has left of it.
        let digits = preparation.digits(in: Ink(of: Raster(shape: all.shape, greys: greys)))
        guard let largest = digits.max(by: { $0.cut.sum < $1.cut.sum }) else {
          throw Self.nothing("picture \(number + 1) of \(path)")
        }
        return Digit(picture: largest.picture, preparation: largest)
      }
    }
  }

  private static func nothing(_ path: String) -> Stop {
    Stop(
      .wrongUsage,
      "No digit is to be seen in “\(path)”: nothing stands out from the paper. Take the picture in "
        + "better light, or with a broader pen.")
  }

  /// What somebody should know who wonders at what was read, as sentences.
  var remarks: [String] {
    var sentences = (source?.raster.remarks ?? []).map(\.sentence)
    for (number, digit) in digits.enumerated() {
      let name = digits.count > 1 ? "Digit \(number + 1): " : ""
      sentences += (digit.preparation?.remarks ?? []).map { name + $0.sentence }
    }
    return sentences
  }
}

extension Raster.Remark {
  fileprivate var sentence: String {
    switch self {
    case .transparent(let onWhite):
      "Parts of the picture can be seen through; \(onWhite ? "white" : "black") was laid below them."
    case .animated: "The picture is animated; its first frame was read."
    case .turned: "The camera was held sideways, as the file says; the picture was turned."
    }
  }
}

extension PreparedDigit.Remark {
  fileprivate var sentence: String {
    switch self {
    case .thin:
      "The pen is thinner than any that the network has seen; its strokes were drawn broader."
    case .thick:
      "The pen is broader than any that the network has seen; its strokes were drawn thinner."
    case .small(let rows): "Only \(rows) rows of pixels are left of it: a larger picture says more."
    case .broad: "It is much broader than high: it may be two digits that touch."
    case .faint: "It hardly stands out from the paper."
    }
  }
}
