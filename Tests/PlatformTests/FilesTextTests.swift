import Platform
import TestSupport
import Testing

@Suite struct FilesTextTests {
  /// The bytes of a file, and the text in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var text: String

    var testDescription: String { name }

    init(_ name: String, _ bytes: String, _ text: String) {
      (self.name, self.bytes, self.text) = (name, Array(bytes.utf8), text)
    }
  }

  static let cases = [
    Case("a plain text", "a\nb\n", "a\nb\n"), Case("nothing", "", ""),
    Case("line ends of Windows", "a\r\n\r\nb\r\n", "a\n\nb\n"),
    Case("line ends of old computers", "a\r\rb\r", "a\n\nb\n"),
    Case("all kinds of line ends", "a\r\n\n\r\rb\n\r\nc", "a\n\n\n\nb\n\nc"),
    Case("a byte order mark", "\u{FEFF}# Title\n", "# Title\n"),
    Case("a byte order mark and line ends of Windows", "\u{FEFF}a\r\nb", "a\nb"),
    Case("a byte order mark alone", "\u{FEFF}", ""),
    Case("a second mark, which is a character", "\u{FEFF}\u{FEFF}a", "\u{FEFF}a"),
  ]

  @Test(arguments: cases)
  func `a text put in the place of itself is what it was`(text: Case) {
    #expect(Files.bytes(of: text.text, inPlaceOf: text.bytes) == text.bytes)
  }

  @Test func `a changed line keeps its end, and a new one ends like the last`() {
    func changed(_ bytes: String, _ text: String) -> String {
      String(decoding: Files.bytes(of: text, inPlaceOf: Array(bytes.utf8)), as: UTF8.self)
    }
    #expect(changed("\u{FEFF}a\r\nb\nc\r\n", "A\nB\nC\nD\n") == "\u{FEFF}A\r\nB\nC\r\nD\r\n")
    #expect(changed("a\r\nb\r\n", "a\n") == "a\r\n")
    #expect(changed("", "a\n") == "a\n")
  }

  @Test(arguments: cases)
  func `a text is read without byte order mark, its lines ended by a line feed`(text: Case) throws {
    try withPath { path in
      try Files.write(text.bytes, to: path)
      #expect(try Files.readText(path) == text.text)
      #expect(try Files.readDamagedText(path) == text.text)
      #expect(try Files.readTextBytes(path) == Array(text.text.utf8))
      #expect(try Files.read(path) == text.bytes)
    }
  }

  @Test(arguments: [true, false])
  func `what Windows calls Unicode is read like any text`(isLittle: Bool) throws {
    try withPath { path in
      let units = Array("\u{FEFF}// ∂C/∂w 🙂\r\nlet a = 1\r\n".utf16)
      let bytes = units.flatMap { unit in
        let parts = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittle ? parts : parts.reversed()
      }
      try Files.write(bytes, to: path)
      #expect(try Files.readText(path) == "// ∂C/∂w 🙂\nlet a = 1\n")
      // Half a character is no text.
      try Files.write(Array(bytes.dropLast()), to: path)
      #expect(throws: FileError.notText(path, line: 1)) { try Files.readText(path) }
    }
  }

  @Test func `what is not UTF-8 is told with its line, or stands for itself`() throws {
    try withPath { path in
      try Files.write([0x61, 13, 10, 13, 10, 0xFF, 13, 10], to: path)
      #expect(throws: FileError.notText(path, line: 3)) { try Files.readText(path) }
      #expect(try Files.readDamagedText(path) == "a\n\n\u{FFFD}\n")
      #expect(try Files.readTextBytes(path) == [0x61, 10, 10, 0xFF, 10])
    }
  }

  @Test func `a date that no nanoseconds in 64 bits reach is read`() throws {
    try withPath { path in
      try Files.write("a", to: path)
      let touch = try Processes.run("touch", ["-d", "2400-01-01T00:00:00Z", path])
      try #require(touch.status == 0)
      // What the disk cannot date so late it dates with its latest.
      #expect(try #require(Files.status(path)).modified > .seconds(2_000_000_000))
    }
  }

  /// Runs `body` with the path of a file that there is not yet.
  private func withPath(_ body: (String) throws -> Void) throws {
    try inFolder { folder in try body(Path.join(folder, "text")) }
  }
}
