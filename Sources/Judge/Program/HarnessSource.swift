extension Harness {
  /// What the generated main calls; the same for every exercise, and so a module of its own, which
  /// is compiled once.
  static let source = #"""
    #if canImport(Glibc)
      import Glibc
    #elseif canImport(Musl)
      import Musl
    #elseif canImport(Darwin)
      import Darwin
    #endif

    /// Reads the arguments of a case, then gives back the call, which gives back the writing.
    public typealias CNNTutorCall = (CNNTutorReader) -> () -> (CNNTutorWriter) -> Void

    public final class CNNTutorReader {
      private let bytes: [UInt8]
      private var position = 0

      init(_ bytes: [UInt8]) { self.bytes = bytes }

      private func word() -> String {
        while position < bytes.count, bytes[position] <= 32 { position += 1 }
        let start = position
        while position < bytes.count, bytes[position] > 32 { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }

      private func rest(_ letter: Character) -> Substring {
        let word = word()
        guard word.first == letter else { _exit(96) }
        return word.dropFirst()
      }

      public func boolean() -> Bool { rest("b") == "1" }
      public func integer() -> Int { Int(rest("i")) ?? 0 }
      public func number() -> Double { Double(bitPattern: UInt64(rest("d"), radix: 16) ?? 0) }

      public func text() -> String {
        let digits = Array(rest("s").utf8)
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count - 1, by: 2) {
          let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
          bytes.append(UInt8(pair, radix: 16) ?? 0)
        }
        return String(decoding: bytes, as: UTF8.self)
      }

      public func list<Element>(_ element: () -> Element) -> [Element] {
        let count = Int(rest("l")) ?? 0
        return (0..<count).map { _ in element() }
      }

      public func tuple<Tuple>(_ tuple: () -> Tuple) -> Tuple {
        _ = rest("l")
        return tuple()
      }

      public func optional<Wrapped>(_ wrapped: () -> Wrapped) -> Wrapped? {
        let start = position
        if word() == "N" { return nil }
        position = start
        return wrapped()
      }
    }

    public final class CNNTutorWriter {
      var text = ""

      public func write(_ value: Bool) { text += value ? " b1" : " b0" }
      public func write(_ value: Int) { text += " i\(value)" }
      public func write(_ value: Double) { text += " d" + String(value.bitPattern, radix: 16) }

      public func write(_ value: String) {
        text += " s"
        for byte in value.utf8 { text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
      }

      public func list<Element>(_ list: [Element], _ element: (Element) -> Void) {
        text += " l\(list.count)"
        for value in list { element(value) }
      }

      public func tuple(_ count: Int) { text += " l\(count)" }

      public func optional<Wrapped>(_ value: Wrapped?, _ wrapped: (Wrapped) -> Void) {
        if let value { wrapped(value) } else { text += " N" }
      }
    }

    private var cnnTutorResults: Int32 = -1
    private var cnnTutorToken = ""

    private func cnnTutorRecord(_ words: String) {
      let bytes = Array("\(cnnTutorToken) \(words)\n".utf8)
      var done = 0
      while done < bytes.count {
        let wrote = bytes.withUnsafeBytes { buffer in
          write(cnnTutorResults, buffer.baseAddress! + done, bytes.count - done)
        }
        if wrote > 0 { done += wrote } else if errno != EINTR { _exit(97) }
      }
    }

    /// What `todo()` comes to, so that "not written yet" is told from a crash.
    public func cnnTutorTodo(_ function: String) -> Never {
      cnnTutorRecord("todo \(function)")
      fflush(nil)
      _exit(98)
    }

    private func cnnTutorLimit(_ resource: Int32, _ soft: UInt64, hard: UInt64? = nil) {
      var limit = rlimit()
      #if canImport(Glibc)
        let resource = __rlimit_resource_t(UInt32(resource))
      #endif
      guard getrlimit(resource, &limit) == 0 else { return }
      limit.rlim_cur = min(rlim_t(soft), limit.rlim_max)
      if let hard { limit.rlim_max = min(rlim_t(hard), limit.rlim_max) }
      _ = setrlimit(resource, &limit)
    }

    public func cnnTutorMain(_ calls: [String: CNNTutorCall]) {
      let arguments = CommandLine.arguments
      guard arguments.count == 8, let call = calls[arguments[1]] else { _exit(96) }
      cnnTutorToken = arguments[4]
      cnnTutorResults = open(arguments[3], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard cnnTutorResults >= 0, let cases = fopen(arguments[2], "r") else { _exit(96) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = fread(&buffer, 1, buffer.count, cases)
        guard count > 0 else { break }
        bytes += buffer[..<count]
      }
      fclose(cases)

      // Writing past the limit shall fail, not kill: what is printed is cut, the results count.
      signal(SIGXFSZ, SIG_IGN)
      setvbuf(stdout, nil, _IOLBF, 0)
      let (memory, file, time) = (Int32(9), Int32(1), Int32(0))
      #if canImport(Darwin)
        _ = memory
      #else
        cnnTutorLimit(memory, UInt64(arguments[5]) ?? 0)
      #endif
      cnnTutorLimit(file, UInt64(arguments[6]) ?? 0)
      // The soft limit is a signal, which a program can ignore; nobody may be left to end it.
      let seconds = UInt64(arguments[7]) ?? 0
      cnnTutorLimit(time, seconds, hard: seconds + 2)

      let reader = CNNTutorReader(bytes)
      for index in 0..<reader.integer() {
        let evaluate = call(reader)
        cnnTutorRecord("begin \(index)")
        let write = evaluate()
        let writer = CNNTutorWriter()
        write(writer)
        cnnTutorRecord("result \(index)\(writer.text)")
      }
      cnnTutorRecord("end")
      fflush(nil)
      _exit(0)
    }

    """#
}
