package import Platform

/// Results of compiling and running, kept by what they depend on.
///
/// Only what a program did is kept, not what the judge thinks of it: the verdict is worked out anew
/// each time, which takes no time, and a better judge needs no new version of the cache. An entry
/// that is damaged counts as missing and is written again.
package struct RunCache: Sendable {
  var folder: OwnFolder

  package init(folder: OwnFolder) { self.folder = folder }

  private static let head = Array("cnn-tutor cache 1 ".utf8)
  /// More entries than this are not kept: the older half goes. The check of a whole course makes 800.
  private static let capacity = 2000

  package func read(_ key: Digest) -> [UInt8]? {
    guard let bytes = try? folder.open().read(key.hexadecimal, limit: 4 << 20),
      bytes.starts(with: Self.head), let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let contents = Array(bytes[(end + 1)...])
    let sum = String(decoding: bytes[Self.head.count..<end], as: UTF8.self)
    return sum == Self.sum(contents) ? contents : nil
  }

  /// Keeps an entry; a cache that cannot be written is none, and no error.
  package func write(_ contents: [UInt8], for key: Digest) {
    let head = Self.head + Array("\(Self.sum(contents))\n".utf8)
    try? folder.open(making: true).writeScratch(head + contents, to: key.hexadecimal)
  }

  /// Removes the oldest entries where there are too many, and nothing that is none: only files whose
  /// names and first bytes are ours. The folders beside them hold what the compiler is using now, for
  /// this run or another.
  package func tidy() {
    guard let folder = try? folder.open(), let names = try? folder.names() else { return }
    let entries = names.filter(Digest.isHexadecimal)
    guard entries.count > Self.capacity else { return }
    let aged = entries.compactMap { name in
      folder.status(name).flatMap { $0.kind == .file ? (name: name, age: $0.modified) : nil }
    }
    for entry in aged.sorted(by: { $0.age < $1.age }).dropLast(Self.capacity / 2)
    where (try? folder.start(of: entry.name, count: Self.head.count)) == Self.head {
      try? folder.remove(entry.name)
    }
  }

  private static func sum(_ contents: [UInt8]) -> String {
    var digest = Digest()
    digest.add(contents)
    return digest.hexadecimal
  }
}
