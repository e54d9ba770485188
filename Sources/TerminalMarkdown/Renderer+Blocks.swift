internal import TerminalText

extension Renderer {
  /// Separates a block from the one before it.
  mutating func startBlock() {
    if needsSpace, !(tightness.last ?? false) { writer.blankLine() }
    needsSpace = false
  }

  mutating func endBlock() {
    writer.endLine()
    needsSpace = true
  }

  /// A paragraph that is only a picture may be drawn; returns false if it was.
  mutating func enterParagraph(_ node: CommonMarkNode) -> Bool {
    startBlock()
    guard let image = node.firstChild, image.kind == .image, image.next == nil else { return true }
    let lines = blocks.image(
      CustomBlocks.Image(
        destination: image.destination, alternative: image.text, title: image.title,
        line: node.startLine),
      innerCapabilities)
    guard let lines else { return true }
    writeCustomLines(lines, of: node)
    endBlock()
    return false
  }

  // MARK: Headings

  mutating func enterHeading(_ node: CommonMarkNode) {
    startBlock()
    writer.widestLine = 0
    push(node.headingLevel == 1 ? .title : .heading)
    if capabilities.accessible {
      writer.append("Heading \(node.headingLevel): ")
    } else if node.headingLevel > 2 {
      writer.append(String(repeating: "#", count: node.headingLevel) + " ")
    }
  }

  mutating func exitHeading(_ node: CommonMarkNode) {
    popStyle()
    writer.endLine()
    if node.headingLevel <= 2, !capabilities.accessible, writer.widestLine > 0 {
      let line = capabilities.unicode ? "═" : "="
      writeRule(node.headingLevel == 1 ? line : thinLine, cells: writer.widestLine)
    }
    endBlock()
  }

  // MARK: Quotes and lists

  mutating func enterQuote() {
    startBlock()
    let bar = capabilities.unicode ? "│ " : "| "
    if capabilities.accessible {
      writer.verbatimLine("Quote:")
      writer.push(first: "", rest: "")
    } else {
      writer.push(first: bar, rest: bar, appearance: capabilities.appearance(of: .frame))
    }
    tightness.append(false)
  }

  mutating func exitQuote() {
    writer.pop()
    tightness.removeLast()
    if capabilities.accessible { writer.verbatimLine("End of quote.") }
    needsSpace = true
  }

  mutating func enterList(_ node: CommonMarkNode) {
    startBlock()
    var state = ListState(
      isOrdered: node.isOrdered, number: node.listStart, markerCells: 2,
      delimiter: node.endsNumbersWithParenthesis ? ")" : ".")
    if node.isOrdered {
      var last = node.listStart - 1
      var item = node.firstChild
      while let next = item {
        last += 1
        item = next.next
      }
      state.markerCells = String(last).count + 2
    }
    lists.append(state)
    tightness.append(node.isTight)
  }

  mutating func exitList() {
    lists.removeLast()
    tightness.removeLast()
    needsSpace = true
  }

  mutating func enterItem() {
    startBlock()
    guard let list = lists.last else { return }
    var marker: String
    if list.isOrdered {
      marker = "\(list.number)\(list.delimiter)"
      lists[lists.count - 1].number += 1
    } else {
      let bullets = capabilities.unicode ? ["•", "◦", "▪"] : ["*", "-", "+"]
      // Read aloud, the depth is no help, and every reader knows how to say the first.
      marker = bullets[capabilities.accessible ? 0 : (lists.count - 1) % bullets.count]
    }
    let first = padded(marker, to: list.markerCells - 1, alignment: .right) + " "
    writer.push(
      first: first, rest: String(repeating: " ", count: list.markerCells),
      appearance: capabilities.appearance(of: .frame),
      marker: list.isOrdered ? marker + " " : "")
  }

  mutating func exitItem() {
    writer.pop()
    needsSpace = true
  }

  // MARK: Blocks that are shown as they are

  mutating func thematicBreak() {
    startBlock()
    if capabilities.accessible {
      writer.append("Separator.")
    } else {
      writeRule(thinLine, cells: writer.contentWidth)
    }
    endBlock()
  }

  private var thinLine: String { capabilities.unicode ? "─" : "-" }

