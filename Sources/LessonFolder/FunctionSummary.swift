extension LessonFolder {
  /// What the starter says of a function first: the paragraph that begins the comment above it,
  /// without the code's marks.
  ///
  /// - Returns: nothing where no comment stands there.
  public func summary(of function: String) -> String {
    let lines = starter.split(separator: "\n", omittingEmptySubsequences: false)
    guard let end = lines.firstIndex(where: { $0.hasPrefix("func \(function)(") }) else {
      return ""
    }
    let start = lines[..<end].lastIndex { !$0.hasPrefix("///") }.map { $0 + 1 } ?? 0
    let paragraph = lines[start..<end].map { $0.dropFirst(4) }
      .prefix { !$0.isEmpty && !$0.hasPrefix("- ") && !$0.hasPrefix("    ") }
    return paragraph.joined(separator: " ").filter { $0 != "`" }
  }
}
