import Platform
import TerminalText
import TestSupport
import Testing

/// The tool in a pseudo-terminal: what is shown, what keys do, and that the terminal is given back.
@Suite(.takesTurns, .needs("script"))
struct TerminalTests {
  /// Of lesson 2, which may get more of them.
  static let steps = (try? countOfSteps("02-cross-correlation/lesson.md")) ?? 0

  /// Ways to leave, by what is sent, and the status that a shell then sees.
  struct Leaving: Sendable {
    var command: String
    var ready: String
    var keys: String
    var status: Int
  }

  static let leavings = [
    Leaving(command: "lesson 2", ready: "Enter next", keys: "q", status: 0),
    Leaving(command: "lesson 2", ready: "Enter next", keys: "\u{3}", status: 130),
    Leaving(command: "watch 2", ready: "not started", keys: "q", status: 0),
    Leaving(command: "watch 2", ready: "not started", keys: "\u{3}", status: 130),
    Leaving(
      command: "explain softmax --input \"1 2\"", ready: "q quit", keys: "q", status: 0),
  ]

  @Test(arguments: leavings, Terminal.shells)
  func `the terminal's modes are the same before and after`(
    leaving: Leaving, shell: String
  ) async throws {
    try await inWorkspace { folder in
      let terminal = Terminal(folder: folder, shell: shell)
      let shown = try await terminal.run(
        "stty -g; cnn-tutor \(leaving.command); echo status=$?; stty -g",
        [.until(leaving.ready), .send(leaving.keys), .until("status=")])
      try expectTerminalBack(shown, status: leaving.status)
    }
  }

