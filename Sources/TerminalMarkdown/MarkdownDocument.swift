public import TerminalText

/// A parsed CommonMark document, ready to be shown at any width.
///
///     let document = try MarkdownDocument(parsing: "# Title\n\n## First\n\nSome *text*.")
///     document.sections.map(\.title)                    // ["Title", "First"]
///     print(document.rendered(for: TerminalCapabilities(width: 40)))
///
/// What is printed holds no control characters but newlines, tabs inside code, and the escape
/// sequences that `capabilities` allow.
public struct MarkdownDocument: Sendable {
  /// The part before the first `##`, if there is one, then one section for each `##`.
  public let sections: [Section]

  let tree: CommonMarkTree
  let blockCount: Int
  private let sourceBytes: Int

  /// A step of a lesson: a `##` heading and what follows it.
  public struct Section: Sendable, Equatable {
    /// The heading's text without its markup; for the first part, that of the `#` heading.
    public let title: String
    /// The lines of the source, counted from 1.
    public let lines: ClosedRange<Int>
    /// Which of the document's top-level blocks belong to it.
    let blocks: Range<Int>
  }

  /// - Throws: ``MarkdownError`` for text that would take too long to read.
  public init(parsing text: String, limits: MarkdownLimits = .lesson) throws(MarkdownError) {
    try self.init(parsing: Array(text.utf8), limits: limits)
  }

  /// Reads UTF-8; bytes that are none become U+FFFD.
  public init(parsing bytes: [UInt8], limits: MarkdownLimits = .lesson) throws(MarkdownError) {
    try limits.check(bytes)
    tree = CommonMarkTree(parsing: bytes)
    sourceBytes = bytes.count
    (sections, blockCount) = Self.sections(of: tree)
  }

  /// The document's title: the text of its first `#` heading.
  public var title: String? {
    var block = tree.root.firstChild
    while let node = block {
      if node.kind == .heading, node.headingLevel == 1 { return node.text }
      block = node.next
    }
    return nil
  }

  private static func sections(of tree: CommonMarkTree) -> ([Section], Int) {
    var sections: [Section] = []
    var title = ""
    var start = (block: 0, line: 1)
    var count = 0
    var lastLine = 1
    var block = tree.root.firstChild
    while let node = block {
      let startsSection = node.kind == .heading && node.headingLevel == 2
      if startsSection, count > 0 {
        sections.append(
          Section(
            title: title, lines: start.line...max(start.line, node.startLine - 1),
            blocks: start.block..<count))
        start = (count, node.startLine)
      }
      if startsSection || (node.kind == .heading && node.headingLevel == 1 && title.isEmpty) {
        title = node.text
      }
      lastLine = max(lastLine, node.endLine)
      count += 1
      block = node.next
    }
    if count > 0 {
      sections.append(
        Section(
          title: title, lines: start.line...max(start.line, lastLine), blocks: start.block..<count))
    }
    return (sections, count)
  }
}

extension MarkdownDocument {
  /// The whole document as lines of text, each ended by a newline.
  public func rendered(
    for capabilities: TerminalCapabilities, blocks: CustomBlocks = CustomBlocks()
  ) -> String {
    String(decoding: renderedBytes(for: capabilities, blocks: blocks), as: UTF8.self)
  }

  /// One section as lines of text.
  public func rendered(
    _ section: Section, for capabilities: TerminalCapabilities,
    blocks: CustomBlocks = CustomBlocks()
  ) -> String {
    var renderer = Renderer(capabilities: capabilities, blocks: blocks)
    renderer.render(tree.root, children: section.blocks)
    return String(decoding: renderer.output, as: UTF8.self)
  }

  /// The whole document as UTF-8, for writing it out without a detour through `String`.
  public func renderedBytes(
    for capabilities: TerminalCapabilities, blocks: CustomBlocks = CustomBlocks()
  ) -> [UInt8] {
    var renderer = Renderer(capabilities: capabilities, blocks: blocks)
    // Rules, indents and newlines make most texts longer; growing in steps would copy them.
    renderer.writer.reserve(sourceBytes * 2)
    renderer.render(tree.root, children: 0..<blockCount)
    return renderer.output
  }
}

/// How blocks are drawn that mean more to the caller than to CommonMark.
///
/// What a closure returns is printed line by line as it is, inside the bullets and bars of what the
/// block is nested in, so it must be clean and no wider than the capabilities it is handed; they
/// are those of the document, less the room that the nesting takes. Nil means: draw it as usual.
public struct CustomBlocks: Sendable {
  /// A fenced block that says what it is: ```` ```predict ````.
  public var fencedBlock: @Sendable (FencedBlock, TerminalCapabilities) -> [String]?

  /// An image that is a paragraph of its own.
  public var image: @Sendable (Image, TerminalCapabilities) -> [String]?

  /// Draws what a closure is given for; all else is drawn as usual.
  public init(
    fencedBlock: @escaping @Sendable (FencedBlock, TerminalCapabilities) -> [String]? = { _, _ in
      nil
    },
    image: @escaping @Sendable (Image, TerminalCapabilities) -> [String]? = { _, _ in nil }
  ) {
    self.fencedBlock = fencedBlock
    self.image = image
  }

  /// A block between two fences.
  public struct FencedBlock: Sendable, Equatable {
    /// What stands behind the opening fence: `swift example`.
    public let info: String
    /// The lines inside, as they are in the source: **not** clean.
    public let body: String
    /// The line of the opening fence, counted from 1.
    public let line: Int
  }

  /// An image that stands alone.
  public struct Image: Sendable, Equatable {
    /// Its address as in the source, **not** clean.
    public let destination: String
    /// The alternative text, **not** clean.
    public let alternative: String
    /// What stands in quotes behind the address, **not** clean; empty if nothing does.
    public let title: String
    /// The line it begins in, counted from 1.
    public let line: Int
  }
}
