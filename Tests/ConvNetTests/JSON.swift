internal import ConvNet
internal import Testing

/// Whatever stands in a JSON file.
enum JSON: Decodable, Sendable {
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSON].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  subscript(key: String) -> JSON {
    if case .object(let object) = self, let value = object[key] { value } else { .other }
  }

  var items: [JSON] { if case .list(let items) = self { items } else { [] } }

  /// All numbers in it, in reading order.
  var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .list(let items): items.flatMap(\.numbers)
    case .text, .object, .other: []
    }
  }

  /// The number; NaN, which equals nothing, where there is none.
  var number: Double { if case .number(let number) = self { number } else { .nan } }

  /// The text; empty where there is none.
  var string: String { if case .text(let text) = self { text } else { "" } }

  var matrix: Matrix { Matrix(items.map(\.numbers)) }

  var volume: Volume { Volume(items.map(\.matrix)) }

  /// `[4, 5]` is 4×5, and `2` is 2×2.
  var pair: Shape {
    if case .number(let side) = self { return Shape(rows: Int(side), columns: Int(side)) }
    return numbers.count == 2 ? Shape(rows: Int(numbers[0]), columns: Int(numbers[1])) : 1
  }

  /// How long each level of nested lists is.
  var shape: [Int] {
    if case .list(let items) = self { [items.count] + items[0].shape } else { [] }
  }
}

/// Numbers of any dimension: what an example must come to.
struct Tensor: Sendable {
  let shape: [Int]
  let cells: [Double]

  init(_ number: some BinaryInteger) { (shape, cells) = ([], [Double(number)]) }
  init(_ number: Double) { (shape, cells) = ([], [number]) }
  init(_ numbers: [Double]) { (shape, cells) = ([numbers.count], numbers) }
  init(_ matrix: Matrix) { (shape, cells) = ([matrix.rows, matrix.columns], matrix.cells) }
  init(_ shape: Shape) { self.init([Double(shape.rows), Double(shape.columns)]) }
  init(_ volume: Volume) {
    shape = [volume.depth, volume.rows, volume.columns]
    cells = volume.cells
  }
  init(_ volumes: [Volume]) {
    shape = [volumes.count] + Tensor(volumes[0]).shape
    cells = volumes.flatMap(\.cells)
  }
  init(shape: [Int], cells: [Double]) { (self.shape, self.cells) = (shape, cells) }
}
