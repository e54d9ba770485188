internal import Platform

/// A folder in which MNIST's files, or those of one of its kin, lie somewhere.
///
/// The same four files come with a dash or a dot before `idx`, packed by gzip or plain; PyTorch
/// keeps them in `MNIST/raw`; some archives unpack each into a folder of its own name.
struct IDXFolder {
  private let folder: String
  /// Where they can be: the folder itself, its `raw`, and the `raw` of the one folder that has one.
  private let places: [String]

  init(_ folder: String) {
    self.folder = folder
    let below = Self.names(folder).map { Path.join(folder, $0) }
      .filter { Files.isFolder(Path.join($0, "raw")) }
    places =
      [folder, Path.join(folder, "raw")] + (below.count == 1 ? [Path.join(below[0], "raw")] : [])
  }

  /// The path of the file that is officially called `name`, such as `t10k-labels-idx1-ubyte`.
  ///
  /// - Throws: `DatasetError.missing`, with the files that look like it.
  func find(_ name: String) throws(DatasetError) -> String {
    let spellings = [name, name.replacing("-idx", with: ".idx")].flatMap { [$0, $0 + ".gz"] }
    for place in places {
      for spelling in spellings {
        let path = Path.join(place, spelling)
        switch Files.kind(path) {
        case .file: return path
        case .folder:
          let inner = spellings.map { Path.join(path, $0) }.first { Files.kind($0) == .file }
          if let inner { return inner }
        default: break
        }
      }
    }
    throw .missing(name, folder: folder, similar: similar(to: name))
  }

  /// Files with the part and the kind in their names: `train_images(1).gz` for
  /// `train-images-idx3-ubyte`.
  private func similar(to name: String) -> [String] {
    let words = name.split(separator: "-").prefix(2).map(String.init)
    let parts = words[0] == "t10k" ? ["t10k", "test"] : [words[0]]
    return places.flatMap { place in
      Self.names(place).filter { other in
        let other = other.lowercased()
        return parts.contains(where: other.contains)
          && other.contains(String(words[1].prefix(5)))
      }.map { Path.join(place, $0) }
    }
  }

  private static func names(_ folder: String) -> [String] {
    (try? Files.names(in: folder)) ?? []
  }
}
