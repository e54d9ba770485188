/// The words in which values travel between the tutor and a program that it runs, separated by
/// blanks: `b1`, `i-3`, `d3ff0000000000000` (the bits of a `Double`, so that not a digit is lost),
/// `s6869` (the bytes of a text), `l2` before the elements of a list or a tuple, `N` for nil.
///
///     [1.0, 2.0]  // l2 d3ff0000000000000 d4000000000000000
public final class WireWriter {
  var words: [String] = []
  /// Takes what is noted while a value is written; where nobody listens it is lost.
  var takeNote: (String) -> Void = { _ in }

  /// A writer that has written nothing.
  public init() {}

  /// All that was written.
  public var text: String { words.joined(separator: " ") }

  /// Notes at once, beside what is written, a value under a word that says what it is.
  func note(_ word: String, _ write: (WireWriter) -> Void) {
    let writer = WireWriter()
    write(writer)
    takeNote("\(word) \(writer.text)")
  }

  /// Adds words that were written already.
  func add(_ word: String) { if !word.isEmpty { words.append(word) } }

  /// Writes a truth value.
  public func write(_ value: Bool) { add(value ? "b1" : "b0") }
  /// Writes a whole number.
  public func write(_ value: Int) { add("i\(value)") }
  /// Writes a number with all its bits, whatever NaN it is.
  public func write(_ value: Double) { add("d" + String(value.bitPattern, radix: 16)) }

  /// Writes a text.
  public func write(_ value: String) {
    var word = "s"
    for byte in value.utf8 { word += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    add(word)
  }

  /// Writes that there is no value.
  public func writeNil() { add("N") }

  /// The head of a tuple or a list; its elements follow.
  public func begin(_ count: Int) { add("l\(count)") }

  /// Writes a list, each of its elements by `element`.
  public func list<Element>(_ list: [Element], _ element: (Element) -> Void) {
    begin(list.count)
    for value in list { element(value) }
  }

  /// Writes a value by `wrapped`, or that there is none.
  public func optional<Wrapped>(_ value: Wrapped?, _ wrapped: (Wrapped) -> Void) {
    if let value { wrapped(value) } else { writeNil() }
  }
}

/// Reads what `WireWriter` wrote.
///
/// The tutor alone writes what a program reads, so words that do not fit end the program.
public final class WireReader {
  private let bytes: [UInt8]
  private var position = 0
  /// Which argument of a call is read, and where in it: a traced number remembers that.
  private(set) var argument = 0
  private(set) var path: [Int] = []

  /// A reader that stands before the first word.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the argument of this number.
  public func argument<Argument>(_ number: Int, _ read: () -> Argument) -> Argument {
    argument = number
    path = []
    return read()
  }

  /// What has not been read.
  var rest: [UInt8] { Array(bytes[position...]) }

  private func word() -> String {
    while position < bytes.count, bytes[position] <= 32 { position += 1 }
    let start = position
    while position < bytes.count, bytes[position] > 32 { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func rest(_ letter: Character) -> Substring {
    let word = word()
    guard word.first == letter else { HarnessExit.brokenRequest.leave() }
    return word.dropFirst()
  }

  /// Reads a truth value.
  public func boolean() -> Bool { rest("b") == "1" }
  /// Reads a whole number.
  public func integer() -> Int { Int(rest("i")) ?? 0 }
  /// Reads a number.
  public func number() -> Double { Double(bitPattern: UInt64(rest("d"), radix: 16) ?? 0) }

  /// Reads a text.
  public func text() -> String {
    let digits = Array(rest("s").utf8)
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count - 1, by: 2) {
      let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
      bytes.append(UInt8(pair, radix: 16) ?? 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a list, each of its elements by `element`.
  public func list<Element>(_ element: () -> Element) -> [Element] {
    let count = Int(rest("l")) ?? 0
    path.append(0)
    defer { path.removeLast() }
    return (0..<count).map { index in
      path[path.count - 1] = index
      return element()
    }
  }

  /// Reads a tuple by `tuple`, which reads each element by `field`.
  public func tuple<Tuple>(_ tuple: () -> Tuple) -> Tuple {
    _ = rest("l")
    path.append(-1)
    defer { path.removeLast() }
    return tuple()
  }

  /// An element of a tuple, so that the next one is counted.
  public func field<Element>(_ element: () -> Element) -> Element {
    path[path.count - 1] += 1
    return element()
  }

  /// Reads a value by `wrapped`; nil where there is none.
  public func optional<Wrapped>(_ wrapped: () -> Wrapped) -> Wrapped? {
    let start = position
    if word() == "N" { return nil }
    position = start
    return wrapped()
  }
}
