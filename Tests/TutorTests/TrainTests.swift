import ConvNet
import HandwrittenDigits
import Platform
import TestSupport
import Testing

/// `train` and `predict`, as the built tool.
@Suite(.takesTurns) struct TrainTests {
  /// A training so short that it only shows that everything is connected.
  static let short = ["train", "--network", "one-pair", "--epochs", "2", "--seed", "3"]

  @Test func `in a pipe an epoch is a line, and the test comes last`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.run(Self.short, in: folder)
      #expect(outcome.status == 0)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.filter { $0.hasPrefix("epoch ") }.count == 2)
      #expect(lines.contains { $0.hasPrefix("epoch 2  loss ") && $0.contains("held out ") })
      #expect(outcome.output.contains("Test: "))
      #expect(!outcome.output.contains("\u{1B}"))
      #expect(outcome.error.isEmpty)
    }
  }

  @Test func `as JSON the start, each epoch and the end are a line`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.run(Self.short + ["--format", "json"], in: folder)
      #expect(outcome.status == 0)
      let lines = outcome.output.split(separator: "\n").map(String.init)
      let events = ["start", "epoch", "epoch", "end"]
      #expect(lines.count == events.count)
      for (line, event) in zip(lines, events) {
        #expect(line.hasPrefix(#"{"event":"\#(event)","#) && line.hasSuffix("}"))
      }
      #expect(lines[3].contains(#""test":{"loss":"#))
      try Files.write(outcome.output, to: "\(folder)/lines.json")
      let check = "import json; [json.loads(line) for line in open('lines.json')]"
      if Environment.find("python3") != nil {
        let python = try await Tool.program("/usr/bin/env", ["python3", "-c", check], in: folder)
        #expect(python.status == 0, "\(python.error)")
      }
    }
  }

  @Test func `the same seed writes the same weights with any number of threads`() async throws {
    try await inFolder { folder in
      for (threads, seed) in [("1", "3"), ("2", "3"), ("2", "4")] {
        let outcome = try await Tool.run(
          ["train", "--epochs", "1", "--threads", threads, "--seed", seed]
            + ["--save", "\(threads)-\(seed)"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("The weights are in “\(threads)-\(seed)”."))
      }
      let files = try ["1-3", "2-3", "2-4"].map { try Files.read("\(folder)/\($0)") }
      #expect(files[0] == files[1])
      #expect(files[1] != files[2])
    }
  }

  @Test func `predict reads a digit with the weights that train saved`() async throws {
    try await inFolder { folder in
      let trained = try await Tool.run(
        ["train", "--epochs", "8", "--save", "weights"], in: folder)
      #expect(trained.status == 0)
      // A training picture, to be sure that it is read rightly; its pixels go to 16.
      let digit = HandwrittenDigits.training[0]
      let words = digit.image.cells.map { "\(Int($0 * 16))" }.joined(separator: " ")
      try Files.write("P2\n# a digit\n8 8\n16\n\(words)\n", to: "\(folder)/digit.pgm")
      let outcome = try await Tool.run(["predict", "digit.pgm", "--load", "weights"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("“digit.pgm”: \(digit.label)  "))
      #expect(outcome.output.split(separator: "\n").count == 1)
      let shown = try await Tool.run(
        ["predict", "digit.pgm", "--load", "weights", "--show"], in: folder)
      let digits = shown.output.split(separator: "\n").filter { line in
        line.first?.isNumber == true && line.contains(" %")
      }
      #expect(digits.count == 10)

      let bytes = "P5 8 8 16\n".utf8 + digit.image.cells.map { UInt8($0 * 16) }
      try Files.write(Array(bytes), to: "\(folder)/bytes.pgm")
      let json = try await Tool.run(
        ["predict", "bytes.pgm", "--load", "weights", "--format", "json"], in: folder)
      #expect(
        json.output.hasPrefix(#"{"file":"bytes.pgm","picture":1,"read":\#(digit.label),"#))

      // What was saved is where the next training begins: not at ln 10.
      let more = try await Tool.run(
        ["train", "--load", "weights", "--epochs", "1", "--rate", "0.001"], in: folder)
      let before = try #require(more.output.firstMatch(of: /first step: loss ([0-9.]+),/))
      #expect(try #require(Double(before.1)) < 1, "\(more.output)")
    }
  }

  /// An IDX file of one picture of 8×8.
  static let idx: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8] + [UInt8](repeating: 9, count: 64)

  /// What is asked for, what lies in the folder, and what is answered.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var files: [String: [UInt8]] = [:]
    var words: String
    var status = 64
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let refusals = [
    Refusal(arguments: ["train", "--epochs", "0"], words: "--epochs takes a whole number"),
    Refusal(arguments: ["train", "--batch", "-1"], words: "--batch"),
    Refusal(arguments: ["train", "--rate", "-0.1"], words: "--rate"),
    Refusal(arguments: ["train", "--rate", "nan"], words: "--rate takes a number above 0"),
    Refusal(arguments: ["train", "--momentum", "1"], words: "--momentum takes a number"),
    Refusal(arguments: ["train", "--threads", "0"], words: "--threads takes a whole number"),
    Refusal(arguments: ["train", "--network", "lenet"], words: "fully-connected"),
    Refusal(arguments: ["train", "--validation", "1438"], words: "leaves nothing to learn from"),
    Refusal(arguments: ["train", "--data", "nowhere"], words: "There is no folder “nowhere”"),
    Refusal(arguments: ["train", "--data", "."], words: "train-images-idx3-ubyte"),
    Refusal(
      arguments: ["train", "--data", "."],
      files: ["train-images-idx3-ubyte": [1, 2, 3], "train-labels-idx1-ubyte": [1]],
      words: "cut short"),
    Refusal(
      arguments: ["train", "--data", "."],
      files: [
        "train-images-idx3-ubyte.gz": [0x1f, 0x8b, 8, 0, 1, 2], "train-labels-idx1-ubyte": [1],
      ],
      words: "gzip cannot unpack"),
    Refusal(
      arguments: ["train", "--data", "."],
      files: [
        "train-images-idx3-ubyte": idx,
        "train-labels-idx1-ubyte": [0, 0, 8, 1, 0, 0, 0, 1, 10],
      ],
      words: "labels go from 0 to 9"),
    Refusal(arguments: ["train", "--load", "nowhere"], words: "There is no “nowhere”"),
    Refusal(
      arguments: ["train", "--load", "w"], files: ["w": [1, 2, 3]], words: "no file of weights"),
    Refusal(arguments: ["train", "--save", "no/such/w"], words: "There is no folder “no/such”"),
    Refusal(arguments: ["train", "--save", "."], words: "is a folder"),
    Refusal(
      arguments: ["train", "--epochs", "2", "--rate", "1e20"], words: "Try a smaller step size",
      status: 1),
    Refusal(arguments: ["predict"], words: "file"),
    Refusal(arguments: ["predict", "x", "--pictures", "0"], words: "--pictures takes a whole"),
    Refusal(arguments: ["predict", "x", "--load", "nowhere"], words: "There is no “nowhere”"),
  ]

  @Test(arguments: refusals)
  func `what cannot be done is refused with a sentence`(_ refusal: Refusal) async throws {
    try await inFolder { folder in
      for (name, bytes) in refusal.files { try Files.write(bytes, to: "\(folder)/\(name)") }
      let outcome = try await Tool.run(refusal.arguments, in: folder)
      #expect(outcome.status == refusal.status)
      #expect(outcome.error.contains(refusal.words), "\(outcome.error)")
      let left = try Files.names(in: folder)
      #expect(left == refusal.files.keys.sorted(), "nothing is left half written")
    }
  }

  @Test func `weights of another network or of other pictures are refused`() async throws {
    try await inFolder { folder in
      _ = try await Tool.run(Self.short + ["--epochs", "1", "--save", "w"], in: folder)
      let other = try await Tool.run(
        ["train", "--network", "relu", "--load", "w"], in: folder)
      #expect(other.status == 64)
      #expect(other.error.contains("belong to the network one-pair for 8×8 pictures"))

      try Files.write("P2 3 1 255 1 2 3\n", to: "\(folder)/small.pgm")
      try Files.write("GIF89a", to: "\(folder)/other.gif")
      try Files.write("P5 8 8 255\nshort", to: "\(folder)/short.pgm")
      try Files.makeFolder("\(folder)/folder")
      // Each file gets its sentence, whatever is the matter with those before it.
      let outcome = try await Tool.run(
        ["predict", "small.pgm", "other.gif", "short.pgm", "folder", "nowhere.png", "--load", "w"],
        in: folder)
      for words in [
        "No digit is to be seen in “small.pgm”", "of the kind GIF",
        "“short.pgm” ends before", "“folder” is a folder",
        "There is no “nowhere.png”",
      ] {
        #expect(outcome.error.contains(words), "\(outcome.error)")
      }
      #expect(outcome.status == 64 && outcome.output.isEmpty)
    }
  }

  @Test func `an interrupt ends after the batch and saves`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.program(
        "/usr/bin/env",
        ["timeout", "--preserve-status", "-s", "INT", "6", BuiltTool.path, "train"]
          + ["--epochs", "100000", "--save", "w"], in: folder)
      #expect(outcome.status == 130)
      #expect(outcome.output.contains("Stopped after the current batch"))
      #expect(outcome.output.contains("The weights are in “w”."))
      #expect(outcome.output.contains("Test: "), "how well it reads by then")
      let again = try await Tool.run(["train", "--load", "w", "--epochs", "1"], in: folder)
      #expect(again.status == 0)
    }
  }

  @Test(.needs("script"))
  func `on a terminal it draws while it trains, and Ctrl-C saves`() async throws {
    try await inFolder { folder in
      let shown = try await Terminal(folder: folder, columns: 100, rows: 30).run(
        "cnn-tutor train --epochs 100000 --save w; echo status=$?",
        [.until("images/s"), .until("first filters"), .send("\u{3}"), .until("status=")])
      #expect(shown.contains("status=130"))
      #expect(shown.contains("The weights are in “w”."))
      // The alternate screen was left.
      #expect(shown.contains("\u{1B}[?1049h") && shown.contains("\u{1B}[?1049l"))
      #expect(Files.exists("\(folder)/w"))
    }
  }

  @Test(.needs("script"))
  func `on a terminal the end shows filters and what was misread`() async throws {
    try await inFolder { folder in
      let shown = try await Terminal(folder: folder, columns: 100, rows: 30).run(
        "cnn-tutor train --epochs 3; echo status=$?", [.until("status=")])
      #expect(shown.contains("status=0"))
      #expect(shown.contains("Test: "))
      #expect(shown.contains("first filters"))
      #expect(shown.contains(", read as "))
    }
  }

  /// Old processors are imitated by QEMU's user mode, which ends a program that uses an instruction
  /// they do not have.
  static let emulator = Environment.find("qemu-x86_64")

  @Test(.enabled(if: emulator != nil, "needs `qemu-x86_64`"))
  func `it trains on a processor that has neither AVX nor FMA`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.program(
        try #require(Self.emulator),
        ["-cpu", "Nehalem", BuiltTool.path] + ["train", "--epochs", "1", "--threads", "1"],
        in: folder)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.contains("(baseline)"))
      #expect(outcome.output.contains("Test: "))
    }
  }

  /// Whoever passes on the terminal's signal makes two of one.
  @Test func `a signal that comes twice at once is one, and the weights are kept`() async throws {
    try await inFolder { folder in
      let outcome = try await Tool.program(
        "/bin/sh",
        [
          "-c",
          """
          "\(BuiltTool.path)" train --network course --epochs 100000 --save w > out & tutor=$!
          until grep -q "epoch.*held out" out; do sleep 0.05; done
          kill -INT $tutor; sleep 0.03; kill -INT $tutor; wait $tutor; echo "status=$?"; tail -5 out
          """,
        ], in: folder)
      #expect(outcome.output.hasPrefix("status=130\n"), "\(outcome)")
      #expect(outcome.output.contains("The weights are in “w”"), "\(outcome)")
      let read = try await Tool.run(["train", "--load", "w", "--epochs", "1"], in: folder)
      #expect(read.status == 0, "\(read)")
    }
  }
}
