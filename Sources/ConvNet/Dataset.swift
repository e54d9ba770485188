/// Pictures with labels: what a network learns to read.
///
///     let digits = HandwrittenDigits.training
///     digits.count                  // 1438
///     digits[0].label               // 0
///     digits[0].image.shape         // 8×8, each pixel from 0 to 1
///
/// The pixels are kept as the bytes they were read as; a picture is scaled when it is asked for.
public struct Dataset: Sendable, Equatable {
  /// One picture and what it shows.
  public struct Example: Sendable, Hashable {
    /// The pixels, scaled to 0 … 1.
    public let image: Matrix
    /// The class the picture belongs to, from 0.
    public let label: Int
  }

  /// Rows and columns of every picture.
  public let shape: Shape
  /// The byte that stands for 1.
  public let maximum: UInt8
  /// How many classes there are: labels go from 0 to one less.
  public let classes: Int
  /// The bytes, picture after picture, each row after row.
  public let pixels: [UInt8]
  /// What each picture shows.
  public let labels: [UInt8]

  /// Makes a data set of pixels and labels that are in memory already.
  ///
  /// - Precondition: rows · columns pixels for each label, labels below `classes`, no pixel above
  ///   `maximum`.
  public init(
    shape: Shape, maximum: UInt8 = 255, classes: Int = 10, pixels: [UInt8], labels: [UInt8]
  ) {
    require(
      pixels.count == labels.count * shape.count,
      "\(labels.count) pictures of \(shape) have \(labels.count * shape.count) pixels, "
        + "not \(pixels.count).")
    require(maximum > 0, "The pixel value that stands for 1 is above 0.")
    require(
      labels.allSatisfy { $0 < classes }, "A label is at least \(classes), the number of classes.")
    require(
      maximum == .max || pixels.allSatisfy { $0 <= maximum },
      "A pixel is above \(maximum), the maximum.")
    self.shape = shape
    self.maximum = maximum
    self.classes = classes
    self.pixels = pixels
    self.labels = labels
  }
}

extension Dataset: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { labels.count }

  /// The picture with this number, from 0, scaled, with its label.
  public subscript(index: Int) -> Example {
    require(
      index >= 0 && index < count, "There is no picture \(index) in a data set of \(count).")
    let scale = 1 / Double(maximum)
    let bytes = pixels[index * shape.count..<(index + 1) * shape.count]
    return Example(
      image: Matrix(
        rows: shape.rows, columns: shape.columns, cells: bytes.map { Double($0) * scale }),
      label: Int(labels[index]))
  }

  /// The pictures with these numbers, in this order.
  ///
  ///     digits.selecting(Array(0..<1000))  // the first thousand
  public func selecting(_ indices: some Sequence<Int>) -> Dataset {
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    for index in indices {
      require(
        index >= 0 && index < count, "There is no picture \(index) in a data set of \(count).")
      pixels += self.pixels[index * shape.count..<(index + 1) * shape.count]
      labels.append(self.labels[index])
    }
    return Dataset(
      shape: shape, maximum: maximum, classes: classes, pixels: pixels, labels: labels)
  }
}
