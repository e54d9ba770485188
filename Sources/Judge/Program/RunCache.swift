internal import Platform

/// Results of compiling and running, kept by what they depend on.
///
/// Only what a program did is kept, not what the judge thinks of it: the verdict is worked out anew
/// each time, which takes no time, and a better judge needs no new version of the cache. An entry
/// that is damaged counts as missing and is written again.
struct RunCache: Sendable {
  var folder: String

  private static let version = "cnn-tutor cache 1"
  /// More entries than this are not kept: the oldest go.
  private static let capacity = 600

  func read(_ key: Digest) -> [UInt8]? {
    guard let bytes = try? Files.read(path(key), limit: 4 << 20) else { return nil }
    let head = Array("\(Self.version) ".utf8)
    guard bytes.starts(with: head),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let contents = Array(bytes[(end + 1)...])
    let sum = String(decoding: bytes[head.count..<end], as: UTF8.self)
    return sum == Self.sum(contents) ? contents : nil
  }

  /// Keeps an entry; a cache that cannot be written is none, and no error.
  func write(_ contents: [UInt8], for key: Digest) {
    if !Files.isFolder(folder) { try? Files.makeFolder(folder) }
    let head = Array("\(Self.version) \(Self.sum(contents))\n".utf8)
    try? Files.writeScratch(head + contents, to: path(key))
  }

  /// Removes the oldest entries where there are too many. The folders beside them hold what the
  /// compiler is using now, for this run or another.
  func tidy() {
    guard let names = try? Files.names(in: folder), names.count > Self.capacity else { return }
    let paths = names.map { Path.join(folder, $0) }
    let aged = paths.compactMap { path in
      Files.status(path).flatMap { $0.kind == .file ? (path: path, age: $0.modified) : nil }
    }
    for entry in aged.sorted(by: { $0.age < $1.age }).dropLast(Self.capacity / 2) {
      try? Files.remove(entry.path)
    }
  }

  private func path(_ key: Digest) -> String { Path.join(folder, key.hexadecimal) }

  private static func sum(_ contents: [UInt8]) -> String {
    var digest = Digest()
    digest.add(contents)
    return digest.hexadecimal
  }
}
