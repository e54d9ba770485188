internal import ConvNet
internal import Platform

#if PNG_AND_JPEG
  internal import CPictures
#endif

extension Raster {
  /// Reads a PNG, JPEG, PGM, PPM or PBM file.
  ///
  /// - Throws: `PictureError` where it is none, is damaged, or has more than `mostPixels`.
  public init(reading path: String) throws(PictureError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.read(path, limit: 256 << 20)
    } catch {
      throw .file(error)
    }
    try self.init(bytes, path: path)
  }

  /// Reads what stands in such a file.
  public init(_ bytes: [UInt8], path: String) throws(PictureError) {
    guard !bytes.isEmpty else { throw .empty(path) }
    switch PictureFormat(bytes) {
    case .netpbm: self = try PortableAnyMap(bytes, path: path).raster.shrunk()
    case .png, .jpeg: try self.init(compressed: bytes, path: path)
    case .other(let name): throw .format(path, name: name)
    case .text: throw .text(path)
    case .unknown: throw .unknown(path)
    }
  }

  #if PNG_AND_JPEG
    private init(compressed bytes: [UInt8], path: String) throws(PictureError) {
      let isPNG = PictureFormat(bytes) == .png
      var picture = unsafe cnn_picture()
      let read = unsafe isPNG ? cnn_png : cnn_jpeg
      let status = unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe read(
          bytes.baseAddress, bytes.count, UInt64(Self.mostPixels), UInt32(Self.mostSide), &picture)
      }
      switch cnn_picture_status(UInt32(status)) {
      case cnn_picture_read: break
      case cnn_picture_cut: throw .cut(path)
      case cnn_picture_too_large:
        throw unsafe .tooLarge(path, width: Int(picture.width), height: Int(picture.height))
      case cnn_picture_no_memory: throw .noMemory(path)
      default:
        let message = unsafe withUnsafeBytes(of: &picture.message) { unsafe Array($0) }
        throw .damaged(path, found: String(decoding: message.prefix { $0 != 0 }, as: UTF8.self))
      }
      unsafe self.init(&picture)
      let said = isPNG ? Orientation(png: bytes) : Orientation(jpeg: bytes)
      guard let orientation = said else { return }
      self = turned(quarters: orientation.quarters, isMirrored: orientation.isMirrored)
      remarks.append(.turned)
    }

    /// Lays what can be seen through on white, or where what is to be seen is light, on black.
    private init(_ picture: inout cnn_picture) {
      let shape = unsafe Shape(rows: Int(picture.rows), columns: Int(picture.columns))
      let fileSize = unsafe Shape(rows: Int(picture.height), columns: Int(picture.width))
      let bytes = unsafe Array(UnsafeBufferPointer(start: picture.pixels, count: shape.count * 4))
      unsafe picture.pixels.deallocate()
      var (opaque, light) = (0, 0)
      for pixel in stride(from: 0, to: bytes.count, by: 4) {
        opaque += Int(bytes[pixel + 3])
        light += Int(bytes[pixel + 1]) * Int(bytes[pixel + 3]) / 255
      }
      let isTransparent = opaque < shape.count * 250
      let paper: Float = isTransparent && light * 2 > opaque ? 0 : 1
      var colors = [Float](repeating: 0, count: shape.count * 3)
      for pixel in 0..<shape.count {
        let opacity = Float(bytes[4 * pixel + 3]) / 255
        for part in 0..<3 {
          colors[3 * pixel + part] =
            Float(bytes[4 * pixel + part]) / 255 * opacity + paper * (1 - opacity)
        }
      }
      self.init(shape: shape, fileSize: fileSize, colors: colors)
      if isTransparent { remarks.append(.transparent(onWhite: paper == 1)) }
      if unsafe picture.is_animated != 0 { remarks.append(.animated) }
    }
  #else
    private init(compressed bytes: [UInt8], path: String) throws(PictureError) {
      throw .withoutLibraries(path, name: PictureFormat(bytes) == .png ? "PNG" : "JPEG")
    }
  #endif

  /// Whether PNG and JPEG files are read: whether their libraries were there when this was built.
  public static var readsPNGAndJPEG: Bool {
    #if PNG_AND_JPEG
      true
    #else
      false
    #endif
  }
}
