import Course
import Platform
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// Drivers of the compiler that print what they would start, rightly and wrongly.
  @Suite struct DriverTests {
    /// What a driver does where it is asked what it would start, in the language of the shell.
    private struct Driver: Sendable {
      var name: String
      var script: String

      init(_ name: String, _ script: String) { (self.name, self.script) = (name, script) }
    }

    /// The real one, with its answer changed.
    private static func edited(_ name: String, _ edit: String) -> Driver {
      Driver(name, "\(real) \"$@\" | \(edit); exit 0")
    }

    private static let real = "'\((try? Compiler.find().path) ?? "swiftc")'"

    private static let wrong = [
      Driver("says nothing", "exit 0"), Driver("fails", "exit 1"),
      Driver("speaks", "echo hello; exit 0"), edited("says less", "head -n 1"),
      edited("says more", "sed 1p"),
      edited("has another frontend", "sed 's|^[^ ]*|/nowhere/swift-frontend|'"),
      edited("has a frontend that does nothing", "sed '1s|^[^ ]*|/bin/true|'"),
      edited("has another linker", "sed '3s|^[^ ]*|/bin/true|'"),
      edited("forgets the harness", "sed '3s|[^ ]*harness.o||'"),
      edited("forgets the libraries", "sed '3s|@[^ ]*||'"),
      // What it makes is no program: the harness alone has the start of one.
      edited("makes a library", "sed '3s| -pie | -shared |'"),
    ]

    private static let right = [
      Driver("is as usual", ""),
      Driver("has no lld", #"case "$*" in *-use-ld=lld*) exit 1;; esac"#),
      Driver(
        "takes lld for there",
        #"""
        case "$*" in *-use-ld=lld*) \#(real) "$@" | sed 's|-fuse-ld=lld|-fuse-ld=none|'; exit 0;; esac
        """#),
    ]

    /// Judges three files with each driver, in folders whose paths hold blanks.
    ///
    /// - Returns: how often each was asked to compile the second of them, and the third.
    private func calls(of drivers: [Driver]) async throws -> [(second: Int, third: Int)] {
      try await inFolder { folder in
        // The harness and the lesson's program are made once for all.
        let cache = Path.join(folder, "my cache")
        var counts: [(Int, Int)] = []
        for driver in drivers {
          var judge = try TestJudge.judge(cache: cache)
          judge.compiler.path = Path.join(folder, "that \(driver.name)/swiftc")
          try Files.makeFolder(Path.folder(judge.compiler.path))
          try Files.write(Self.text(driver), to: judge.compiler.path)
          try Files.setPermissions(judge.compiler.path, 0o755)
          func verdict(_ text: String) async throws -> Verdict {
            let file = SourceFile(path: "mine.swift", text: "// \(driver.name)\n\(text)")
            let verdicts = try await judge.verify(
              [2], of: SmallCourse.all, submissions: [2: .file(file)])
            return try #require(verdicts.first)
          }
          func count() throws -> Int {
            let headers = try Files.names(in: cache).first { $0.hasPrefix("headers-") }
            return try Files.readText("\(cache)/\(try #require(headers))/calls").utf8.count
          }
          let solution = SmallCourse.sliding.solution
          #expect(try await verdict(solution + "// one\n").hasPassed, "\(driver.name)")
          let first = try count()
          #expect(try await verdict(solution + "// two\n").hasPassed, "\(driver.name)")
          let second = try count()
          let crash = "let none: [Double] = []\n  return [[none[2]]]"
          let finding = try await verdict(SmallCourse.program(crash)).functions.first?.finding
          #expect(finding?.line == 18, "\(driver.name)")
          counts.append((second - first, try count() - second))
        }
        return counts
      }
    }

    /// It writes a line for each time it compiles, where headers are kept: it may do so there.
    private static func text(_ driver: Driver) -> String {
      """
      #!/bin/sh
      for word; do
        if [ "$before" = -module-cache-path ]; then calls=$word/calls; fi
        if [ "$word" = '-###' ]; then asks=yes; fi
        before=$word
      done
      if [ -n "$asks" ]; then
        :
        \(driver.script)
      else
        echo >> "$calls"
      fi
      exec \(real) "$@"

      """
    }

    @Test func `a driver that prints something else compiles itself`() async throws {
      for (driver, calls) in zip(Self.wrong, try await calls(of: Self.wrong)) {
        // The learner's program; the lesson's own is kept from the first.
        #expect(calls.second == 1, "a driver that \(driver.name)")
        #expect(calls.third > 0, "a driver that \(driver.name)")
      }
    }

    @Test func `a driver that prints what it starts is asked once`() async throws {
      for (driver, calls) in zip(Self.right, try await calls(of: Self.right)) {
        #expect(calls == (0, 0), "a driver that \(driver.name)")
      }
    }
  }
}
