import TerminalText

#if canImport(TerminalMarkdown)
  @testable import TerminalMarkdown
  import TestSupport
#endif

/// The rules that every rendered document keeps; shared by the tests and the fuzzer.
///
/// The first three bytes choose width and capabilities, the others are the document.
///
/// - Returns: the rules that are broken, in words.
func brokenRules(_ bytes: [UInt8]) -> [String] {
  guard bytes.count >= 3 else { return [] }
  let flags = bytes[1]
  let capabilities = TerminalCapabilities(
    width: 20 + Int(bytes[0]) % 181,
    colors: ColorDepth(rawValue: Int(bytes[2]) % 4) ?? .none,
    unicode: flags & 1 == 0, hyperlinks: flags & 2 != 0,
    theme: Theme.allCases[Int(flags >> 4) % Theme.allCases.count],
    accessible: flags & 4 != 0)
  guard let document = try? MarkdownDocument(parsing: Array(bytes[3...])) else { return [] }
  let output = document.rendered(for: capabilities)
  let terminal = VirtualTerminal(output)
  var broken = terminal.faults
  if capabilities.colors == .none, terminal.hasStyles { broken.append("styles without colour") }
  if output.contains("\t") { broken.append("a tab, which counts as nothing") }
  if !output.isEmpty, !output.hasSuffix("\n") { broken.append("no newline at the end") }
  for problem in document.problems { broken += VirtualTerminal("\(problem)").faults }
  for section in document.sections {
    broken += VirtualTerminal(document.rendered(section, for: capabilities)).faults
  }

  let contents = DocumentContents(document)
  if !contents.hasCode {
    for line in terminal.lines where cellWidth(of: line) > capabilities.width {
      broken.append("too wide: \(line)")
    }
  }
  if !contents.hasFormula, !isContained(contents.text, in: terminal.lines.joined()) {
    broken.append("lost text: \(contents.text)")
  }
  return broken
}

/// What must be found again in the output.
private struct DocumentContents {
  var text = ""
  var hasCode = false
  var hasFormula = false

  init(_ document: MarkdownDocument) {
    var walk = NodeWalk(document.tree.root)
    while let step = walk.next() {
      guard case .enter(let node) = step else { continue }
      switch node.kind {
      case .text, .code: text += node.literal
      case .htmlInline, .htmlBlock: text += HTMLText(node.literal).shown
      case .codeBlock:
        text += node.literal
        hasCode = true
        if node.fenceInfo.hasPrefix("math") || node.fenceInfo.hasPrefix("matrix") {
          hasFormula = true
        }
      default: break
      }
    }
    if text.contains("$") { hasFormula = true }
  }
}

/// Whether the ASCII letters and digits of a text are found in another, in the same order.
private func isContained(_ text: String, in other: String) -> Bool {
  func letters(_ text: String) -> [UInt8] {
    text.utf8.filter { (0x30...0x39).contains($0) || ($0 | 0x20) &- 0x61 < 26 }
  }
  var rest = letters(other)[...]
  for letter in letters(text) {
    guard let place = rest.firstIndex(of: letter) else { return false }
    rest = rest[(place + 1)...]
  }
  return true
}
