internal import TerminalText

extension Renderer {
  /// Writes text after cleaning it.
  mutating func appendCleaned(_ text: String, breaksAtHyphens: Bool = true) {
    writer.append(
      capabilities.cleaned(text, keepingNewlines: true), breaksAtHyphens: breaksAtHyphens)
  }

  mutating func text(_ node: CommonMarkNode) {
    let dollar = UInt8(ascii: "$")
    node.copyLiteral(to: &scratch)
    if mathematics == .closing, scratch.first == dollar { scratch.removeFirst() }
    mathematics = .outside
    if scratch.last == dollar, let code = node.next, code.kind == .code,
      let after = code.next, after.kind == .text, after.literalStarts(with: "$")
    {
      scratch.removeLast()
      mathematics = .opened
    }
    appendScratch(breaksAtHyphens: true)
  }

  /// Writes the text in ``scratch`` after cleaning it.
  mutating func appendScratch(breaksAtHyphens: Bool) {
    switch TextKind(scratch) {
    case .plain where breaksAtHyphens: writer.appendPlain(scratch)
    case .plain, .ascii: writer.append(scratch, breaksAtHyphens: breaksAtHyphens)
    case .other:
      cleanScratch()
      writer.append(scratch, breaksAtHyphens: breaksAtHyphens)
    }
  }

  /// Replaces the text in ``scratch`` by what may be shown of it.
  ///
  /// - Parameter isInline: in prose, and in the arithmetic that lessons write as inline code, signs
  ///   become audible where a screen reader listens; blocks of code stay what they are.
  mutating func cleanScratch(isInline: Bool = true) {
    let text = String(decoding: scratch, as: UTF8.self)
    if isInline, capabilities.accessible {
      scratch = Array(capabilities.cleaned(text, keepingNewlines: true).utf8)
      return
    }
    if isHarmless(text, unicode: capabilities.unicode, keepingNewlines: true) { return }
    clean.removeAll(keepingCapacity: true)
    appendSanitized(
      text, unicode: capabilities.unicode, keepingNewlines: true, to: &clean)
    swap(&scratch, &clean)
  }

  mutating func htmlInline(_ node: CommonMarkNode) {
    let html = HTMLText(node.literal)
    if !html.isEmpty { styled(.dim) { $0.appendCleaned(html.shown) } }
  }

  mutating func code(_ node: CommonMarkNode) {
    if mathematics == .opened {
      mathematics = .closing
      let formula = Formula(node.literal)
      let line = formula.line(for: capabilities)
      // The source of what is not understood looks like source.
      if formula.problems.isEmpty {
        writer.appendWhole(Array(line.utf8), cells: cellWidth(of: line))
      } else {
        styled(.code) { $0.writer.append("$`\(line)`$", breaksAtHyphens: false) }
      }
      return
    }
    push(.code)
    node.copyLiteral(to: &scratch)
    // Where code has no look of its own, it has ticks.
    if capabilities.appearance(of: .code) == Appearance(), !capabilities.accessible {
      scratch.insert(UInt8(ascii: "`"), at: 0)
      scratch.append(UInt8(ascii: "`"))
    }
    let isASCII = TextKind(scratch) != .other
    if !isASCII { cleanScratch() }
    writer.appendWhole(scratch, cells: isASCII ? scratch.count : cellWidth(of: scratch))
    popStyle()
  }

  /// Emphasis is a look; where there are no looks, it is a sign before and after.
  mutating func enterEmphasis(_ style: TextStyle, mark: String) {
    if capabilities.colors == .none, !capabilities.accessible { writer.append(mark) }
    push(style)
  }

  mutating func exitEmphasis(mark: String) {
    popStyle()
    if capabilities.colors == .none, !capabilities.accessible { writer.append(mark) }
  }

  // MARK: Links and pictures

  mutating func enterLink(_ node: CommonMarkNode) {
    if capabilities.hyperlinks { writer.link = Hyperlink.address(node.destination) }
    push(.link)
  }

  mutating func exitLink(_ node: CommonMarkNode) {
    let isHyperlink = writer.link != nil
    writer.link = nil
    popStyle()
    let destination = node.destination
    let text = node.text
    let isAutolink = text == destination || "mailto:" + text == destination
    if !isAutolink, !isHyperlink || Hyperlink.misleads(text: text, destination: destination) {
      appendAddress(destination)
    }
    if !node.title.isEmpty { appendCleaned(" (\(node.title))") }
  }

  mutating func inlineImage(_ node: CommonMarkNode) {
    let text = node.text
    appendCleaned(text.isEmpty ? "[Image]" : "[Image: \(text)]")
    appendAddress(node.destination)
    if !node.title.isEmpty { appendCleaned(" (\(node.title))") }
  }

  private mutating func appendAddress(_ destination: String) {
    guard !destination.isEmpty else { return }
    styled(.dim) { $0.appendCleaned(" <\(destination)>", breaksAtHyphens: false) }
  }
}
