internal import CCommonMark

/// A parsed document in libcmark's memory: the one place that talks to the C library.
///
/// It is never changed after parsing, which is why it may cross between threads.
@safe
final class CommonMarkTree: @unchecked Sendable {
  private let document: OpaquePointer

  /// Parses UTF-8; what is not UTF-8 becomes U+FFFD.
  init(parsing source: [UInt8]) {
    let parsed = unsafe source.withUnsafeBytes { bytes in
      unsafe cmark_parse_document(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
        CMARK_OPT_VALIDATE_UTF8)
    }
    // libcmark's allocator aborts the process rather than return nothing.
    guard let parsed = unsafe parsed else { preconditionFailure("libcmark returned no document.") }
    unsafe document = unsafe parsed
  }

  deinit { unsafe cmark_node_free(document) }

  var root: CommonMarkNode { unsafe CommonMarkNode(pointer: document) }
}

/// One node of a tree; valid as long as its tree lives.
@safe
struct CommonMarkNode: Equatable {
  fileprivate let pointer: OpaquePointer

  fileprivate init(pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

  static func == (left: Self, right: Self) -> Bool { unsafe left.pointer == right.pointer }

  private static func node(_ pointer: OpaquePointer?) -> CommonMarkNode? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe CommonMarkNode(pointer: pointer)
  }

  var firstChild: CommonMarkNode? { unsafe Self.node(cmark_node_first_child(pointer)) }
  var next: CommonMarkNode? { unsafe Self.node(cmark_node_next(pointer)) }
  var previous: CommonMarkNode? { unsafe Self.node(cmark_node_previous(pointer)) }
  var parent: CommonMarkNode? { unsafe Self.node(cmark_node_parent(pointer)) }
  var startLine: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }

  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    // Custom nodes are made by programs, never by the parser.
    default: .custom
    }
  }

  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case custom
  }

  var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
  var isOrdered: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }
  var listStart: Int { Int(unsafe cmark_node_get_list_start(pointer)) }
  var endsNumbersWithParenthesis: Bool {
    unsafe cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM
  }

  /// The text of text, code and HTML, as it was decoded: **not** clean.
  var literal: String { unsafe Self.string(cmark_node_get_literal(pointer)) }
  var destination: String { unsafe Self.string(cmark_node_get_url(pointer)) }
  var title: String { unsafe Self.string(cmark_node_get_title(pointer)) }
  var fenceInfo: String { unsafe Self.string(cmark_node_get_fence_info(pointer)) }

  /// Whether the literal starts with this character of ASCII.
  func literalStarts(with character: Unicode.Scalar) -> Bool {
    guard let text = unsafe cmark_node_get_literal(pointer) else { return false }
    return unsafe UInt32(UInt8(bitPattern: text[0])) == character.value
  }

  /// Replaces the contents of `bytes` by the literal's UTF-8, which is **not** clean.
  func copyLiteral(to bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    guard let text = unsafe cmark_node_get_literal(pointer) else { return }
    let length = unsafe Self.length(of: text)
    unsafe text.withMemoryRebound(to: UInt8.self, capacity: length) { start in
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }

  private static func length(of text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while unsafe text[length] != 0 { length += 1 }
    return length
  }
}
