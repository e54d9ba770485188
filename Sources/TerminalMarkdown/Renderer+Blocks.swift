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
    writeLines(lines)
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
      let line =
        switch (node.headingLevel, capabilities.unicode) {
        case (1, true): "═"
        case (1, false): "="
        case (_, true): "─"
        case (_, false): "-"
        }
      let rule = String(repeating: line, count: writer.widestLine)
      writer.verbatimLine(capabilities.styled(rule, .frame).utf8)
    }
    endBlock()
  }

  // MARK: Quotes and lists

  mutating func enterQuote() {
    startBlock()
    let bar = capabilities.unicode ? "│ " : "| "
    if capabilities.accessible {
      writer.verbatimLine("Quote:".utf8)
      writer.push(first: "", rest: "")
    } else {
      writer.push(first: bar, rest: bar, appearance: capabilities.appearance(of: .frame))
    }
    tightness.append(false)
  }

  mutating func exitQuote() {
    writer.pop()
    tightness.removeLast()
    if capabilities.accessible { writer.verbatimLine("End of quote.".utf8) }
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
    let line =
      capabilities.accessible
      ? "Separator."
      : String(repeating: capabilities.unicode ? "─" : "-", count: writer.contentWidth)
    writer.verbatimLine(capabilities.styled(line, .frame).utf8)
    endBlock()
  }

  /// HTML is not interpreted, but nothing of it is left out.
  mutating func htmlBlock(_ node: CommonMarkNode) {
    startBlock()
    push(.dim)
    for line in node.literal.split(separator: "\n", omittingEmptySubsequences: false) {
      appendCleaned(String(line))
      writer.endLine()
    }
    popStyle()
    endBlock()
  }

  mutating func codeBlock(_ node: CommonMarkNode) {
    startBlock()
    let block = CustomBlocks.FencedBlock(
      info: node.fenceInfo, body: node.literal, line: node.startLine)
    if !block.info.isEmpty, let lines = blocks.fencedBlock(block, innerCapabilities) {
      writeLines(lines)
    } else if block.info == "math" {
      drawFormula(block.body)
    } else if let matrix = block.matrix {
      writeLines(matrix.lines(for: innerCapabilities))
    } else {
      drawCode(block)
    }
    endBlock()
  }

  private mutating func drawFormula(_ source: String) {
    var inner = innerCapabilities
    let indent = capabilities.accessible || inner.width < 30 ? "" : "  "
    inner.width -= indent.count
    for line in Formula(source).lines(for: inner) {
      writer.verbatimLine((line.isEmpty ? "" : indent + line).utf8)
    }
  }

  /// Code between two rules, at the left edge, so that copying it gives the code and no more.
  private mutating func drawCode(_ block: CustomBlocks.FencedBlock) {
    let lines = codeLines(block)
    let info = cleaned(block.info)
    if capabilities.accessible {
      let name = info.prefix { $0 != " " }
      let language = name.isEmpty ? "" : ", " + name.prefix(1).uppercased() + name.dropFirst()
      let count = "\(lines.count) line\(lines.count == 1 ? "" : "s")"
      writer.append("Code\(language), \(count):")
      writeLines(lines)
      writer.append("End of code.")
      return
    }
    writeRule(corner: capabilities.unicode ? "╭" : "+", title: info)
    writeLines(lines)
    writeRule(corner: capabilities.unicode ? "╰" : "+", title: "")
  }

  private mutating func writeRule(corner: String, title: String) {
    let line = capabilities.unicode ? "─" : "-"
    let width = writer.contentWidth
    let head =
      title.isEmpty
      ? corner : clipped("\(corner)\(line) \(title) ", to: width, unicode: capabilities.unicode)
    let rest = String(repeating: line, count: max(0, width - cellWidth(of: head)))
    writer.verbatimLine(capabilities.styled(head + rest, .frame).utf8)
  }

  private func codeLines(_ block: CustomBlocks.FencedBlock) -> [String] {
    var code = sanitized(block.body, unicode: capabilities.unicode, keepingNewlines: true)
    if code.utf8.last == 0x0A { code.removeLast() }
    if code.isEmpty { return [] }
    if block.info.lowercased().prefix(while: { $0 != " " }) == "swift" {
      return capabilities.highlightedSwift(code)
    }
    return code.split(separator: "\n", omittingEmptySubsequences: false)
      .map { capabilities.styled(String($0), .code) }
  }

  mutating func writeLines(_ lines: [String]) {
    for line in lines { writer.verbatimLine(line.utf8) }
  }
}
