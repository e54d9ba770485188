import Course

@testable import ConvNet

/// A call's arguments as the library takes them.
struct CallArguments {
  var values: [Value]

  struct Mismatch: Error {
    var argument: Int
    var value: Value
  }

  private func part<Part>(_ index: Int, _ read: (Value) -> Part?) throws -> Part {
    guard let part = read(values[index]) else {
      throw Mismatch(argument: index, value: values[index])
    }
    return part
  }

  func integer(_ index: Int) throws -> Int { try part(index) { $0.integer } }
  func number(_ index: Int) throws -> Double { try part(index) { $0.number } }
  func text(_ index: Int) throws -> String { try part(index) { $0.text } }
  func vector(_ index: Int) throws -> [Double] { try part(index) { $0.vector } }
  func matrix(_ index: Int) throws -> Matrix {
    try part(index) { $0.matrix.map { Matrix($0) } }
  }
  func volume(_ index: Int) throws -> Volume {
    try part(index) { $0.volume.map { Volume($0.map { Matrix($0) }) } }
  }
  func volumes(_ index: Int) throws -> [Volume] {
    let volumes = try part(index) { value -> [Value]? in
      guard case .list(let volumes) = value else { return nil }
      return volumes
    }
    let stack = CallArguments(values: volumes)
    return try volumes.indices.map { try stack.volume($0) }
  }
  func shape(_ index: Int) throws -> Shape {
    try part(index) { value in
      guard let rows = value["rows"]?.integer, let columns = value["columns"]?.integer else {
        return nil
      }
      return Shape(rows: rows, columns: columns)
    }
  }
  /// A list of tuples, each of them as if its elements were arguments.
  func elements(_ index: Int) throws -> [CallArguments] {
    let tuples = try part(index) { value -> [Value]? in
      guard case .list(let tuples) = value else { return nil }
      return tuples
    }
    return tuples.indices.map { CallArguments(values: tuples).fields($0) }
  }
  func isEmpty(_ index: Int) throws -> Bool { values[index] == .list([]) }

  /// The elements of a tuple, as if they were arguments.
  func fields(_ index: Int) -> CallArguments {
    guard case .tuple(let fields) = values[index] else { return CallArguments(values: []) }
    return CallArguments(values: fields.map(\.value))
  }
}
