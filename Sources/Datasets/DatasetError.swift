public import Platform

/// Why a data set could not be read; each description is a whole sentence with the remedy.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A file that is not there, or not to be read.
  case file(FileError)
  /// A packed file, and no `gzip` that could be run.
  case unpacking(String, ProcessError)
  /// A packed file that `gzip` refuses.
  case damagedArchive(String)
  /// A folder without one of the files, packed or plain; files that may be meant.
  case missing(String, folder: String, similar: [String])
  /// A page of the web that was saved in place of the data.
  case webPage(String)
  /// Another text that was saved in place of the data.
  case text(String)
  /// A first number that another kind of file has.
  case magic(String, found: Int, expected: Int)
  /// A file that ends within its head.
  case noHeader(String, bytes: Int, expected: Int)
  /// A head with a size of 0.
  case empty(String, sizes: [Int])
  /// A file that is shorter or longer than its head says.
  case size(String, bytes: Int, expected: Int)
  /// An archive that unpacks to more than is allowed.
  case tooLarge(String, limit: Int)
  /// Two files that do not belong together.
  case counts(images: Int, labels: Int)
  /// A label that is no class.
  case label(String, index: Int, label: Int, classes: Int)

  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .unpacking(let path, let error):
      "“\(path)” is packed. \(error)"
    case .damagedArchive(let path):
      "gzip cannot unpack “\(path)”: the file is damaged or was cut short; fetch it again."
    case .missing(let name, let folder, let similar):
      "There is neither “\(name)” nor “\(name).gz” in the folder “\(folder)”"
        + (similar.isEmpty
          ? ", nor in a folder “raw” below it."
          : ", but there is " + similar.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
            + ". If that is it, rename it.")
    case .webPage(let path):
      "“\(path)” is a page of the web that was saved in place of the data. Fetch the file itself."
    case .text(let path):
      "“\(path)” is a text and no data, such as the few lines that Git LFS keeps in place of a large "
        + "file. Fetch the file itself."
    case .magic(let path, let found, let expected):
      "“\(path)” starts with the number \(found), not \(expected): it is no IDX file of "
        + (expected == IDX.imagesMagic ? "pictures." : "labels.")
    case .noHeader(let path, let bytes, let expected):
      "“\(path)” is \(bytes) B long, and the head of an IDX file alone \(expected) B: "
        + "it was cut short; fetch it again."
    case .empty(let path, let sizes):
      "“\(path)” holds nothing: its head gives the sizes "
        + sizes.map(String.init).joined(separator: "×") + "."
    case .size(let path, let bytes, let expected):
      "“\(path)” is \(bytes) B long, its head promises \(expected) B: "
        + (bytes < expected ? "it was cut short; fetch it again." : "it is not one IDX file.")
    case .tooLarge(let path, let limit):
      "“\(path)” is larger than the \(limit) bytes allowed for a data set."
    case .counts(let images, let labels):
      "The pictures are \(images), but the labels \(labels): the two files do not belong together."
    case .label(let path, let index, let label, let classes):
      "Label \(index) of “\(path)” is \(label); labels go from 0 to \(classes - 1)."
    }
  }
}
