public import ConvNet
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import KernelInterface
public import Platform

/// The weights of a network in a file: safetensors, with the network's name beside them.
///
/// The format: eight bytes with the length of the head, the head in JSON (for each tensor its type,
/// shape and place), then the numbers, little-endian.
///
/// - SeeAlso: <https://github.com/huggingface/safetensors#format>
public struct WeightsFile: Sendable, Equatable {
  /// Which network the weights belong to.
  public var rung: Ladder
  /// Of the pictures that the network reads.
  public var shape: Shape
  /// How many classes it tells apart.
  public var classes: Int
  /// Weights and biases, layer by layer.
  public var tensors: [Tensor]

  /// The weights of a rung that did not come from a network of this module.
  ///
  /// - Precondition: the tensors have the names and shapes of the rung's.
  public init(rung: Ladder, shape: Shape, classes: Int = 10, tensors: [Tensor]) {
    (self.rung, self.shape, self.classes, self.tensors) = (rung, shape, classes, tensors)
    precondition(
      tensors.map(\.name) == description.tensorShapes.map(\.name)
        && tensors.map(\.shape) == description.tensorShapes.map(\.shape),
      "each layer has its weights and its biases")
  }

  /// What a network knows, and what it is.
  public init(_ network: FastNetwork, rung: Ladder) {
    self.rung = rung
    shape = Shape(rows: network.description.rows, columns: network.description.columns)
    classes = network.description.classes
    tensors = network.tensors
  }

  /// Such as `relu for 28×28 pictures`.
  public var name: String { "\(rung.rawValue) for \(shape) pictures" }

  /// The layers that the weights belong to.
  public var description: NetworkDescription { rung.description(for: shape, classes: classes) }

  /// A network with these weights.
  public func network(seed: UInt64 = 0, threads: Int) -> FastNetwork {
    let network = FastNetwork(description, seed: seed, threads: threads)
    network.tensors = tensors
    return network
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `FileError.foreign` where a file that is not of this kind would be lost.
  public func write(to path: String) throws(FileError) {
    try Files.write(bytes, to: path, replacing: Self.isStart)
  }

  /// Says before a training whether what it learns can be written there.
  ///
  /// - Throws: `FileError` where it cannot.
  public static func checkPlace(_ path: String) throws(FileError) {
    try Files.checkPlace(path, replacing: isStart)
  }

  /// Whether a file with these first bytes was written by `write`.
  private static func isStart(_ bytes: [UInt8]) -> Bool {
    bytes.dropFirst(8).starts(with: metadataStart.utf8)
  }

  private static let metadataStart = #"{"__metadata__":{"format":"cnn-tutor""#
}

// MARK: - Bytes

extension WeightsFile {
  /// No head of ours comes near it; a file that promises more is not read into memory.
  static let longestHead = 1 << 20
  static let largestFile = 1 << 30

  var bytes: [UInt8] {
    var entries = [
      """
      \(Self.metadataStart),"network":"\(rung.rawValue)","rows":"\(shape.rows)",\
      "columns":"\(shape.columns)","classes":"\(classes)","layers":"\(layers)",\
      "weights":"maps out, maps in, rows, columns","pixels":"0 is paper, 1 is ink"}
      """
    ]
    var end = 0
    for tensor in tensors {
      let start = end
      end += tensor.numbers.count * 4
      entries.append(
        """
        "\(tensor.name)":{"dtype":"F32","shape":[\(list(tensor.shape))],\
        "data_offsets":[\(start),\(end)]}
        """)
    }
    var head = Array((entries.joined(separator: ",") + "}").utf8)
    // The numbers begin at a multiple of eight, as the reference implementation writes them.
    head += [UInt8](repeating: UInt8(ascii: " "), count: (8 - head.count % 8) % 8)
    var bytes = Self.littleEndian(UInt64(head.count)) + head
    bytes.reserveCapacity(bytes.count + end)
    for tensor in tensors {
      for number in tensor.numbers { bytes += Self.littleEndian(number.bitPattern) }
    }
    return bytes
  }

