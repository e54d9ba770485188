/// A block of a document as its author wrote it, for those who read Markdown and draw nothing.
public struct MarkdownBlock: Sendable, Equatable {
  /// What CommonMark takes a block for.
  public enum Kind: Sendable, Equatable {
    /// From 1, the document's title, to 6.
    case heading(level: Int)
    /// Running text.
    case paragraph
    /// Behind `>`, whatever is in it.
    case quote
    /// Fenced or indented; what stands behind the opening fence, empty where nothing does.
    case code(info: String)
    /// A list, a rule or HTML.
    case other
  }

  /// What the block is.
  public var kind: Kind
  /// The text inside without its markup, paragraphs joined by a space; the lines of a code block.
  ///
  /// As it was decoded, so **not** clean.
  public var text: String
  /// Where the first link in it leads.
  public var link: String?
  /// The text inside that link.
  public var linkText: String?
  /// The line of the source on which it begins, counted from 1.
  public var line: Int
}

extension MarkdownDocument {
  /// The blocks of the first level, in order.
  public var blocks: [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var next = tree.root.firstChild
    while let node = next {
      blocks.append(MarkdownBlock(node))
      next = node.next
    }
    return blocks
  }
}

extension MarkdownBlock {
  fileprivate init(_ node: CommonMarkNode) {
    switch node.kind {
    case .heading: kind = .heading(level: node.headingLevel)
    case .paragraph: kind = .paragraph
    case .blockQuote: kind = .quote
    case .codeBlock: kind = .code(info: node.fenceInfo)
    default: kind = .other
    }
    text = node.kind == .codeBlock ? node.literal : node.text
    line = node.startLine
    var walk = NodeWalk(node)
    while link == nil, let step = walk.next() {
      guard case .enter(let node) = step, node.kind == .link else { continue }
      (link, linkText) = (node.destination, node.text)
    }
  }
}
