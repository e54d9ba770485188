/// A fingerprint of texts: the first half of SHA-256, so that nobody can make two files of one.
///
///     var digest = Digest()
///     digest.add("ab")
///     digest.hexadecimal  // 32 digits
///
/// Parts are told apart: "ab", "c" and "a", "bc" have different ones.
///
/// - SeeAlso: FIPS 180-4, whose letters these are.
package struct Digest: Sendable {
  private var hash: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Fewer bytes than make a block.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  package mutating func add(_ bytes: [UInt8]) {
    // Behind its length a part is what it is.
    append(Self.bytes(UInt64(bytes.count)) + bytes)
  }

  package mutating func add(_ text: String) { add(Array(text.utf8)) }

  /// 32 digits.
  package var hexadecimal: String {
    var whole = self
    let bits = count * 8
    let zeros = (119 - Int(count % 64)) % 64
    whole.append([0x80] + [UInt8](repeating: 0, count: zeros) + Self.bytes(bits))
    return whole.hash.prefix(4).map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Whether a name could be one of ours.
  static func isHexadecimal(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  // MARK: Blocks

  private mutating func append(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    rest += bytes
    var start = 0
    while rest.count - start >= 64 {
      addBlock(at: start)
      start += 64
    }
    rest.removeFirst(start)
  }

  private mutating func addBlock(at start: Int) {
    var w = (0..<16).map { i in
      (0..<4).reduce(0) { $0 << 8 | UInt32(rest[start + 4 * i + $1]) }
    }
    for t in 16..<64 {
      let (x, y) = (w[t - 15], w[t - 2])
      let σ0 = Self.rotated(x, 7) ^ Self.rotated(x, 18) ^ x >> 3
      let σ1 = Self.rotated(y, 17) ^ Self.rotated(y, 19) ^ y >> 10
      w.append(σ1 &+ w[t - 7] &+ σ0 &+ w[t - 16])
    }
    var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
    var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
    for t in 0..<64 {
      let Σ1 = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
      let t1 = h &+ Σ1 &+ (e & f ^ ~e & g) &+ Self.constants[t] &+ w[t]
      let Σ0 = Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
      let t2 = Σ0 &+ (a & b ^ a & c ^ b & c)
      (a, b, c, d, e, f, g, h) = (t1 &+ t2, a, b, c, d &+ t1, e, f, g)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { hash[index] &+= word }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits behind the point of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
