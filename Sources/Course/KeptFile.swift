/// Whether a file with these first bytes is one that the linter keeps in a lesson's folder: a figure as
/// SVG or JSON, or results, with line ends of any system. An author may have put another one in its
/// place.
public func isStartOfKeptFile(_ bytes: [UInt8]) -> Bool {
  let lines = String(decoding: bytes, as: UTF8.self)
    .split(maxSplits: 2, whereSeparator: \.isNewline)
  guard let first = lines.first else { return false }
  return first.hasPrefix("<svg ") && first.hasSuffix(" \(SVGDrawing.look)>")
    || first.hasPrefix("{\"description\": \"")
    || first == "{\"cases\": ["
    // As the results of earlier editions began.
    || first == "[" && lines.count > 1 && (lines[1].hasPrefix("  {\"id\": \"") || lines[1] == "]")
}
