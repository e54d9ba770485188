/// Turns the bytes of a terminal into keys, however they are cut into pieces.
///
///     var decoder = InputDecoder()
///     decoder.decode(Array("\u{1B}[Aq".utf8))  // [.key(.up), .key(.character("q"))]
///
/// What it does not know is dropped whole, so that no part of it is taken for a key.
struct InputDecoder: Sendable {
  /// A slice, so that taking from its start moves nothing.
  private var waiting: ArraySlice<UInt8> = []
  private var pasted: [UInt8]?

  /// Nothing is waiting yet.
  init() {}

  /// Whether the bytes so far may be the beginning of something longer. A lone escape is both a key
  /// and such a beginning: `finish` decides after a short wait.
  var isWaiting: Bool { !waiting.isEmpty }

  /// The keys, pastes and answers that are whole with these bytes; what is not yet whole waits.
  mutating func decode(_ bytes: [UInt8]) -> [TerminalInput] {
    waiting += bytes
    var inputs: [TerminalInput] = []
    while let (input, used) = next() {
      waiting.removeFirst(used)
      if let input { inputs.append(input) }
    }
    // Lets go of what was taken.
    waiting = ArraySlice(Array(waiting))
    return inputs
  }

  /// Takes what is waiting as it is: nothing more came.
  mutating func finish() -> [TerminalInput] {
    defer { waiting = [] }
    guard pasted == nil, waiting.first == escape else { return [] }
    guard waiting.count > 1 else { return [.key(.escape)] }
    // Alt and `[` or `O`, or a sequence that a slow line cut: neither is a key of ours.
    return []
  }

  private let escape: UInt8 = 0x1B

  private func byte(_ offset: Int) -> UInt8 { waiting[waiting.startIndex + offset] }

  /// The next input and how many bytes it takes; nil where more bytes are needed.
  private mutating func next() -> (input: TerminalInput?, used: Int)? {
    guard let first = waiting.first else { return nil }
    if pasted != nil { return nextOfPaste() }
    switch first {
    case escape: return nextOfEscape()
    case 0x0D, 0x0A: return (.key(.enter), 1)
    case 0x09: return (.key(.tab), 1)
    case 0x7F, 0x08: return (.key(.backspace), 1)
    case 0x01...0x1A:
      return (.key(.control(Character(Unicode.Scalar(first + 0x60)))), 1)
    case 0x00..<0x20: return (nil, 1)
    case 0x20..<0x80: return (.key(.character(Character(Unicode.Scalar(first)))), 1)
    default: return nextOfUTF8(first)
    }
  }

  private func nextOfUTF8(_ first: UInt8) -> (TerminalInput?, Int)? {
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard waiting.count >= length else { return nil }
    guard let text = String(validating: waiting.prefix(length), as: UTF8.self),
      let character = text.first
    else { return (nil, 1) }
    return (.key(.character(character)), length)
  }

  private mutating func nextOfEscape() -> (TerminalInput?, Int)? {
    guard waiting.count > 1 else { return nil }
    switch byte(1) {
    case UInt8(ascii: "["): return nextOfControlSequence()
    case UInt8(ascii: "O"):
      guard waiting.count > 2 else { return nil }
      return (Self.keys[byte(2)].map { .key($0) }, 3)
    // OSC, DCS, APC, PM: text up to BEL or ST.
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return nextOfString()
    case escape: return (.key(.escape), 1)
    // The alt key and a letter; nothing here is bound to it.
    default: return (nil, 2)
    }
  }

  private mutating func nextOfControlSequence() -> (TerminalInput?, Int)? {
    guard let end = waiting.dropFirst(2).firstIndex(where: { $0 >= 0x40 }) else {
      // A sequence has at most a few parameters; anything longer is noise.
      return waiting.count > 64 ? (nil, waiting.count) : nil
    }
    let parameters = String(decoding: waiting[..<end].dropFirst(2), as: UTF8.self)
    let used = end - waiting.startIndex + 1
    switch (waiting[end], parameters) {
    case (UInt8(ascii: "~"), "200"):
      pasted = []
      return (nil, used)
    case (UInt8(ascii: "~"), _):
      return (Self.numberedKeys[parameters.prefix { $0 != ";" }.description].map { .key($0) }, used)
    case (let final, _) where parameters.hasPrefix("<"):
      return (Self.pointer(parameters.dropFirst(), final).map { .key(.pointer($0)) }, used)
    case (let final, _) where parameters.hasPrefix("?"):
      return (.reply("[\(parameters)\(Character(Unicode.Scalar(final)))"), used)
    case (let final, _):
      return (Self.keys[final].map { .key($0) }, used)
    }
  }

  /// `0;12;5`: the button, and from 1 the column and the row; 32 more for one that is held and
  /// moved.
  private static func pointer(_ parameters: Substring, _ final: UInt8) -> Pointer? {
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    guard numbers.count == 3, (1...10_000).contains(numbers[1]), (1...10_000).contains(numbers[2])
    else { return nil }
    let action: Pointer.Action
    switch (numbers[0], final) {
    case (0, UInt8(ascii: "M")): action = .pressed
    case (32, UInt8(ascii: "M")): action = .dragged
    case (0, UInt8(ascii: "m")), (32, UInt8(ascii: "m")): action = .released
    default: return nil
    }
    return Pointer(action, row: numbers[2] - 1, column: numbers[1] - 1)
  }

  private func nextOfString() -> (TerminalInput?, Int)? {
    for index in waiting.indices.dropFirst(2) {
      let isBell = waiting[index] == 0x07
      let isEnd = waiting[index] == escape && index + 1 < waiting.endIndex
      guard isBell || isEnd else { continue }
      let text = String(decoding: waiting[..<index].dropFirst(), as: UTF8.self)
      return (.reply(text), index - waiting.startIndex + (isBell ? 1 : 2))
    }
    return waiting.count > 4096 ? (nil, waiting.count) : nil
  }

  private mutating func nextOfPaste() -> (TerminalInput?, Int)? {
    if waiting.starts(with: Self.endOfPaste) {
      let text = String(decoding: pasted ?? [], as: UTF8.self)
      pasted = nil
      return (.paste(text), Self.endOfPaste.count)
    }
    // The mark may have arrived in part.
    if Self.endOfPaste.starts(with: waiting) { return nil }
    let text = waiting.prefix(1) + waiting.dropFirst().prefix { $0 != escape }
    let room = Self.longestPaste - (pasted?.count ?? 0)
    pasted?.append(contentsOf: text.prefix(max(0, room)))
    return (nil, text.count)
  }

  private static let endOfPaste = Array("\u{1B}[201~".utf8)
  private static let longestPaste = 1 << 20

  private static let keys: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "M"): .enter,
  ]

  private static let numberedKeys: [String: Key] = [
    "1": .home, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
  ]
}
