import Platform
import TerminalText
import TestSupport
import Testing

/// Every line of "bad input" in the issue that asked for this tool, on the built tool. Programs that
/// behave badly when they run are in `HostileProgramTests`.
@Suite(.takesTurns) struct BadInputTests {
  /// A learner's file for lesson 2 with something wrong in it.
  struct Submission: Sendable, CustomTestStringConvertible {
    var name: String
    /// From the right solution to what the learner has.
    var bytes: @Sendable (String) -> [UInt8]
    /// What the verdict must say.
    var words: [String]

    var testDescription: String { name }

    init(_ name: String, words: [String], _ text: @escaping @Sendable (String) -> String) {
      self.name = name
      self.words = words
      bytes = { Array(text($0).utf8) }
    }

    init(_ name: String, words: [String], bytes: [UInt8]) {
      self.name = name
      self.words = words
      self.bytes = { _ in bytes }
    }
  }

  static let submissions = [
    Submission("empty", words: ["correlate"]) { _ in "" },
    Submission(
      "not UTF-8", words: ["02-cross-correlation.swift"], bytes: [0x66, 0xFF, 0xFE, 0x0A]),
    Submission(
      "written on Windows", words: ["02-cross-correlation.swift:2:", "\n  func correlate( {"]
    ) { _ in
      "\u{FEFF}// mine\r\nfunc correlate( {\r\n"
    },
    Submission("does not compile", words: ["02-cross-correlation.swift:2:", "error"]) { _ in
      "// mine\nfunc correlate( {\n"
    },
    Submission("has another type", words: ["02-cross-correlation.swift:1:"]) { _ in
      "func correlate(_ input: Matrix, _ overlay: Matrix) -> Int { \"a\" }\n"
    },
  ]

