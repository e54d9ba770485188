/// The arguments of a call, read as the types that the exercise's signature names.
///
/// A case that does not match its function's signature is a fault of the course, so these stop with
/// a sentence.
extension [Value] {
  func integer(_ position: Int) -> Int { read(position, "an integer", \.integer) }

  func number(_ position: Int) -> Double { read(position, "a number", \.number) }

  func vector(_ position: Int) -> [Double] { read(position, "a list of numbers", \.vector) }

  func matrix(_ position: Int) -> [[Double]] { read(position, "a matrix", \.matrix) }

  func volume(_ position: Int) -> [[[Double]]] { read(position, "a volume", \.volume) }

  func shape(_ position: Int) -> (rows: Int, columns: Int) {
    read(position, "a shape") { value in
      guard let rows = value["rows"]?.integer, let columns = value["columns"]?.integer else {
        return nil
      }
      return (rows, columns)
    }
  }

  private func read<Result>(
    _ position: Int, _ type: String, _ value: (Value) -> Result?
  ) -> Result {
    guard indices.contains(position), let result = value(self[position]) else {
      preconditionFailure("Argument \(position) of a case is not \(type): \(self)")
    }
    return result
  }
}
