internal import ConvNet
internal import Datasets
internal import Platform
internal import TestSupport
internal import Testing

@Suite struct `A data set` {
  // Two pictures of 2×3 pixels, a 7 and a 0.
  static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + [0, 51, 102, 153, 204, 255]
    + [255, 0, 255, 0, 255, 0]
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2] + [7, 0]

  @Test func `reads pictures and labels from IDX files`() throws {
    try inFolder { folder in
      try write(Self.images, Self.labels, in: folder)
      let data = try Dataset(folder: folder, part: .training)
      #expect(data.count == 2)
      #expect(data.shape == Shape(rows: 2, columns: 3))
      #expect(data.map(\.label) == [7, 0])
      #expect(data[1].image == [[1, 0, 1], [0, 1, 0]])
      // 51 of 255 is a fifth.
      #expect(data[0].image.cells.map { ($0 * 5).rounded() } == [0, 1, 2, 3, 4, 5])
    }
  }

  @Test func `reads what gzip packed as if it were plain`() throws {
    try inFolder { folder in
      try write(Self.images, Self.labels, in: folder)
      let plain = try Dataset(folder: folder, part: .training)
      for name in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"] {
        let packed = try Processes.run("gzip", ["-c", Path.join(folder, name)])
        #expect(packed.status == 0)
        try Files.write(packed.output, to: Path.join(folder, name + ".gz"))
        try Files.remove(Path.join(folder, name))
      }
      #expect(try Dataset(folder: folder, part: .training) == plain)
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var images = `A data set`.images
    var labels = `A data set`.labels
    var says: String
    var testDescription: String { name }
  }

  static let faults: [Fault] = [
    Fault(
      name: "labels given as images", images: labels,
      says: "images” starts with the number 2049, not 2051: it is no IDX file of pictures."),
    Fault(
      name: "images given as labels", labels: images,
      says: "labels” starts with the number 2051, not 2049: it is no IDX file of labels."),
    Fault(
      name: "little-endian head", images: [3, 8, 0, 0] + images.dropFirst(4),
      says: "images” starts with the number 50855936, not 2051: it is no IDX file of pictures."),
    Fault(
      name: "a page of the web", images: Array("<!DOCTYPE html>".utf8),
      says:
        "images” is a page of the web that was saved in place of the data. Fetch the file itself."),
    Fault(
      name: "a pointer of Git LFS",
      images: Array("version https://git-lfs.example/v1\nsize 9\n".utf8),
      says: "images” is a text and no data, such as the few lines that Git LFS keeps in place of a "
        + "large file. Fetch the file itself."),
    Fault(
      name: "an empty file", images: [],
      says: "images” is 0 B long, and the head of an IDX file alone 16 B: it was cut short; "
        + "fetch it again."),
    Fault(
      name: "half a head", images: Array(images.prefix(9)),
      says: "images” is 9 B long, and the head of an IDX file alone 16 B: it was cut short; "
        + "fetch it again."),
    Fault(
      name: "a pixel too few", images: Array(images.dropLast()),
      says: "images” is 27 B long, its head promises 28 B: it was cut short; fetch it again."),
    Fault(
      name: "a pixel too many", images: images + [0],
      says: "images” is 29 B long, its head promises 28 B: it is not one IDX file."),
    Fault(
      name: "a size of 0", images: Array(images.prefix(12)) + [0, 0, 0, 0],
      says: "images” holds nothing: its head gives the sizes 2×2×0."),
    Fault(
      name: "sizes whose product overflows",
      images: Array(images.prefix(4)) + Array(repeating: 255, count: 12),
      says:
        "images” is 16 B long, its head promises \(Int.max) B: it was cut short; fetch it again."),
    Fault(
      name: "a label missing", labels: [0, 0, 8, 1, 0, 0, 0, 1, 7],
      says: "The pictures are 2, but the labels 1: the two files do not belong together."),
    Fault(
      name: "a label of 10", labels: [0, 0, 8, 1, 0, 0, 0, 2, 7, 10],
      says: "Label 1 of “labels” is 10; labels go from 0 to 9."),
    Fault(
      name: "a damaged archive", images: [0x1f, 0x8b, 8, 0, 1, 2, 3],
      says: "gzip cannot unpack “images”: the file is damaged or was cut short; fetch it again."),
  ]

  @Test(arguments: faults)
  func `says in a sentence what is wrong with a file`(_ fault: Fault) throws {
    try inFolder { folder in
      let images = Path.join(folder, "images")
      let labels = Path.join(folder, "labels")
      try Files.write(fault.images, to: images)
      try Files.write(fault.labels, to: labels)
      let error = try #require(throws: DatasetError.self) {
        _ = try Dataset(images: images, labels: labels)
      }
      let sentence = error.description.replacing(folder + "/", with: "")
      #expect(sentence.hasSuffix(fault.says), "\(sentence)")
    }
  }

  @Test func `does not take half an archive for a whole one`() throws {
    try inFolder { folder in
      try write(Self.images, Self.labels, in: folder)
      let images = Path.join(folder, "train-images-idx3-ubyte")
      let packed = try Processes.run("gzip", ["-c", images]).output
      try Files.write(Array(packed.prefix(packed.count / 2)), to: images)
      #expect(throws: DatasetError.damagedArchive(images)) {
        try Dataset(folder: folder, part: .training)
      }
    }
  }

  @Test func `says what stands in a file's place`() throws {
    try inFolder { folder in
      let missing = Path.join(folder, "missing")
      #expect(throws: DatasetError.file(.missing(missing))) {
        try Dataset(images: missing, labels: missing)
      }
      #expect(throws: DatasetError.file(.folder(folder))) {
        try Dataset(images: folder, labels: folder)
      }
    }
    #expect(
      DatasetError.unpacking("a.gz", .notFound(program: "gzip")).description
        == "“a.gz” is packed. The program “gzip” is needed and is in no folder of PATH: install it."
    )
  }

  @Test func `says which files a folder lacks`() throws {
    try inFolder { folder in
      let error = try #require(throws: DatasetError.self) {
        _ = try Dataset(folder: folder, part: .test)
      }
      #expect(
        error == .missing("t10k-images-idx3-ubyte", folder: folder, similar: []))
      #expect(
        error.description == "There is neither “t10k-images-idx3-ubyte” nor "
          + "“t10k-images-idx3-ubyte.gz” in the folder “\(folder)”, nor in a folder “raw” below it."
      )
    }
  }

  @Test func `reads the test part of MNIST`() throws {
    guard let folder = PackageFolder.beside("mnist") else { return }
    let mnist = try Dataset(folder: folder, part: .test)
    #expect(mnist.count == 10_000)
    #expect(mnist.shape == 28)
    // The first labels of the official file, as every MNIST tutorial prints them.
    #expect(mnist.labels.prefix(8) == [7, 2, 1, 0, 4, 1, 4, 9])
  }

  private func write(_ images: [UInt8], _ labels: [UInt8], in folder: String) throws {
    try Files.write(images, to: Path.join(folder, "train-images-idx3-ubyte"))
    try Files.write(labels, to: Path.join(folder, "train-labels-idx1-ubyte"))
  }
}
