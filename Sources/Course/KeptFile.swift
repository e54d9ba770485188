/// Whether a file with these first bytes is one that the linter keeps in a lesson's folder: a figure as
/// SVG or JSON, or results. An author may have put another one in its place.
public func isStartOfKeptFile(_ bytes: [UInt8]) -> Bool {
  let text = String(decoding: bytes, as: UTF8.self)
  let line = text.prefix { !$0.isNewline }
  return line.hasPrefix("<svg ") && line.hasSuffix(" \(SVGDrawing.look)>")
    || line.hasPrefix("{\"description\": \"") || text.hasPrefix("[\n  {\"id\": \"")
    || text == "[\n\n]\n"
}
