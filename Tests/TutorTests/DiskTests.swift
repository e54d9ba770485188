import Platform
import TestSupport
import Testing

/// Workspaces on a disk that is full, or that can only be read, and a tutor without `/proc`.
@Suite(
  .takesTurns, .enabled(if: SmallDisk.isThere, "needs `unshare` and the right to mount a tmpfs"))
struct DiskTests {
  @Test func `on a full disk nothing is lost, and it is said`() async throws {
    try await inFolder { folder in
      let tool = "'\(BuiltTool.path)'"
      let commands = """
        \(tool) start w >/dev/null && cd w && \(tool) hint 2 >/dev/null
        echo "// mine" >> Exercises/02-cross-correlation.swift
        cat .cnn-tutor/progress Exercises/02-cross-correlation.swift > \(folder)/before
        head -c 1000000 /dev/zero > ../fill 2>/dev/null
        \(tool) hint 2 >/dev/null; echo hint=$?
        \(tool) reset 2; echo reset=$?
        cat .cnn-tutor/progress Exercises/02-cross-correlation.swift > \(folder)/after
        """
      let outcome = try await SmallDisk.run(commands, in: folder)
      #expect(outcome.output.contains("hint=0") && outcome.output.contains("reset=70"))
      #expect(outcome.error.contains("disk is full"), "\(outcome.error)")
      #expect(try Files.read("\(folder)/before") == Files.read("\(folder)/after"))
      #expect(try Files.readText("\(folder)/after").contains("// mine"))
    }
  }

  /// A workspace with the right solution of lesson 2 and a hint taken, and a way to run the tool
  /// that shows its exit status.
  private var workspace: String {
    let solution = Path.join(PackageFolder.root, "Lessons/02-cross-correlation/solution.swift")
    return """
      run() { "\(BuiltTool.path)" "$@"; echo "$1=$?"; }
      run start w > /dev/null; cd w; run hint 2 > /dev/null
      cp "\(solution)" Exercises/02-cross-correlation.swift
      """
  }

  @Test
  func `on a full disk verify judges, and says that it could not be noted`() async throws {
    try await inFolder { folder in
      let outcome = try await SmallDisk.run(
        """
        \(workspace)
        head -c 1000000 /dev/zero > ../fill 2> /dev/null
        run verify 2; run list
        rm ../fill; run verify 2
        """, in: folder)
      let parts = outcome.output.split(separator: "list=0")
      #expect(parts.count == 2)
      for part in parts { #expect(part.contains("all right") && part.contains("verify=0")) }
      #expect(outcome.error.contains("could not be noted. The disk is full"), "\(outcome.error)")
      #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
    }
  }

  @Test
  func `without room for scratch files the folder and its disk are named`() async throws {
    try await inFolder { folder in
      let outcome = try await SmallDisk.run(
        """
        \(workspace)
        mkdir ../scratch; export TMPDIR=$PWD/../scratch
        head -c 1000000 /dev/zero > ../fill 2> /dev/null
        run verify 2; ls ../scratch
        """, in: folder)
      #expect(outcome.output.hasSuffix("verify=70\n"), "\(outcome)")
      #expect(outcome.error.contains("scratch") && outcome.error.contains("The disk is full"))
    }
  }

  @Test
  func `a compiler that finds no room is nobody's mistake`() async throws {
    try await inFolder { folder in
      let outcome = try await SmallDisk.run(
        """
        \(workspace)
        mkdir ../scratch ../class ../class/ann; cp Exercises/02-* ../class/ann
        echo "2 1" > ../weights; export TMPDIR=$PWD/../scratch
        head -c 200000 /dev/zero > ../fill 2> /dev/null
        run verify 2; cd ..; run grade class --weights weights --format csv
        """, in: folder)
      #expect(outcome.output.contains("verify=70"), "\(outcome)")
      #expect(outcome.error.contains("The disk is full"), "\(outcome)")
      #expect(!outcome.output.contains("could not be compiled"), "\(outcome)")
      // The grade, too, says it, and not that the hand-in is wrong.
      let row = try #require(
        outcome.output.split(whereSeparator: \.isNewline).first { $0.hasPrefix("ann,") },
        "\(outcome)")
      #expect(row.contains("The disk is full") && outcome.output.hasSuffix("grade=70\n"), "\(row)")
    }
  }

  @Test
  func `on a disk that can only be read everything can be read and judged`() async throws {
    try await inFolder { folder in
      let outcome = try await SmallDisk.run(
        """
        \(workspace)
        mount -o remount,bind,ro "$PWD/.."
        run verify 2; run list; run hint 3; run reset 2; run start .
        cmp "\(PackageFolder.root)/Lessons/02-cross-correlation/solution.swift" \
          Exercises/02-cross-correlation.swift && echo kept
        """, in: folder)
      for status in ["verify=0", "list=0", "hint=0", "reset=70", "start=70", "kept"] {
        #expect(outcome.output.contains(status), "\(outcome.output)\(outcome.error)")
      }
      let sentences = outcome.error.split(separator: "\n")
      #expect(sentences.count == 4, "\(outcome.error)")
      for sentence in sentences { #expect(sentence.contains("a disk that can only be read")) }
    }
  }

  @Test func `doctor finds a disk for scratch files that is full, or that starts no programs`()
    async throws
  {
    try await inFolder { folder in
      let outcome = try await SmallDisk.run(
        """
        TMPDIR=$PWD "\(BuiltTool.path)" doctor; echo full=$?
        mkdir ../noexec; mount -t tmpfs -o noexec none ../noexec
        TMPDIR=$PWD/../noexec "\(BuiltTool.path)" doctor; echo noexec=$?
        """, in: folder)
      let output = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(output.contains("The disk is full") && output.contains("full=70"), "\(outcome)")
      #expect(output.contains("mounted with noexec") && output.contains("noexec=70"), "\(outcome)")
    }
  }

  @Test func `where there is no proc, that is what is said`() async throws {
    try await inFolder { folder in
      let outcome = try await SmallDisk.run(
        """
        mount -t tmpfs none /proc
        "\(BuiltTool.path)" lesson 3 > lesson 2> error; echo status=$?
        wc -c < lesson; cat error
        """, in: folder)
      #expect(outcome.output.hasPrefix("status=70\n0\ncnn-tutor: There is no /proc here"))
      #expect(outcome.output.hasSuffix("Mount it, as root: mount -t proc proc /proc\n"))
    }
  }
}

/// A disk of 400 kB that only the commands run on it see.
private enum SmallDisk {
  /// A name space of mounts, and where it is not root who tests, of users: root may be in a place
  /// that has none.
  private static let spaces = Environment.isRoot ? "-m" : "-rm"

  /// False where this machine does not allow it.
  static let isThere: Bool = {
    let probe = try? inFolder { folder in
      try Processes.run("unshare", [spaces, "sh", "-c", "mount -t tmpfs none \(folder)"])
    }
    return probe?.status == 0
  }()

  /// Runs commands of the shell with the disk as their folder.
  static func run(_ commands: String, in folder: String) async throws -> Tool.Outcome {
    let unshare = try #require(Environment.find("unshare"))
    let mount = "mkdir disk && mount -t tmpfs -o size=400k none disk && cd disk"
    return try await Tool.program(
      unshare, [spaces, "sh", "-c", "\(mount) && \(commands)"], in: folder)
  }
}
