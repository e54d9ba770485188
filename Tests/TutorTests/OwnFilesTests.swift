import Platform
import TestSupport
import Testing

/// Only what the tutor made is removed, renamed or replaced, and no link in its own folders leads it
/// elsewhere.
@Suite(.takesTurns) struct OwnFilesTests {
  private let exercise = "Exercises/02-cross-correlation.swift"

  /// Submits the solution of lesson 2 with a comment that makes it another file, and judges it.
  private func verify(_ remark: String, in workspace: String) async throws -> Tool.Outcome {
    let solution = try courseFile("02-cross-correlation/solution.swift")
    try Files.write("\(solution)// \(remark)\n", to: "\(workspace)/\(exercise)")
    let outcome = try await Tool.run(["verify", "2"], in: workspace)
    #expect(outcome.status == 0, "\(outcome)")
    return outcome
  }

  /// Files of others, a year older than any entry.
  private func fill(_ folder: String, _ names: [String], with text: String = "mine") throws {
    try Files.makeFolder(folder)
    let list = names.joined(separator: "\n")
    try Files.write(list, to: "\(folder).list")
    let made = try Processes.run(
      "sh",
      [
        "-c",
        """
        cd "$0" && while read -r name || [ -n "$name" ]; do printf '%s' "$1" > "$name"; done < "$0.list"
        find . -type f -exec touch -d '1 year ago' {} +; rm "$0.list"
        """, folder, text,
      ])
    try #require(made.status == 0)
  }