  @Test(arguments: submissions)
  func `a file that is wrong in an unpleasant way gets a verdict and is left alone`(
    submission: Submission
  ) async throws {
    try await inWorkspace { folder in
      let path = "\(folder)/Exercises/02-cross-correlation.swift"
      let bytes = try submission.bytes(courseFile("02-cross-correlation/solution.swift"))
      try Files.write(bytes, to: path)
      let outcome = try await Tool.run(["verify", "2", "--timeout", "2"], in: folder)
      #expect(outcome.status == 1, "\(outcome.output)\(outcome.error)")
      #expect(outcome.error.isEmpty, "\(outcome.error)")
      #expect(!outcome.output.contains("\u{1B}"))
      #expect(outcome.output.utf8.count < 100_000)
      for word in submission.words { #expect(outcome.output.contains(word), "\(outcome.output)") }
      #expect(try Files.read(path) == bytes)
      #expect(try Files.readText("\(folder)/Exercises/Types.swift").contains("typealias Matrix"))
    }
  }

  @Test func `a folder in place of the file is told and left alone`() async throws {
    try await inWorkspace { folder in
      let path = "\(folder)/Exercises/02-cross-correlation.swift"
      try Files.remove(path)
      try Files.makeFolder(path)
      let outcome = try await Tool.run(["verify", "2"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("folder"), "\(outcome.output)")
      #expect(outcome.output.contains("cnn-tutor reset 2"))
      #expect(Files.isFolder(path))
    }
  }

  @Test func `a missing file is told, with how to get it back`() async throws {
    try await inWorkspace { folder in
      try Files.remove("\(folder)/Exercises/02-cross-correlation.swift")
      let outcome = try await Tool.run(["verify", "2"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("cnn-tutor start"))
    }
  }

  @Test func `without a compiler judging stops with what to install`() async throws {
    try await inWorkspace { folder in
      let outcome = try await Tool.run(
        ["verify", "2"], in: folder, environment: ["PATH": folder])
      #expect(outcome.status == 70)
      #expect(outcome.error.contains("swiftc") && outcome.error.contains("swift.org/install"))
    }
  }

  @Test func `a folder with other files in it becomes no workspace`() async throws {
    try await inFolder { folder in
      try Files.makeFolder("\(folder)/mine")
      try Files.write("precious", to: "\(folder)/mine/notes.txt")
      let outcome = try await Tool.run(["start", "mine"], in: folder)
      #expect(outcome.status == 64)
      #expect(outcome.error.contains("other files"))
      #expect(try Files.names(in: "\(folder)/mine") == ["notes.txt"])
      let file = try await Tool.run(["start", "mine/notes.txt"], in: folder)
      #expect(file.status == 64 && file.error.contains("is a file"))
    }
  }

  @Test func `a lesson folder with a missing file is named`() async throws {
    try await inFolder { folder in
      for name in ["lesson.md", "exercise.swift", "solution.swift"] {
        try Files.makeFolder("\(folder)/course/01-one")
        try Files.write("# One\n", to: "\(folder)/course/01-one/\(name)")
      }
      try Files.write("{}", to: "\(folder)/course/article.json")
      let outcome = try await Tool.run(["list", "--course", "course"], in: folder)
      #expect(outcome.status == 64)
      #expect(outcome.error.contains("hints.md"), "\(outcome.error)")
    }
  }

  /// ESC and BEL as they are, and as the entities that libcmark decodes; a C1 control, a
  /// bidirectional override and a zero-width space.
  private static let hostile = "\u{1B}[31m\u{7}\u{8}\u{9B}2J\u{202E}\u{200B}&#27;]0;x&#7;&#x9b;2J"

  /// What a terminal could obey, or would hide.
  private func danger(in text: String) -> [String] {
    text.unicodeScalars.filter { $0 != "\n" && $0 != "\t" && $0.isInvisible }.map {
      String($0.value, radix: 16)
    }
  }

  @Test func `nothing of a hostile course steers the terminal, whatever shows it`() async throws {
    try await inFolder { folder in
      let lesson = "\(folder)/course/01-one"
      let bad = Self.hostile
      try Files.makeFolder(lesson)
      try Files.write("{\"examples\": [\n]}\n", to: "\(folder)/course/article.json")
      try Files.write("// \(bad)\nfunc f() {}\n", to: "\(lesson)/exercise.swift")
      try Files.write("// \(bad)\nfunc f() {}\n", to: "\(lesson)/solution.swift")
      try Files.write(
        (1...3).map { "## Hint \($0)\n\nTry \(bad) this.\n\n" }.joined(), to: "\(lesson)/hints.md")
      try Files.write(
        """
        # One \(bad)

        Text \(bad), `code \(bad)`, [a link \(bad)](http://a/&#27; "its title \(bad)").

        ## A section \(bad)

        ![its text \(bad)](figures/x&#27;.svg "its title \(bad)")

        ```swift example \(bad)
        print("\(bad)")
        ```

        ```math
        \\text{\(bad)} \\unknown\(bad)
        ```

        ```predict
        How many \(bad)?
        answer: none.\(bad)
        ```

        <b \(bad)>

        """, to: "\(lesson)/lesson.md")
      for arguments in [
        ["list"], ["lesson", "1"], ["lesson", "1", "--accessible"], ["lesson", "1", "--answers"],
        ["hint", "1"], ["solution", "1"], ["check-course"], ["start", "ws"],
      ] {
        let shown = try await Tool.run(arguments + ["--course", "course"], in: folder)
        #expect(danger(in: shown.output) == [], "\(arguments)")
        #expect(danger(in: shown.error) == [], "\(arguments)")
        #expect(shown.output != "" || shown.error != "", "\(arguments)")
      }
    }
  }

  @Test(arguments: [
    ["lesson"], ["explain"], ["lesson", "1", "--step"], ["lesson", "1", "--color"], ["--width"],
    ["explain", "softmax", "--input"], ["train", "--network"], ["train", "--data"],
    ["predict", "--load"], ["verify", "--workspace"], ["list", "--course"], ["hint"],
  ])
  func `what was typed is repeated without its control characters`(
    arguments: [String]
  ) async throws {
    try await inFolder { folder in
      let outcome = try await Tool.run(arguments + ["x\u{1B}[31m\u{7}\u{202E}"], in: folder)
      #expect(outcome.status != 0 && outcome.error != "")
      #expect(danger(in: outcome.output) + danger(in: outcome.error) == [], "\(outcome.error)")
    }
  }

  /// The tests may run as root, whom no permission stops; then the tool runs as nobody.
  private func unprivileged(
    _ arguments: [String], in folder: String
  ) async throws -> Tool.Outcome {
    let environment = ["HOME": "/nonexistent", "XDG_CACHE_HOME": "\(folder)/.cache"]
    guard let setpriv = Environment.find("setpriv"), Environment.isRoot else {
      return try await Tool.run(arguments, in: folder, environment: environment)
    }
    // Root's own folders, in which it may have built, are often closed to others.
    return try await inFolder { place in
      try Files.setPermissions(place, 0o777)
      let tool = Path.join(place, "cnn-tutor")
      try #require(try Processes.run("cp", [BuiltTool.path, tool]).status == 0)
      let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", tool]
      return try await Tool.program(
        setpriv, nobody + arguments, in: folder,
        environment: environment.merging(["TMPDIR": place]) { $1 })
    }
  }

  @Test func `a read-only folder gets a sentence, not a workspace`() async throws {
    try await inFolder { folder in
      try Files.setPermissions(folder, 0o555)
      let outcome = try await unprivileged(["start", "w"], in: folder)
      #expect(outcome.status == 70)
      #expect(outcome.error.contains("not allowed"), "\(outcome.error)")
      try Files.setPermissions(folder, 0o755)
      #expect(try Files.names(in: folder) == [])
    }
  }

  @Test func `in a read-only workspace a verdict is given, and that it cannot be noted`()
    async throws
  {
    try await inWorkspace { folder in
      try Files.write(
        courseFile("02-cross-correlation/solution.swift"),
        to: "\(folder)/Exercises/02-cross-correlation.swift")
      try Files.setPermissions(Path.folder(folder), 0o755)
      try Files.setPermissions("\(folder)/.cnn-tutor", 0o555)
      let outcome = try await unprivileged(["verify", "2"], in: folder)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
      #expect(outcome.error.contains("could not be noted"), "\(outcome.error)")
      try Files.setPermissions("\(folder)/.cnn-tutor", 0o755)
    }
  }

  @Test
  func `without a home folder, and in a workspace that was moved, the compiler works`()
    async throws
  {
    try await inWorkspace { folder in
      let moved = "\(folder)-moved"
      let file = "Exercises/02-cross-correlation.swift"
      var solution = try courseFile("02-cross-correlation/solution.swift")
      try Files.write(solution, to: "\(folder)/\(file)")
      let home = ["HOME": "/proc/nonexistent"]
      let cache = ["XDG_CACHE_HOME": "\(folder)/caches"]
      let first = try await Tool.run(["verify", "2"], in: folder, environment: home)
      #expect(first.status == 0 && first.error == "", "\(first.output)\(first.error)")
      let kept = try await Tool.run(["verify", "2"], in: folder, environment: cache)
      #expect(kept.status == 0 && kept.error == "", "\(kept.output)\(kept.error)")
      // What the compiler has made of C's headers knows the folder that it was made in.
      try Files.move(folder, to: moved)
      solution += "// Changed, so that it is compiled again.\n"
      try Files.write(solution, to: "\(moved)/\(file)")
      let second = try await Tool.run(
        ["verify", "2"], in: moved, environment: ["XDG_CACHE_HOME": "\(moved)/caches"],
        without: ["HOME"])
      #expect(second.status == 0 && second.error == "", "\(second.output)\(second.error)")
      let names = try Files.names(in: "\(moved)/caches/cnn-tutor")
      #expect(names.count { $0.hasPrefix("headers-") } == 2, "\(names)")
      #expect(names.count { $0.hasPrefix("harness") } == 1, "\(names)")
    }
  }

  /// The driver of some compilers crashes where its temporary files are in such a folder.
  @Test func `umlauts and blanks in every path hinder no compiler, and its work is kept`()
    async throws
  {
    try await inFolder { folder in
      let place = "\(folder)/Größe und 1"
      try Files.makeFolder(place)
      let home = ["HOME": place, "TMPDIR": place]
      _ = try await Tool.run(["start", "w ß"], in: place, environment: home)
      try Files.write(
        courseFile("02-cross-correlation/solution.swift"),
        to: "\(place)/w ß/Exercises/02-cross-correlation.swift")
      let verdict = try await Tool.run(["verify", "2"], in: "\(place)/w ß", environment: home)
      #expect(verdict.status == 0 && verdict.error == "", "\(verdict)")
      let kept = try Files.names(in: "\(place)/.cache/cnn-tutor")
      #expect(kept.count { $0.hasPrefix("harness-") } == 1, "\(kept)")
    }
  }

  @Test
  func `a cache that has been made useless is gone without`() async throws {
    try await inWorkspace { folder in
      let file = "\(folder)/Exercises/02-cross-correlation.swift"
      let cache = "\(folder)/.cache/cnn-tutor"
      let solution = try courseFile("02-cross-correlation/solution.swift")
      try Files.setPermissions(Path.folder(folder), 0o755)
      func verify(_ situation: String, asNobody: Bool = false) async throws {
        try Files.write(solution + "// \(situation)\n", to: file)
        let outcome =
          try await asNobody
          ? unprivileged(["verify", "2"], in: folder) : Tool.run(["verify", "2"], in: folder)
        #expect(outcome.status == 0, "\(situation): \(outcome.output)\(outcome.error)")
      }
      func kept(_ name: String) throws -> String {
        let name = try Files.names(in: cache).first { $0.hasPrefix(name) }
        return Path.join(cache, try #require(name))
      }
      try await verify("nothing is kept yet")
      try await verify("what is kept can only be read", asNobody: true)
      try Files.removeTree(kept("headers-"))
      try await verify("the headers are missing and cannot be kept", asNobody: true)
      try Files.write("damaged", to: "\(kept("harness-"))/harness.o")
      try await verify("the harness is damaged, and cannot be made anew", asNobody: true)
      try await verify("the harness is damaged")
      try Files.removeTree(cache)
      try Files.write("a file", to: cache)
      try await verify("the cache is a file")
    }
  }

  @Test func `an exercise that may not be read is told`() async throws {
    try await inWorkspace { folder in
      try Files.setPermissions(Path.folder(folder), 0o755)
      try Files.setPermissions("\(folder)/Exercises/02-cross-correlation.swift", 0)
      let outcome = try await unprivileged(["verify", "2"], in: folder)
      #expect(outcome.status == 1, "\(outcome.output)\(outcome.error)")
      #expect(outcome.output.contains("not allowed to read"), "\(outcome.output)")
    }
  }

  @Test func `damaged progress is said, kept and mended`() async throws {
    try await inWorkspace { folder in
      _ = try await Tool.run(["hint", "2"], in: folder)
      try Files.write("cnn-tutor progress 1\ncross-cor", to: "\(folder)/.cnn-tutor/progress")
      let list = try await Tool.run(["list"], in: folder)
      #expect(list.status == 0)
      #expect(list.error.contains("damaged"))
      #expect(try Files.names(in: "\(folder)/.cnn-tutor").contains { $0.contains("damaged") })
      let again = try await Tool.run(["list"], in: folder)
      #expect(again.error == "" && again.output == list.output)
    }
  }
}
