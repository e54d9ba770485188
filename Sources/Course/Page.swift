/// A text beside the lessons, such as `swift-from-python.md`, that can be read at any time.
public struct Page: Sendable {
  /// The name of its file, without `.md`.
  public let slug: String
  /// The first heading, without markup.
  public let title: String
  /// The page as Markdown.
  public let text: String

  /// The words by which a page says that it helps whoever is new to Swift.
  private static let offer = "The tutor names this page beside errors of the compiler"

  /// Whether it is worth reading for somebody whose program does not compile.
  public var helpsWithSwift: Bool { text.contains(Self.offer) }
}

extension Course {
  /// The pages by their names: the texts beside the lessons that begin with a title, but for `README.md`,
  /// which is for authors.
  public var pages: [Page] {
    let beside = files.filter { path, _ in
      path.hasSuffix(".md") && !path.utf8.contains(UInt8(ascii: "/")) && path != "README.md"
    }
    return beside.sorted { $0.key < $1.key }.compactMap { path, text in
      guard text.hasPrefix("# ") else { return nil }
      let title = text.dropFirst(2).prefix { $0 != "\n" }
      return Page(slug: String(path.dropLast(".md".count)), title: String(title), text: text)
    }
  }

  /// The page of this name, in letters of any case; nil where there is none.
  public func page(_ name: String) -> Page? {
    pages.first { [$0.slug, $0.title.lowercased()].contains(name.lowercased()) }
  }
}