  private func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }

  @Test
  func `a cache that is a link is said, not followed, and left alone`() async throws {
    try await inWorkspace { workspace in
      let victim = Path.join(Path.folder(workspace), "victim")
      let names = (0..<2100).map { $0 < 100 ? "file \($0)" : hexadecimal($0) }.sorted()
      try fill(victim, names)
      try Files.makeFolder("\(workspace)/.cache")
      try makeLink("\(workspace)/.cache/cnn-tutor", to: victim)
      let outcome = try await verify("once", in: workspace)
      #expect(outcome.error.contains("No results are kept"), "\(outcome.error)")
      #expect(outcome.error.contains(".cache/cnn-tutor” is a link"), "\(outcome.error)")
      #expect(try Files.names(in: victim) == names)
      #expect(Files.kind("\(workspace)/.cache/cnn-tutor", followingLinks: false) == .link)
    }
  }

  @Test
  func `only entries go from a full cache`() async throws {
    try await inWorkspace { workspace in
      let cache = "\(workspace)/.cache/cnn-tutor"
      let notes = (0..<700).map { "notes-\($0)" }
      let named = (0..<700).map { hexadecimal($0) }
      let entries = (10_000..<12_000).map { hexadecimal($0) }
      try fill(cache, notes + named)
      try fill(cache, entries, with: "cnn-tutor cache 1 0\n")
      for name in notes + named {
        try #require(try Files.readText("\(cache)/\(name)") == "mine")
      }
      _ = try await verify("once", in: workspace)
      let left = Set(try Files.names(in: cache))
      #expect(left.isSuperset(of: notes) && left.isSuperset(of: named))
      #expect(left.intersection(entries).count < 1000)
    }
  }

  @Test(arguments: ["harness-", "headers-"])
  func `a kept folder that became a link is not used, not removed and not followed`(
    prefix: String
  ) async throws {
    try await inWorkspace { workspace in
      let cache = "\(workspace)/.cache/cnn-tutor"
      let victim = Path.join(Path.folder(workspace), "victim")
      _ = try await verify("once", in: workspace)
      let name = try #require(try Files.names(in: cache).first { $0.hasPrefix(prefix) })
      try #require(try Processes.run("mv", ["\(cache)/\(name)", victim]).status == 0)
      try makeLink("\(cache)/\(name)", to: victim)
      // Would be noticed, and then thrown away.
      if prefix == "harness-" { try Files.write("damaged", to: "\(victim)/harness.o") }
      let before = try Files.names(in: victim)
      #expect(try await verify("twice", in: workspace).error.isEmpty)
      #expect(try Files.names(in: victim) == before)
      #expect(Files.kind("\(cache)/\(name)", followingLinks: false) == .link)
    }
  }

  @Test(arguments: ["progress", "progress.previous", "lock", "starters"])
  func `a link in the hidden folder is named, and what it leads to stays as it is`(
    name: String
  ) async throws {
    try await inWorkspace { workspace in
      let link = "\(workspace)/.cnn-tutor/\(name)"
      let victim = Path.join(Path.folder(workspace), "victim")
      _ = try await Tool.run(["hint", "2"], in: workspace)
      _ = try await Tool.run(["hint", "2"], in: workspace)
      // Damaged as progress: that would be renamed and written anew.
      try Files.write("mine", to: victim)
      try Files.remove(link)
      try makeLink(link, to: victim)
      try Files.write("my work", to: "\(workspace)/\(exercise)")
      let outcomes = [
        try await Tool.run(["hint", "3"], in: workspace),
        try await Tool.run(["reset", "2"], in: workspace),
        try await Tool.run(["start"], in: workspace),
      ]
      let errors = outcomes.map(\.error).joined()
      #expect(errors.contains("\(name)” is a link, and none is followed here"), "\(outcomes)")
      #expect(try Files.readText(victim) == "mine")
      #expect(Files.kind(link, followingLinks: false) == .link)
      #expect(!Files.exists("\(victim).previous"))
      let work =
        ["\(workspace)/\(exercise)"]
        + ((try? Files.names(in: "\(workspace)/Kept")) ?? []).map { "\(workspace)/Kept/\($0)" }
      #expect(work.contains { (try? Files.readText($0)) == "my work" })
    }
  }

  @Test func `an exercise that is a link is the learner's, also where it holds a starter`()
    async throws
  {
    try await inWorkspace { workspace in
      let shared = Path.join(Path.folder(workspace), "shared.swift")
      let record = "\(workspace)/.cnn-tutor/starters"
      // As if an older course had shipped what stands there now.
      try Files.move("\(workspace)/\(exercise)", to: shared)
      try makeLink("\(workspace)/\(exercise)", to: shared)
      let old = try Files.read(shared)
      let course = Path.join(Path.folder(workspace), "course")
      try #require(
        try Processes.run("cp", ["-r", "\(PackageFolder.root)/Lessons", course]).status == 0)
      try Files.write("// newer\n", to: "\(course)/02-cross-correlation/exercise.swift")
      let start = try await Tool.run(["start", "--course", course], in: workspace)
      #expect(start.status == 0 && start.output.contains("kept     \(exercise)"), "\(start)")
      #expect(try Files.read(shared) == old && Files.exists(record))
    }
  }

  @Test func `weights replace weights, and nothing else`() async throws {
    try await inFolder { folder in
      try Files.write("my notes", to: "\(folder)/notes.txt")
      try Files.write("", to: "\(folder)/empty")
      let train = ["train", "--epochs", "1", "--network", "one-pair", "--save"]
      let refused = try await Tool.run(train + ["notes.txt"], in: folder)
      #expect(refused.status == 64 && refused.output.isEmpty, "\(refused)")
      #expect(refused.error.contains("“notes.txt” was not written by cnn-tutor"))
      #expect(try Files.readText("\(folder)/notes.txt") == "my notes")
      for name in ["empty", "empty", "new"] {
        #expect(try await Tool.run(train + [name], in: folder).status == 0)
      }
      #expect(try Files.read("\(folder)/empty").count > 100)
      let device = try await Tool.run(train + ["/dev/null"], in: folder)
      #expect(device.status == 64 && Files.kind("/dev/null") == .other, "\(device)")
    }
  }

  @Test func `an author's own file is not written over by what the linter keeps`() async throws {
    try await inFolder { folder in
      let course = "\(folder)/course"
      let lessons = "\(PackageFolder.root)/Lessons"
      try Files.makeFolder(course)
      try #require(
        try Processes.run(
          "cp", ["-r", "\(lessons)/article.json", "\(lessons)/01-shared-weights", course]
        ).status == 0)
      let lesson = "\(course)/01-shared-weights"
      let figures = try Files.names(in: "\(lesson)/figures").map { "figures/\($0)" }
      #expect(
        figures.contains { $0.hasSuffix(".svg") } && figures.contains { $0.hasSuffix(".json") })
      for name in figures + ["results.json"] {
        let kept = try Files.read("\(lesson)/\(name)")
        let own = name.hasSuffix(".svg") ? "<svg><!-- by hand --></svg>\n" : "{\"mine\": true}\n"
        try Files.write(own, to: "\(lesson)/\(name)")
        let outcome = try await Tool.run(
          ["check-course", "--write", "--course", "course"], in: folder)
        #expect(outcome.status != 0, "\(outcome)")
        #expect(outcome.error.contains("\(name)” was not written by cnn-tutor"), "\(outcome.error)")
        #expect(try Files.readText("\(lesson)/\(name)") == own)
        try Files.write(kept, to: "\(lesson)/\(name)")
      }
    }
  }

  @Test func `the words of a picture are written anew, and no other byte of the lesson`()
    async throws
  {
    try await inFolder { folder in
      let lesson = "\(folder)/course/01-shared-weights"
      try Files.makeFolder("\(folder)/course")
      let lessons = "\(PackageFolder.root)/Lessons"
      try #require(
        try Processes.run(
          "cp",
          ["-r", "\(lessons)/article.json", "\(lessons)/01-shared-weights", "\(folder)/course"]
        ).status == 0)
      let text =
        "\u{FEFF}" + (try Files.readText("\(lesson)/lesson.md")).replacing("\n", with: "\r\n")
      let start = try #require(text.firstRange(of: "![")).upperBound
      var stale = text
      stale.insert(contentsOf: "Stale: ", at: start)
      try Files.write(stale, to: "\(lesson)/lesson.md")
      let outcome = try await Tool.run(
        ["check-course", "1", "--write", "--course", "course"], in: folder)
      #expect(outcome.error.isEmpty, "\(outcome)")
      #expect(try Files.read("\(lesson)/lesson.md") == Array(text.utf8))
    }
  }

  @Test
  func `a program's links are not followed when its output is read`() async throws {
    try await inWorkspace { workspace in
      let secret = Path.join(Path.folder(workspace), "secret")
      try Files.write("the teacher's secret\n", to: secret)
      let program = HostileProgram(
        name: "links",
        statement: """
          guard let folder = opendir(".") else { return [] }
            while let entry = readdir(folder) {
              let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
              }
              guard let kind = name.split(separator: ".").last, kinds.contains(String(kind)) else { continue }
              unlink(name); symlink("\(secret)", name)
            }
            if true { return [] }
          """, top: "import Glibc\nlet kinds = [\"out\", \"err\", \"results\", \"report\"]")
      try program.submit(to: workspace)
      for format in ["text", "json"] {
        // Elsewhere it cannot put anything there.
        let outcome = try await Tool.run(
          ["verify", "2", "--format", format], in: workspace,
          environment: ["CNN_TUTOR_WITHOUT": "namespaces,processes,landlock"])
        #expect(outcome.status == 1, "\(outcome)")
        #expect(!outcome.output.contains("secret"), "\(outcome.output)")
        try Files.removeTree("\(workspace)/.cache/cnn-tutor")
      }
      #expect(try Files.readText(secret) == "the teacher's secret\n")
    }
  }
}