  /// Such as `20 of 5x5, relu, pool 2; 10 of 4x4`, for those who read the file without the tutor.
  private var layers: String {
    description.layers.map { layer in
      ["\(layer.mapsOut) of \(layer.filterRows)x\(layer.filterColumns)"]
        + (layer.activation == .identity ? [] : ["\(layer.activation)"])
        + (layer.pool > 1 ? ["pool \(layer.pool)"] : [])
    }.map { $0.joined(separator: ", ") }.joined(separator: "; ")
  }

  private func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ",")
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

// MARK: - Reading

extension WeightsFile {
  /// Reads a file that `write` made, and checks all of it.
  public init(reading path: String) throws(WeightsError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.read(path, limit: Self.largestFile)
    } catch {
      throw .file(error)
    }
    try self.init(bytes, path: path)
  }

  init(_ bytes: [UInt8], path: String) throws(WeightsError) {
    guard bytes.count >= 8 else { throw .noHeader(path, bytes: bytes.count) }
    guard !Files.isStartOfText(bytes) else { throw .text(path) }
    // An archive, as it is since PyTorch 1.6, or a bare pickle.
    let isPickle =
      bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes[0] == 0x80 && (2...5).contains(bytes[1])
    // A head of 640 to 1408 bytes begins so, too, and then with a brace.
    guard !isPickle || bytes.dropFirst(8).first == UInt8(ascii: "{") else { throw .pickle(path) }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << (8 * $1) }
    guard length <= Self.longestHead, Int(length) <= bytes.count - 8 else {
      throw .headerLength(path, length: length, bytes: bytes.count)
    }
    let start = 8 + Int(length)
    guard
      let head = try? JSONDecoder().decode([String: HeadValue].self, from: Data(bytes[8..<start]))
    else { throw .header(path) }
    try self.init(metadata: head["__metadata__"], path: path)

    let description = self.description
    let names = Set(description.tensorShapes.map(\.name))
    if let other = head.keys.sorted().first(where: { $0 != "__metadata__" && !names.contains($0) })
    {
      throw .unknown(path, tensor: other)
    }
    var end = 0
    for (name, expected) in description.tensorShapes {
      guard case .tensor(let entry)? = head[name] else { throw .missing(path, tensor: name) }
      guard entry.dtype == "F32" else { throw .type(path, tensor: name, found: entry.dtype) }
      guard entry.shape == expected else {
        throw .shape(path, tensor: name, found: entry.shape, expected: expected)
      }
      let count = expected.reduce(1, *)
      // `write` leaves no gap and shares no byte; the order of the tensors is that of the layers.
      guard entry.data_offsets == [end, end + 4 * count] else { throw .place(path, tensor: name) }
      let first = start + end
      end += 4 * count
      guard start + end <= bytes.count else { continue }
      let numbers = (0..<count).map { Self.number(bytes, at: first + 4 * $0) }
      guard numbers.allSatisfy(\.isFinite) else { throw .notFinite(path, tensor: name) }
      tensors.append(Tensor(name: name, shape: expected, numbers: numbers))
    }
    guard bytes.count == start + end else {
      throw .size(path, bytes: bytes.count, expected: start + end)
    }
  }

  private init(metadata: HeadValue?, path: String) throws(WeightsError) {
    guard case .metadata(let texts)? = metadata, texts["format"] == "cnn-tutor",
      let rung = texts["network"].flatMap(Ladder.init),
      let rows = texts["rows"].flatMap(Int.init), Ladder.sides.contains(rows),
      let columns = texts["columns"].flatMap(Int.init), Ladder.sides.contains(columns),
      let classes = texts["classes"].flatMap(Int.init), (2...256).contains(classes)
    else { throw .notOurs(path) }
    (self.rung, self.classes, tensors) = (rung, classes, [])
    shape = Shape(rows: rows, columns: columns)
  }

  private static func number(_ bytes: [UInt8], at start: Int) -> Float {
    Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * $1) })
  }
}

/// A value in the head: a tensor's entry, or the texts under `__metadata__`.
private enum HeadValue: Decodable {
  struct Entry: Decodable {
    var dtype: String
    var shape: [Int]
    // The name is the format's.
    var data_offsets: [Int]
  }

  case tensor(Entry)
  case metadata([String: String])

  init(from decoder: any Decoder) throws {
    if let entry = try? Entry(from: decoder) {
      self = .tensor(entry)
    } else {
      self = .metadata(try [String: String](from: decoder))
    }
  }
}
