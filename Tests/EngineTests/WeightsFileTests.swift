internal import ConvNet
@testable internal import Engine
internal import Platform
internal import TestSupport
internal import Testing

@Suite struct `A file of weights` {
  static let network = FastNetwork(Ladder.onePair.description(for: 8), seed: 4, threads: 1)
  static let file = WeightsFile(network, rung: .onePair)

  @Test(arguments: Ladder.allCases)
  func `is read as it was written`(_ rung: Ladder) throws {
    let network = FastNetwork(rung.description(for: 8), seed: 4, threads: 1)
    try inFolder { folder in
      let path = Path.join(folder, "digits.safetensors")
      try WeightsFile(network, rung: rung).write(to: path)
      let file = try WeightsFile(reading: path)
      #expect(file == WeightsFile(network, rung: rung))
      #expect(file.network(threads: 2).tensors == network.tensors)
    }
  }

  @Test func `begins with the length of a head in JSON, and then has the numbers`() throws {
    let bytes = Self.file.bytes
    let length = Int(bytes[0]) + Int(bytes[1]) << 8
    #expect(bytes[2..<8].allSatisfy { $0 == 0 })
    #expect(length % 8 == 0)
    let head = String(decoding: bytes[8..<8 + length], as: UTF8.self)
    // 20 filters of 3×3.
    #expect(
      head.contains(#""layer1.weight":{"dtype":"F32","shape":[20,1,3,3],"data_offsets":[0,720]}"#))
    let number = bytes[(8 + length)..<(12 + length)].reversed().reduce(UInt32(0)) {
      $0 << 8 | UInt32($1)
    }
    #expect(Float(bitPattern: number) == Self.network.tensors[0].numbers[0])
  }

  @Test func `cut short anywhere is refused`() {
    let bytes = Self.file.bytes
    let head = 8 + Int(bytes[0]) + Int(bytes[1]) << 8
    for length in Array(0..<head + 8) + [bytes.count - 1] {
      #expect(throws: WeightsError.self) {
        try WeightsFile(Array(bytes[..<length]), path: "x")
      }
    }
    #expect(throws: WeightsError.size("x", bytes: bytes.count - 1, expected: bytes.count)) {
      try WeightsFile(bytes.dropLast(), path: "x")
    }
    #expect(throws: WeightsError.size("x", bytes: bytes.count + 1, expected: bytes.count)) {
      try WeightsFile(bytes + [0], path: "x")
    }
  }

  @Test func `with any damaged byte in its head is refused, or reads the same`() {
    let network = FastNetwork(Ladder.fullyConnected.description(for: 8), seed: 4, threads: 1)
    let file = WeightsFile(network, rung: .fullyConnected)
    let bytes = file.bytes
    let head = 8 + Int(bytes[0]) + Int(bytes[1]) << 8
    for position in 0..<head {
      for value in [0x22, 0x30, bytes[position] ^ 1] {
        var damaged = bytes
        damaged[position] = value
        guard let other = try? WeightsFile(damaged, path: "x") else { continue }
        #expect(other.tensors == file.tensors, "byte \(position) is \(value)")
      }
    }
  }

  struct Damage: Sendable {
    var text: String
    var replacement: String
    var error: WeightsError
  }

  static let damages = [
    Damage(
      text: #""dtype":"F32","shape":[20,1,3,3]"#, replacement: #""dtype":"F16","shape":[20,1,3,3]"#,
      error: .type("x", tensor: "layer1.weight", found: "F16")),
    Damage(
      text: "[20,1,3,3]", replacement: "[20,9,1,1]",
      error: .shape("x", tensor: "layer1.weight", found: [20, 9, 1, 1], expected: [20, 1, 3, 3])),
    Damage(
      text: "[0,720]", replacement: "[4,724]", error: .place("x", tensor: "layer1.weight")),
    Damage(
      text: "layer1.bias", replacement: "layer9.bias",
      error: .unknown("x", tensor: "layer9.bias")),
    Damage(text: "one-pair", replacement: "one-bear", error: .notOurs("x")),
    Damage(text: #""rows":"8""#, replacement: #""rows":"7""#, error: .notOurs("x")),
  ]

  @Test(arguments: [
    Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 40),
    [0x80, 2, 0x7D, 0x71, 0, 0x28, 0x58, 4, 0, 0, 0],
  ])
  func `what PyTorch saves by itself is called so`(bytes: [UInt8]) {
    #expect(throws: WeightsError.pickle("x")) { try WeightsFile(bytes, path: "x") }
  }

  @Test(arguments: damages)
  func `says what is wrong with it`(_ damage: Damage) throws {
    let bytes = Self.file.bytes
    let head = 8 + Int(bytes[0]) + Int(bytes[1]) << 8
    let text = String(decoding: bytes[8..<head], as: UTF8.self)
    let range = try #require(text.firstRange(of: damage.text))
    var damaged = text
    damaged.replaceSubrange(range, with: damage.replacement)
    #expect(damaged.utf8.count == text.utf8.count)
    #expect(throws: damage.error) {
      try WeightsFile(Array(bytes[..<8]) + Array(damaged.utf8) + Array(bytes[head...]), path: "x")
    }
  }

  @Test func `with a number that is none is refused`() {
    var bytes = Self.file.bytes
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xc0, 0x7f])
    #expect(throws: WeightsError.notFinite("x", tensor: "layer3.bias")) {
      try WeightsFile(bytes, path: "x")
    }
  }

  @Test func `that is a page of the web is called a text`() {
    #expect(throws: WeightsError.text("x")) {
      try WeightsFile(Array("<!DOCTYPE html>".utf8), path: "x")
    }
  }

  @Test func `whose bytes are no text's is called none`() {
    let bytes: [UInt8] = [0xb5, 0xc9, 0x72, 0x85, 0x49, 0xcf, 0xce, 0x4d, 0x01, 0x00]
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(throws: WeightsError.headerLength("x", length: length, bytes: 10)) {
      try WeightsFile(bytes, path: "x")
    }
  }

  @Test func `that promises a head of four gigabytes is refused`() {
    let bytes: [UInt8] = [0, 0, 0, 0, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 100)
    #expect(throws: WeightsError.headerLength("x", length: 1 << 32, bytes: 108)) {
      try WeightsFile(bytes, path: "x")
    }
  }
}
