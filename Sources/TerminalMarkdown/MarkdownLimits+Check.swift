extension MarkdownLimits {
  func check(_ bytes: [UInt8]) throws(MarkdownError) {
    guard bytes.count <= self.bytes else {
      throw .tooLarge(bytes: bytes.count, limit: self.bytes)
    }
  }
}
