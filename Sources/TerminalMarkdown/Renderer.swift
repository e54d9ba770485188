internal import TerminalText

/// Turns a document's nodes into lines, one node after the other.
struct Renderer {
  let capabilities: TerminalCapabilities
  let blocks: CustomBlocks
  var writer: LineWriter
  /// Where blocks stand in the output; nil where nobody asks.
  var places: BlockPlaces?

  /// Whether a block ended just before, so that an empty line must come before the next one.
  var needsSpace = false
  /// For each list and quote around: whether blocks follow each other without empty lines.
  var tightness: [Bool] = []
  var lists: [ListState] = []
  /// The looks of the emphasis, links and headings around the text.
  var appearances: [Appearance] = []
  var links: [String] = []
  var mathematics = MathematicsState.outside
  /// Reused for the text of every node.
  var scratch: [UInt8] = []
  var clean: [UInt8] = []

  struct ListState {
    var isOrdered: Bool
    var number: Int
    /// The cells of the widest number with its delimiter and a space.
    var markerCells: Int
    var delimiter: Character
  }

  /// Where the text is in `` $`formula`$ ``.
  enum MathematicsState { case outside, opened, closing }

  init(capabilities: TerminalCapabilities, blocks: CustomBlocks) {
    self.capabilities = capabilities
    self.blocks = blocks
    writer = LineWriter(width: capabilities.width, unicode: capabilities.unicode)
  }

  var output: [UInt8] { writer.output }

  /// Renders some of the children of a node.
  mutating func render(_ parent: CommonMarkNode, children: Range<Int>) {
    var index = 0
    var child = parent.firstChild
    while let node = child, index < children.upperBound {
      if index >= children.lowerBound { renderBlock(node) }
      index += 1
      child = node.next
    }
    writer.endLine()
  }

  /// Renders a block of the first level.
  private mutating func renderBlock(_ node: CommonMarkNode) {
    startBlock()
    let start = writer.output.count
    render(node)
    let place = place(of: node, from: start)
    places?.blocks.append(place)
  }

  /// Where a block stands that was just drawn.
  func place(of node: CommonMarkNode, from start: Int) -> BlockPlaces.Place {
    BlockPlaces.Place(sourceLine: node.startLine, bytes: start..<writer.output.count)
  }

  private mutating func render(_ root: CommonMarkNode) {
    var walk = NodeWalk(root)
    while let step = walk.next() {
      switch step {
      case .enter(let node):
        if !enter(node) { walk.skip(node) }
      case .exit(let node): exit(node)
      }
    }
  }

  /// Returns false if the node is done, with everything in it.
  private mutating func enter(_ node: CommonMarkNode) -> Bool {
    switch node.kind {
    case .document, .custom: break
    case .paragraph: return enterParagraph(node)
    case .heading: enterHeading(node)
    case .blockQuote: enterQuote()
    case .list: enterList(node)
    case .item: enterItem()
    case .codeBlock: codeBlock(node)
    case .htmlBlock: htmlBlock(node)
    case .thematicBreak: thematicBreak()
    case .text: text(node)
    case .softBreak: writer.append(" ")
    case .lineBreak: writer.endLine()
    case .code: code(node)
    case .htmlInline: htmlInline(node)
    case .emphasis: enterEmphasis(.emphasis, mark: "_")
    case .strong: enterEmphasis(.bold, mark: "*")
    case .link: enterLink(node)
    case .image:
      inlineImage(node)
      return false
    }
    return true
  }

  private mutating func exit(_ node: CommonMarkNode) {
    switch node.kind {
    case .paragraph: endBlock()
    case .heading: exitHeading(node)
    case .blockQuote: exitQuote()
    case .list: exitList()
    case .item: exitItem()
    case .emphasis: exitEmphasis(mark: "_")
    case .strong: exitEmphasis(mark: "*")
    case .link: exitLink(node)
    default: break
    }
  }
}

// MARK: - Looks

extension Renderer {
  mutating func push(_ style: TextStyle) {
    appearances.append(writer.appearance)
    writer.appearance = writer.appearance.combined(with: capabilities.appearance(of: style))
  }

  mutating func popStyle() {
    if let appearance = appearances.popLast() { writer.appearance = appearance }
  }

  mutating func styled(_ style: TextStyle, _ body: (inout Renderer) -> Void) {
    push(style)
    body(&self)
    popStyle()
  }

  /// The capabilities of the room that the nesting leaves.
  var innerCapabilities: TerminalCapabilities {
    var inner = capabilities
    inner.width = writer.contentWidth
    return inner
  }
}
