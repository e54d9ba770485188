internal import TerminalMarkdown

/// A wrong way that learners take: the words about it, and the edit that turns the solution into it.
///
/// It stands in a lesson's `mistakes.md`:
///
///     ## bias.forgotten: the bias is left out
///
///     The correlation is so much work that its sum looks like the finished z.
///
///     > Name every letter of z's formula: is there one that your code never reads?
///
///     ```diff
///     -      z[row][column] += b
///     ```
///
/// A paragraph with a link into `lesson.md` says which section shows how it goes, where the
/// function's own does not. A slip that comes back in later lessons, in other code each time, is said
/// where it is met first, as `The slip: the bias was left out.`; there the others link to it, as
/// `As in [bias.forgotten](../05-doubling/mistakes.md): the bias was left out.`
public struct Mistake: Sendable, Equatable {
  /// By which verdicts, progress and other lessons name it: `bias.forgotten`.
  public var id: String
  /// What was done, in a few words: "the filter is rotated by 180°".
  public var title: String
  /// Why people do it.
  public var reason: String
  /// One sentence that helps without giving the answer away.
  public var advice: String
  /// The title of the lesson's section that shows how it goes, where the function's own does not.
  public var section: String?
  /// The slip behind it; nil for a mistake that no other lesson knows.
  public var slip: Slip?
  /// What turns the solution into it.
  public var edit: SourceEdit
  /// The line of `mistakes.md` on which it begins, counted from 1.
  public var line: Int

  /// A way of going wrong that comes back in several lessons.
  public struct Slip: Sendable, Equatable {
    /// The mistake in which it is met first: what all mistakes of one slip have in common.
    public var root: String
    /// What went wrong, as the end of "there, too, …".
    public var words: String
  }
}

extension Mistake {
  /// The mistakes of a `mistakes.md`, in its order.
  public static func all(in markdown: String) throws(LessonFolderError) -> [Mistake] {
    let blocks: [MarkdownBlock]
    do {
      blocks = try MarkdownDocument(parsing: markdown).blocks
    } catch {
      throw LessonFolderError(line: 1, "\(error)")
    }
    var mistakes: [Mistake] = []
    var index = 0
    while index < blocks.count {
      guard blocks[index].kind == .heading(level: 2) else {
        guard mistakes.isEmpty, blocks[index].kind == .heading(level: 1) || index > 0 else {
          throw LessonFolderError(
            line: blocks[index].line, "A mistake begins with a heading “## ID: TITLE”.")
        }
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < blocks.count, blocks[index].kind != .heading(level: 2) { index += 1 }
      let mistake = try Mistake(blocks[start..<index])
      if mistakes.contains(where: { $0.id == mistake.id }) {
        throw LessonFolderError(line: mistake.line, "The id “\(mistake.id)” stands here twice.")
      }
      mistakes.append(mistake)
    }
    return mistakes
  }

  private init(_ blocks: ArraySlice<MarkdownBlock>) throws(LessonFolderError) {
    guard let heading = blocks.first else { preconditionFailure("A mistake has a heading.") }
    line = heading.line
    let parts = heading.text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !parts[0].contains(" ") else {
      throw LessonFolderError(
        line: heading.line, "The heading “\(heading.text)” is not of the form “ID: TITLE”.")
    }
    id = String(parts[0])
    title = String(parts[1].drop { $0 == " " })
    var (reason, advice): (String?, String?)
    var edit: SourceEdit?
    for block in blocks.dropFirst() {
      switch block.kind {
      case .paragraph:
        if let link = block.link, link.hasPrefix("lesson.md") {
          section = block.linkText
        } else if block.text.hasPrefix(Self.slipStart)
          || block.link?.hasSuffix("mistakes.md") == true
        {
          guard block.linkText != id else {
            throw LessonFolderError(
              line: block.line,
              "‘\(id)’ is said to be as in itself; where a slip is met first, write “The slip: …”.")
          }
          slip = Slip(root: block.linkText ?? id, words: Self.slipWords(block.text))
        } else {
          reason = reason.map { "\($0) \(block.text)" } ?? block.text
        }
      case .quote: advice = block.text
      case .code(info: "diff"):
        guard edit == nil else {
          throw LessonFolderError(line: block.line, "‘\(id)’ has a second diff.")
        }
        edit = try SourceEdit(diff: block.text, line: block.line + 1)
      case .heading, .code, .other:
        throw LessonFolderError(
          line: block.line, "‘\(id)’ holds a block that no mistake has: “\(block.text)”.")
      }
    }
    func required<Part>(_ part: Part?, _ name: String) throws(LessonFolderError) -> Part {
      guard let part else {
        throw LessonFolderError(line: heading.line, "‘\(parts[0])’ has no \(name).")
      }
      return part
    }
    self.reason = try required(reason, "paragraph that says why people do it")
    self.advice = try required(advice, "quote with the advice")
    self.edit = try required(edit, "block ```diff with the edit of the solution")
  }

  private static let slipStart = "The slip: "

  /// What stands behind the colon, without the full stop.
  private static func slipWords(_ text: String) -> String {
    let words = text.split(separator: ":", maxSplits: 1).last.map { $0.drop { $0 == " " } } ?? ""
    return String(words.last == "." ? words.dropLast() : words)
  }
}