  private mutating func writeRule(_ line: String, head: String = "", cells: Int) {
    var bytes = Array(head.utf8)
    let line = Array(line.utf8)
    for _ in 0..<max(0, cells - cellWidth(of: head)) { bytes += line }
    writer.verbatimLine(bytes[...], appearance: capabilities.appearance(of: .frame))
  }

  /// HTML is not interpreted, but nothing of it is left out that is meant for readers.
  mutating func htmlBlock(_ node: CommonMarkNode) {
    let html = HTMLText(node.literal)
    if html.isEmpty { return }
    startBlock()
    push(.dim)
    for line in html.shown.split(separator: "\n", omittingEmptySubsequences: false) {
      appendCleaned(String(line))
      writer.endLine()
    }
    popStyle()
    endBlock()
  }

  mutating func codeBlock(_ node: CommonMarkNode) {
    startBlock()
    let info = node.fenceInfo
    // Most code is just code: what is asked for only with a name is not looked at without one.
    if info.isEmpty {
      drawCode("", node)
    } else {
      let block = CustomBlocks.FencedBlock(info: info, body: node.literal, line: node.startLine)
      if let lines = blocks.fencedBlock(block, innerCapabilities) {
        writeCustomLines(lines, of: node)
      } else if info == "math" {
        drawFormula(block.body)
      } else if let matrix = block.matrix {
        writeLines(matrix.lines(for: innerCapabilities))
      } else {
        drawCode(info, node)
      }
    }
    endBlock()
  }

  private mutating func drawFormula(_ source: String) {
    var inner = innerCapabilities
    let indent = capabilities.accessible || inner.width < 30 ? "" : "  "
    inner.width -= indent.count
    for line in Formula(source).lines(for: inner) {
      writer.verbatimLine(line.isEmpty ? "" : indent + line)
    }
  }

  /// Code between two rules, at the left edge, so that copying it gives the code and no more.
  private mutating func drawCode(_ info: String, _ node: CommonMarkNode) {
    node.copyLiteral(to: &scratch)
    if scratch.last == 0x0A { scratch.removeLast() }
    if TextKind(scratch) == .other { cleanScratch(isInline: false) }
    let info = sanitized(info, unicode: capabilities.unicode)
    if capabilities.accessible {
      let name = info.prefix { $0 != " " }
      let language = name.isEmpty ? "" : ", " + name.prefix(1).uppercased() + name.dropFirst()
      let count = scratch.isEmpty ? 0 : scratch.lazy.filter { $0 == 0x0A }.count + 1
      writer.append("Code\(language), \(counted(count, "line")):")
      writeCode(info)
      writer.append("End of code.")
    } else {
      let width = writer.contentWidth
      // Plain text is what a block is without a name.
      let info = info == "text" ? "" : info
      let title = clipped(" \(info) ", to: width - 2, unicode: capabilities.unicode)
      let corners = capabilities.unicode ? ["╭", "╰"] : ["+", "+"]
      writeRule(
        thinLine, head: info.isEmpty ? corners[0] : corners[0] + thinLine + title, cells: width)
      writeCode(info)
      writeRule(thinLine, head: corners[1], cells: width)
    }
  }

  /// Writes the clean code in ``scratch``.
  private mutating func writeCode(_ info: String) {
    if scratch.isEmpty { return }
    if capabilities.colors != .none, info.lowercased().prefix(while: { $0 != " " }) == "swift" {
      writeLines(capabilities.highlightedSwift(String(decoding: scratch, as: UTF8.self)))
      return
    }
    let appearance = capabilities.appearance(of: .code)
    for line in scratch.split(separator: 0x0A, omittingEmptySubsequences: false) {
      writer.verbatimLine(line, appearance: appearance)
    }
  }

  /// Writes what the caller drew of a block.
  private mutating func writeCustomLines(_ lines: [String], of node: CommonMarkNode) {
    let start = writer.output.count
    writeLines(lines)
    let place = place(of: node, from: start)
    places?.customBlocks.append(place)
  }

  mutating func writeLines(_ lines: [String]) {
    for line in lines { writer.verbatimLine(line) }
  }
}

extension CustomBlocks.FencedBlock {
  /// The matrix in a block ```` ```matrix ID ````.
  fileprivate var matrix: MatrixLayout? {
    guard info.utf8.prefix(while: { $0 != 0x20 }).elementsEqual("matrix".utf8) else { return nil }
    return MatrixLayout(parsing: body)
  }
}
