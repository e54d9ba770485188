public import TerminalText

/// A document or a section of it line by line, and where in it each block of the source stands.
///
///     let document = try MarkdownDocument(parsing: "# Title\n\nSome *text*.\n")
///     let drawn = document.lines(for: TerminalCapabilities(width: 40))
///     drawn.lines   // ["Title", "═════", "", "Some text."]
///     drawn.blocks  // source line 1 in lines 0..<2, source line 3 in lines 3..<4
public struct RenderedLines: Sendable, Equatable {
  /// Without their newlines; escape sequences never go over a line's end.
  public let lines: [String]

  /// Where the blocks of the first level stand: one for each, in the order of the source.
  public let blocks: [Anchor]

  /// Where the blocks stand that ``CustomBlocks`` drew, in the order of the source, also those
  /// inside quotes and lists.
  public let customBlocks: [Anchor]

  /// A block's place in the source and in what was drawn of it.
  public struct Anchor: Sendable, Equatable {
    /// The line on which the block begins, counted from 1.
    public let sourceLine: Int

    /// Counted from 0; without the empty line before the block, and empty for one without text.
    public let lines: Range<Int>
  }

  /// Nothing drawn.
  public init() { (lines, blocks, customBlocks) = ([], [], []) }
}

extension MarkdownDocument {
  /// A section, or all of the document, as lines with the places of its blocks.
  ///
  /// The lines are those of ``rendered(_:for:blocks:)``.
  ///
  /// - Complexity: linear in what is drawn.
  public func lines(
    of section: Section? = nil, for capabilities: TerminalCapabilities,
    blocks: CustomBlocks = CustomBlocks()
  ) -> RenderedLines {
    var renderer = Renderer(capabilities: capabilities, blocks: blocks)
    renderer.places = BlockPlaces()
    renderer.render(tree.root, children: section?.blocks ?? 0..<blockCount)
    return RenderedLines(renderer.output, renderer.places ?? BlockPlaces())
  }
}

// MARK: - The same text at another width

extension RenderedLines {
  /// The line that shows here what a line of the same text shows where it is drawn otherwise, as
  /// for a window of another width: in the same block, about as far into it.
  public func line(for line: Int, of other: RenderedLines) -> Int {
    guard let index = other.blocks.lastIndex(where: { $0.lines.lowerBound <= line }),
      blocks.indices.contains(index)
    else { return 0 }
    let (there, here) = (other.blocks[index].lines, blocks[index].lines)
    // The empty line behind the block comes after all of it.
    let part = min(1, Double(line - there.lowerBound) / Double(max(1, there.count)))
    return here.lowerBound + Int(part * Double(here.count))
  }
}

// MARK: - From bytes to lines

/// Where blocks stand in the output of a renderer, which writes bytes and counts no lines.
struct BlockPlaces {
  struct Place {
    var sourceLine: Int
    var bytes: Range<Int>
  }

  var blocks: [Place] = []
  var customBlocks: [Place] = []
}

extension RenderedLines {
  /// - Precondition: `output` is empty or ends with a newline, and places begin where a line begins.
  init(_ output: [UInt8], _ places: BlockPlaces) {
    let lines = output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    let starts = lines.map(\.startIndex)
    self.lines = lines.map { String(decoding: $0, as: UTF8.self) }
    blocks = Self.anchors(places.blocks, starts: starts)
    customBlocks = Self.anchors(places.customBlocks, starts: starts)
  }

  private static func anchors(_ places: [BlockPlaces.Place], starts: [Int]) -> [Anchor] {
    // Both the places and the lines are in the order of the output.
    var next = 0
    func line(at offset: Int) -> Int {
      while next < starts.count, starts[next] < offset { next += 1 }
      return next
    }
    return places.map { place in
      let first = line(at: place.bytes.lowerBound)
      return Anchor(
        sourceLine: place.sourceLine, lines: first..<line(at: place.bytes.upperBound))
    }
  }
}
