import Testing

@testable import Judge

@Suite struct DigestTests {
  // python3: sha256(pack('>Q', n) + b'\7' * n + pack('>Q', 2) + b'ab').hexdigest()[:32]
  @Test(arguments: [
    (0, "aabbe87f5a0bc882194375649341bbcc"), (55, "967a84b063365a5d2faba45d6b8fabdd"),
    (56, "306b46cfad74e96a581b3ab56bc42775"), (64, "f8230786f80104e3bf06b3b8a7423942"),
    (1000, "29cdfd7e1880792b186e2ad189c85fa9"),
  ])
  func `it is half of SHA-256, of parts behind their lengths`(count: Int, digits: String) {
    var digest = Digest()
    digest.add([UInt8](repeating: 7, count: count))
    digest.add("ab")
    #expect(digest.hexadecimal == digits)
    #expect(Digest.isHexadecimal(digits))
  }

  @Test func `parts are told apart`() {
    var (first, second) = (Digest(), Digest())
    for part in ["ab", "c"] { first.add(part) }
    for part in ["a", "bc"] { second.add(part) }
    #expect(first.hexadecimal != second.hexadecimal)
  }
}