  @Test(
    arguments: [
      ("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131), ("SEGV", 139), ("BUS", 135),
      ("ILL", 132), ("TRAP", 133), ("ABRT", 134),
    ])
  func `a signal gives the terminal back before it ends the tool`(
    signal: String, status: Int
  ) async throws {
    try await inWorkspace { folder in
      let shown = try await Terminal(folder: folder).run(
        "stty -g; (sh -c \"echo \\$\\$ > pid; exec cnn-tutor lesson 2\"); echo status=$?; stty -g",
        [
          .until("Enter next"),
          .act {
            let process = try Files.readText("\(folder)/pid").filter(\.isNumber)
            _ = try Processes.run("sh", ["-c", "kill -\(signal) \(process)"])
          },
          .until("status="),
        ])
      try expectTerminalBack(shown, status: status)
    }
  }

  /// A lesson that needs far more stack than others is shown with less and less of it.
  @Test
  func `a stack overflow gives the terminal back, although no stack is left to do it on`()
    async throws
  {
    try await inFolder { folder in
      try copyCourse(to: "\(folder)/course")
      let roots = String(repeating: "\\sqrt{", count: 48) + "x" + String(repeating: "}", count: 48)
      try Files.write(
        "# Deep\n\nShort.\n\n## Deeper\n\n```math\n\(roots)\n```\n",
        to: "\(folder)/course/02-cross-correlation/lesson.md")
      for kilobytes in stride(from: 96, through: 32, by: -4) {
        let shown = try await Terminal(folder: folder).run(
          """
          stty -g; (ulimit -Ss \(kilobytes); exec cnn-tutor lesson 2 --course course --step 1); \
          echo status=$?; stty -g
          """, [.until("Enter next"), .send("\u{1B}[C"), .send("q"), .until("status=")])
        if shown.contains("status=0") { continue }
        // What crashed before the view was there says nothing about it.
        #expect(shown.contains("\u{1B}[?1049h"))
        return try expectTerminalBack(shown, status: 139)
      }
      Issue.record("No stack was too small.")
    }
  }

  @Test
  func `after a stop and fg the view is there again, and the shell had its modes`() async throws {
    try await inWorkspace { folder in
      // An interactive shell, because job control is what is tested.
      let terminal = Terminal(folder: folder, shell: "/bin/bash")
      let shown = try await terminal.run(
        "exec bash --norc --noprofile -i",
        [
          .send("PS1=; stty -g > before; cnn-tutor lesson 2\r"), .until("Enter next"),
          .send("\u{1A}"), .until("Stopped"), .send("stty -g > between; fg\r"),
          .until("Enter next"), .send("q"), .until("goes on here"),
          .send("stty -g > after; exit\r"), .until("exit"),
        ])
      let modes = try ["before", "between", "after"].map { try Files.readText("\(folder)/\($0)") }
      #expect(Set(modes).count == 1, "\(modes) \(shown.debugDescription)")
    }
  }

  @Test
  func `a lesson is read with keys, and goes on where it was left`() async throws {
    try await inWorkspace { folder in
      let terminal = Terminal(folder: folder, rows: 40)
      let shown = try await terminal.run(
        "cnn-tutor lesson 2; cnn-tutor lesson 2",
        [
          .until("1/\(Self.steps)"), .send("\u{1B}[C"), .until("2/\(Self.steps)"),
          .send("\u{1B}[C"), .until("3/\(Self.steps)"),
          .send("p"), .until("Your answer"), .send("471\r"), .until("Not 471"),
          .until("4 products"),
          .send("470\r"), .until("Answer:"), .until("Right."),
          .send("/neuron\r"), .until("neuron"), .send("t"), .until("Steps of lesson 2"),
          .send("q"), .send("b"), .send("g"), .until("1/\(Self.steps)"), .send("\u{1B}[C"),
          .until("2/\(Self.steps)"),
          .send("q"), .until("step 2 of \(Self.steps)"), .until("2/\(Self.steps)"), .send("q"),
          .until("step 2 of \(Self.steps)"),
        ])
      #expect(shown.contains("\u{1B}[?1049h"))
    }
  }

  @Test
  func `no keys draw what an open question hides, and no resize does`() async throws {
    try await inWorkspace { folder in
      let shown = try await Terminal(folder: folder, environment: ["NO_COLOR": "1"]).run(
        """
        T=$(tty); (while [ ! -e resize ]; do sleep 0.1; done; stty -F $T cols 60) & \
        cnn-tutor lesson 2 --step 3
        """,
        [
          .until("3/\(Self.steps)"), .send("\r\r\u{1B}[C"), .until("goes on without"),
          .send("e"), .until("correlate2d"), .send("\r\u{1B}[Cq"),
          .send("x"), .until("Answer the question first"),
          .send("t"), .until("Steps of lesson 2"), .send("\u{1B}[Bq"),
          .send("/470\rn"), .send("p"), .until("Your answer"),
          .act { try Files.write("", to: "\(folder)/resize") },
          .until(String(repeating: "─", count: 60)), .send("\u{1B}"), .until("p predict"),
          .send("q"), .until("of \(Self.steps)"),
        ])
      #expect(!shown.contains("Answer:") && !shown.contains("6·40 = 470"))
    }
  }

  @Test
  func `in a narrow window nothing is cut that is said, and words are found across lines`()
    async throws
  {
    try await inWorkspace { folder in
      try copyCourse(to: "\(folder)/course")
      try Files.write(
        """
        # Sliding

        What it finds.

        ## Of many positions: slide, multiply, add

        Here the overlay begins at the top left corner of the picture.

        """, to: "\(folder)/course/02-cross-correlation/lesson.md")
      let terminal = Terminal(folder: folder, columns: 40, environment: ["NO_COLOR": "1"])
      let shown = try await terminal.run(
        "cnn-tutor lesson 2 --course course",
        [
          .until("1/2"), .send("t"), .until("multiply,"), .until("add"), .until("Enter goes"),
          .send("q"), .send("/top left corner\r"), .until("1 of 1"),
          // The hit lies over a line's end; the cursor stands where it begins.
          .until("\u{1B}[4;32H\u{1B}[?25h"),
          .send("/nowhere at all\r"), .until("nowhere at all”"), .until("is nowhere in this"),
          .until("lesson."),
          .send("e"), .until("correlate2d"), .send("c"), .send("9 9\r"), .until("such as 0,1."),
          .send("q"), .send("q"), .until("step 2 of 2"),
        ])
      #expect(!shown.contains("→"))
    }
  }

  @Test
  func `watch judges each save and never moves on by itself`() async throws {
    try await inWorkspace { folder in
      let path = "\(folder)/Exercises/02-cross-correlation.swift"
      let solution = try courseFile("02-cross-correlation/solution.swift")
      let broken = solution.replacing("sum += ", with: "sum = ")
      let shown = try await Terminal(folder: folder, environment: ["NO_COLOR": "1"]).run(
        "cnn-tutor watch 2; echo status=$?",
        [
          .until("not started"), .act { try Files.write("func correlate(", to: path) },
          .until("error"), .act { try Files.write(broken, to: path) }, .until("370"),
          .act { try Files.write(solution, to: path) }, .until(": right"),
          .send("s"), .until("The solution"), .send("q"), .send("n"), .until("Valid and full"),
          .send("q"), .until("status=0"),
        ])
      let styles = shown.split(separator: "\u{1B}[").compactMap { piece -> Substring? in
        let style = piece.prefix { $0.isNumber || $0 == ";" }
        return piece.dropFirst(style.count).first == "m" ? style : nil
      }
      #expect(Set(styles) == ["0"])
      #expect(try Files.readText("\(folder)/.cnn-tutor/progress").contains("passed"))
    }
  }

  @Test(arguments: [20, 40, 80, 120])
  func `nothing that is painted is wider than the window`(columns: Int) async throws {
    try await inWorkspace { folder in
      let terminal = Terminal(
        folder: folder, columns: columns, rows: 12, environment: ["NO_COLOR": "1"])
      let shown = try await terminal.run(
        "cnn-tutor watch 2; cnn-tutor lesson 1",
        [
          .until("0/"), .until("?"), .send("q"), .until("1/"), .send("\u{1B}[C"), .until("2/"),
          .send("q"),
        ])
      for piece in shown.split(separator: "\u{1B}[K") {
        let parts = piece.split(separator: ";1H")
        guard parts.count > 1, let line = parts.last else { continue }
        #expect(cellWidth(of: String(line)) <= columns, "\(line)")
      }
    }
  }

  @Test
  func `an answer about the background is never taken for keys`() async throws {
    // A busy machine can be later than the 200 ms that the tool waits; then it goes without.
    var isLight = false
    for _ in 1...5 where !isLight {
      try await inWorkspace { folder in
        let shown = try await Terminal(folder: folder, environment: ["COLORTERM": "truecolor"]).run(
          "cnn-tutor lesson 2",
          [
            .until("\u{1B}]11;?"), .send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c"),
            .until("1/\(Self.steps)"), .send("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\"),
            .send("\u{1B}[C"),
            .until("2/\(Self.steps)"), .send("q"), .until("step 2 of \(Self.steps)"),
          ])
        // The light theme's dark blue, not the dark theme's light one.
        isLight = shown.contains("38;5;25m") && !shown.contains("38;5;117m")
      }
    }
    #expect(isLight)
  }

  @Test
  func `an answer that comes after the view was left is not typed into the shell`() async throws {
    // On a busy machine the answer can come later than the moment for which the tool waits.
    var isClean = false
    for _ in 1...5 where !isClean {
      try await inWorkspace { folder in
        let terminal = Terminal(
          folder: folder, shell: "/bin/bash", environment: ["COLORTERM": "truecolor"])
        let shown = try await terminal.run(
          "cnn-tutor lesson 2; read -t 20 line; echo \"line=<$line>\"",
          [
            .until("\u{1B}]11;?"), .until("1/\(Self.steps)"), .send("q"),
            .act { _ = try Processes.run("sleep", ["1.5"]) },
            .send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"), .send("\u{1B}[?62;22c"),
            .until("step 1 of \(Self.steps)"), .send("typed\r"), .until("line="),
          ])
        isClean = shown.contains("line=<typed>")
      }
    }
    #expect(isClean)
  }

  @Test
  func `a long text goes through the pager that is asked for, as git has it`() async throws {
    try await inWorkspace { folder in
      let read = "cnn-tutor lesson 2 --all"
      let shown = try await Terminal(
        folder: folder, environment: ["PAGER": "sed -n \"1s/^/paged:$LESS /p\" | tr p P"]
      ).run(
        "\(read); LESS=-i \(read); TERM=dumb \(read); PAGER=no-such \(read); echo end=$?",
        [
          .until("Paged:FRX "), .until("Paged:-i "), .until("The pager “no-such” could not be run"),
          .until("end=0"),
        ])
      // Straight to the terminal the other two times.
      #expect(shown.ranges(of: "Paged:").count == 2)
      #expect(shown.ranges(of: "The overlay meets the underlay").count == 2)
    }
  }

  @Test
  func `x runs the example of a step, and e works its operation out`() async throws {
    try await inWorkspace { folder in
      let step = try stepOfExample("02-cross-correlation/lesson.md")
      let shown = try await Terminal(folder: folder, rows: 40).run(
        "cnn-tutor lesson 2 --step \(step); echo status=$?",
        [
          .until("p predict"), .send("x"), .until("Answer the question first"),
        ] + Terminal.showAnswer + [
          .send("x"), .until("Ctrl-R runs it"), .send("\u{12}"), .until("The example prints:"),
          .send("q"), .until("Ctrl-R runs it"), .send("\u{1B}"), .until("x try"),
          .send("e"), .until("correlate2d"), .send("q"), .send("q"), .until("status=0"),
        ])
      #expect(shown.contains("products"))
    }
  }

  @Test
  func `e works out what the step teaches, not the lesson's first operation`() async throws {
    try await inWorkspace { folder in
      let shown = try await Terminal(folder: folder, rows: 40).run(
        "cnn-tutor lesson 3 --step 5; echo status=$?",
        [
          .until("Full: hang over"), .send("e"), .until("3 weights hang over the edge"),
          .send("q"), .send("q"), .until("status=0"),
        ])
      #expect(shown.contains("correlate2d"))
    }
  }
}
