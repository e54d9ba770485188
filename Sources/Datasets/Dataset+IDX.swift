public import ConvNet
internal import Platform

extension Dataset {
  /// Which of the two parts of MNIST and its kin.
  public enum Part: String, CaseIterable, Sendable {
    /// What is learned from: files that begin with `train`.
    case training = "train"
    /// What is held out: files that begin with `t10k`.
    case test = "t10k"
  }

  /// Reads `train-images-idx3-ubyte` and `train-labels-idx1-ubyte` (or `t10k-…`) in `folder`, plain
  /// or with `.gz` at the end of the name; also where others keep them, see `IDXFolder`.
  public init(folder: String, part: Part) throws(DatasetError) {
    let files = IDXFolder(folder)
    try self.init(
      images: files.find("\(part.rawValue)-images-idx3-ubyte"),
      labels: files.find("\(part.rawValue)-labels-idx1-ubyte"))
  }

  /// Reads a file of pictures and the file of their labels, plain or packed by gzip.
  ///
  /// - Throws: `DatasetError` when a file cannot be read, is not what its head says, is longer or
  ///   shorter than that, has a label that is not below `classes`, or when the two do not match.
  /// - SeeAlso: the IDX format, <http://yann.lecun.com/exdb/mnist/>.
  public init(images: String, labels: String, classes: Int = 10) throws(DatasetError) {
    let pictures = try IDX(images, magic: IDX.imagesMagic, dimensions: 3)
    let names = try IDX(labels, magic: IDX.labelsMagic, dimensions: 1)
    guard pictures.sizes[0] == names.sizes[0] else {
      throw .counts(images: pictures.sizes[0], labels: names.sizes[0])
    }
    if let index = names.bytes.firstIndex(where: { Int($0) >= classes }) {
      throw .label(labels, index: index, label: Int(names.bytes[index]), classes: classes)
    }
    self.init(
      shape: Shape(rows: pictures.sizes[1], columns: pictures.sizes[2]), classes: classes,
      pixels: pictures.bytes, labels: names.bytes)
  }

  /// The pictures of an IDX file, plain or packed by gzip, without what they show.
  public static func pictures(
    _ path: String
  ) throws(DatasetError) -> (shape: Shape, pixels: [UInt8]) {
    let pictures = try IDX(path, magic: IDX.imagesMagic, dimensions: 3)
    return (Shape(rows: pictures.sizes[1], columns: pictures.sizes[2]), pictures.bytes)
  }
}

/// The content of an IDX file of bytes: a head of big-endian 32-bit numbers, then the bytes.
struct IDX {
  /// 0x08: unsigned bytes; the last byte: the number of dimensions.
  static let imagesMagic = 0x0803
  static let labelsMagic = 0x0801
  /// Fifteen times the pictures of MNIST.
  static let limit = 1 << 30

  let sizes: [Int]
  let bytes: [UInt8]

  init(_ path: String, magic: Int, dimensions: Int) throws(DatasetError) {
    var content = try Self.unpacked(path)
    let head = 4 + 4 * dimensions
    guard content.count >= 4 else {
      throw .noHeader(path, bytes: content.count, expected: head)
    }
    if content.first == UInt8(ascii: "<") { throw .webPage(path) }
    if Files.isStartOfText(content) { throw .text(path) }
    let found = Self.number(content, at: 0)
    guard found == magic else { throw .magic(path, found: found, expected: magic) }
    guard content.count >= head else {
      throw .noHeader(path, bytes: content.count, expected: head)
    }
    sizes = (1...dimensions).map { Self.number(content, at: 4 * $0) }
    guard !sizes.contains(0) else { throw .empty(path, sizes: sizes) }
    let product = sizes.reduce(1) { product, size in
      // Three sizes of 32 bits need not fit into an Int: a damaged head can promise anything.
      let (result, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? .max : result
    }
    let expected = head + min(product, .max - head)
    guard content.count == expected else {
      throw .size(path, bytes: content.count, expected: expected)
    }
    content.removeFirst(head)
    bytes = content
  }

  private static func number(_ bytes: [UInt8], at start: Int) -> Int {
    bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The bytes of a file, unpacked when they are packed; its name does not matter.
  private static func unpacked(_ path: String) throws(DatasetError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.read(path, limit: limit)
    } catch {
      throw .file(error)
    }
    guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
    let result: Processes.Result
    do throws(ProcessError) {
      result = try Processes.run("gzip", ["-dc", "--", path], limit: limit)
    } catch {
      throw .unpacking(path, error)
    }
    guard !result.isCut else { throw .tooLarge(path, limit: limit) }
    guard result.status == 0 else { throw .damagedArchive(path) }
    return result.output
  }
}
