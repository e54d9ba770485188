/// A rendered line without its escape sequences (SGR and OSC 8, the only ones we write).
public func withoutEscapes(_ line: String) -> String {
  var plain = String.UnicodeScalarView()
  var scalars = line.unicodeScalars.makeIterator()
  while let scalar = scalars.next() {
    guard scalar == "\u{1B}" else {
      plain.append(scalar)
      continue
    }
    if scalars.next() == "[" {
      while let next = scalars.next(), !("@"..."~").contains(next) {}
    } else {
      while let next = scalars.next() {
        if next == "\u{1B}" {
          _ = scalars.next()
          break
        }
      }
    }
  }
  return String(plain)
}
