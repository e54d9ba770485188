/// Why a document is refused, and in which line.
///
/// libcmark takes minutes over some small inputs; they are refused before it sees them.
public enum MarkdownError: Error, Sendable, Equatable {
  /// More bytes than are read.
  case tooLarge(bytes: Int, limit: Int)
  /// Lists and quotes inside each other.
  case nestedTooDeeply(line: Int, levels: Int, limit: Int)
  /// Many `![` in one paragraph.
  case tooManyPictures(line: Int, limit: Int)
  /// Many empty lines inside nested lists.
  case tooManyBlankLines(line: Int)
  /// Definitions of links that together would grow the text too much.
  case referencesTooLong(line: Int)

  /// The line that is to be changed, counted from 1; nil if it is the whole document.
  public var line: Int? {
    switch self {
    case .tooLarge: nil
    case .nestedTooDeeply(let line, _, _), .tooManyPictures(let line, _): line
    case .tooManyBlankLines(let line), .referencesTooLong(let line): line
    }
  }
}

extension MarkdownError: CustomStringConvertible {
  /// A whole sentence with the remedy.
  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "The text has \(bytes) bytes, more than the \(limit) that are read; split it."
    case .nestedTooDeeply(let line, let levels, let limit):
      "Line \(line): lists and quotes are nested \(levels) deep, deeper than \(limit); flatten them."
    case .tooManyPictures(let line, let limit):
      "Line \(line): more than \(limit) times `![` in one paragraph; split the paragraph."
    case .tooManyBlankLines(let line):
      "Line \(line): too many empty lines in nested lists; remove some of them."
    case .referencesTooLong(let line):
      "Line \(line): a link's definition is too long for how often links are used; shorten it."
    }
  }
}

/// What a document may have before it is refused.
public struct MarkdownLimits: Sendable, Equatable {
  /// Bytes of UTF-8.
  public var bytes: Int
  /// Lists and quotes inside each other.
  public var nesting: Int
  /// `![` without an empty line between them.
  public var pictures: Int

  /// The limits of a lesson, unless others are given.
  public init(bytes: Int = 1 << 20, nesting: Int = 100, pictures: Int = 2000) {
    self.bytes = bytes
    self.nesting = nesting
    self.pictures = pictures
  }

  /// For lessons: 1 MiB.
  public static let lesson = MarkdownLimits()

  /// For files of any size, with the same guards against inputs that libcmark is slow on.
  public static let anySize = MarkdownLimits(bytes: .max)
}
