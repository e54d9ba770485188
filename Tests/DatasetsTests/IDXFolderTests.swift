internal import ConvNet
internal import Datasets
internal import Platform
internal import TestSupport
internal import Testing

/// MNIST's files where people have them.
@Suite struct IDXFolderTests {
  /// The path of the pictures and of the labels below the folder that is named.
  static let places: [(images: String, labels: String)] = [
    ("train-images.idx3-ubyte", "train-labels.idx1-ubyte"),
    ("raw/train-images-idx3-ubyte", "raw/train-labels-idx1-ubyte"),
    ("MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte"),
    (
      "train-images-idx3-ubyte/train-images-idx3-ubyte",
      "train-labels.idx1-ubyte/train-labels-idx1-ubyte"
    ),
  ]

  @Test(arguments: places)
  func `the files are found`(_ place: (images: String, labels: String)) throws {
    try inFolder { folder in
      for (path, bytes) in [
        (place.images, `A data set`.images), (place.labels, `A data set`.labels),
      ] {
        let path = Path.join(folder, path)
        try Files.makeFolder(Path.folder(path))
        try Files.write(bytes, to: path)
      }
      #expect(try Dataset(folder: folder, part: .training).map(\.label) == [7, 0])
    }
  }

  @Test func `a file that is nearly called so is named`() throws {
    try inFolder { folder in
      let near = Path.join(folder, "Train_Images (1).gz")
      try Files.write("x", to: near)
      try Files.write("x", to: Path.join(folder, "t10k-images"))
      let error = #expect(throws: DatasetError.self) {
        try Dataset(folder: folder, part: .training)
      }
      #expect(
        error
          == .missing("train-images-idx3-ubyte", folder: folder, similar: [near]))
      let sentence = try #require(error).description
      #expect(sentence.hasSuffix("but there is “\(near)”. If that is it, rename it."))
    }
  }

  @Test func `of two data sets none is chosen`() throws {
    try inFolder { folder in
      for name in ["MNIST", "FashionMNIST"] {
        let raw = Path.join(folder, "\(name)/raw")
        try Files.makeFolder(raw)
        try Files.write(`A data set`.images, to: Path.join(raw, "train-images-idx3-ubyte"))
      }
      #expect(throws: DatasetError.self) { try Dataset(folder: folder, part: .training) }
    }
  }
}
