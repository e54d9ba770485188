internal import Platform

/// Whether a folder for scratch files still takes any.
///
/// On a full disk a compiler stops with hardly a word, and a program cannot write its results: neither
/// is anybody's mistake, and must not be called one.
enum ScratchRoom {
  /// More than a program or its results need.
  private static let bytes = [UInt8](repeating: 0, count: 1 << 20)

  /// - Parameters:
  ///   - folder: where something could not be done.
  ///   - words: what was said of it.
  /// - Throws: `JudgeError.scratch` where the folder's disk is full, or cannot be written for another
  ///   reason.
  static func check(_ folder: String, _ words: String = "") throws(JudgeError) {
    // What could not be written whole may have been removed again, and left room.
    if words.contains("No space left on device") || words.contains("Disk quota exceeded") {
      throw .scratch(path: folder, reason: "\(FileError.full(folder))")
    }
    do throws(FileError) {
      let open = try OpenFolder(folder)
      try open.writeScratch(bytes, to: "room")
      try open.remove("room")
    } catch {
      throw .scratch(path: folder, reason: "\(error)")
    }
  }
}
