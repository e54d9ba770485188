import Platform
import TestSupport
import Testing

@testable import CandidateEdits

/// What the compiler makes of one small file, asked once.
private enum Sample {
  static let source = """
    func sigma(_ z: Double) -> Double { z / (1 + z) }

    func sums(_ x: [[Double]], by factor: Double) -> [Double] {
      var all: [Double] = []
      for row in 0..<x.count {
        var sum = 0.0
        for column in 0..<x[row].count { sum += x[row][column] * factor; sum += 0 }
        if sum > 10 { sum = sigma(sigma(sum)) }
        all.append(sum)
      }
      return all
    }

    """

  static let file = Array(source.utf8)

  static let tree: [UInt8] = (try? tree(of: source)) ?? []

  static func tree(of source: String) throws -> [UInt8] {
    let folder = try ScratchFolder()
    defer { try? folder.remove() }
    let path = Path.join(folder.path, "sample.swift")
    try Files.write(source, to: path)
    return try Processes.run(
      "swiftc",
      [
        "-frontend", "-dump-ast", "-dump-ast-format", "json", "-parse-as-library", "-module-name",
        "Exercise", path,
      ]
    ).output
  }

  static func switched(_ function: String = "sums") throws -> SwitchedFile {
    try #require(SwitchedFile(file, syntax: tree, functions: [function]))
  }
}

@Suite struct SwitchedFileTests {
  struct Wanted: Sendable, CustomTestStringConvertible {
    var act: CandidateEdit.Act
    var line: Int
    /// What stands in the file with the edit made.
    var gives: String

    var testDescription: String { gives }
  }

  @Test(arguments: [
    Wanted(act: .otherName, line: 7, gives: "sum += x[column][column] * factor"),
    Wanted(act: .exchangedIndices, line: 7, gives: "sum += x[column][row] * factor"),
    Wanted(act: .surplusFactor, line: 7, gives: "{ sum += x[row][column]; "),
    Wanted(act: .otherOperator, line: 7, gives: "sum -= x[row][column]"),
    Wanted(act: .otherOperator, line: 7, gives: "for column in 0...x[row].count"),
    Wanted(act: .otherAxis, line: 5, gives: "for row in 0..<x[0].count"),
    Wanted(act: .otherNumber, line: 6, gives: "var sum = 1.0"),
    Wanted(act: .otherOperator, line: 8, gives: "if sum >= 10"),
    Wanted(act: .surplusCall, line: 8, gives: "sum = sigma(sum) }"),
    Wanted(act: .missingCall, line: 8, gives: "sum = sigma(sigma(sigma(sum)))"),
    Wanted(act: .surplusStatement, line: 7, gives: "* factor }"),
    Wanted(act: .otherPlace, line: 7, gives: "* factor }\nsum += 0\n"),
    Wanted(act: .otherOperator, line: 1, gives: "z / (1 - z)"),
    Wanted(act: .grouping, line: 1, gives: "((z) / 1) + (z)"),
  ])
  func `an edit that people make by mistake is found, with its line`(wanted: Wanted) throws {
    let edits = try Sample.switched().edits
    let found = edits.filter {
      $0.act == wanted.act && $0.lines.contains(wanted.line)
        && String(decoding: $0.applied(to: Sample.file), as: UTF8.self).contains(wanted.gives)
    }
    #expect(!found.isEmpty)
  }

  @Test func `each edit changes the file, and no two do the same`() throws {
    let files = try Sample.switched().edits.map { $0.applied(to: Sample.file) }
    #expect(files.count > 80)
    #expect(!files.contains(Sample.file))
    #expect(Set(files).count == files.count)
  }

  @Test func `a function that is too long is not gone through to its end`() throws {
    let line = "x[row][column] * factor + x[column][row] / factor - sum"
    let source = Sample.source.replacing(
      "sum += x[row][column] * factor;",
      with: (1...60).map { "sum += \(line) * \($0).0\n" }.joined())
    let tree = try Sample.tree(of: source)
    let switched = try #require(
      SwitchedFile(Array(source.utf8), syntax: tree, functions: ["sums"]))
    #expect(switched.edits.count == SwitchedFile.mostEdits + 1)
  }

  @Test func `what a function does not call is left alone`() throws {
    let lines = try Sample.switched("sigma").edits.map(\.lines)
    #expect(Set(lines) == [1...1])
  }

  @Test func `an edit that is dropped is not in the file, and the others are`() throws {
    let switched = try Sample.switched()
    let text = switched.text(without: [3])
    #expect(!text.owners.values.contains([3]))
    #expect(text.bytes != switched.text().bytes)
    let all = switched.text(without: Set(1...switched.edits.count))
    #expect(String(decoding: all.bytes, as: UTF8.self) == Sample.source)
  }

  @Test func `a line of the file belongs to the edit that stands on it`() throws {
    let text = try Sample.switched().text()
    let lines = String(decoding: text.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (line, owners) in text.owners where owners.count == 1 {
      guard let number = owners.first, lines[line - 1].hasPrefix("case ") else { continue }
      #expect(lines[line - 1].hasPrefix("case \(number): "))
    }
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"_kind": "source_file"}"#, #"{"_kind": "module", "items": []}"#,
    "(source_file",
  ])
  func `a tree of another form is none`(json: String) {
    #expect(
      SwitchedFile(Sample.file, syntax: Array(json.utf8), functions: ["sums"]) == nil)
  }

  @Test func `the program does with each edit what the file with that edit does`() throws {
    let switched = try Sample.switched()
    // Each of these has one right answer.
    let wanted: [(String, String)] = [
      ("sum -= x[row][column]", "[-6.0, -14.0]"), ("var sum = 1.0", "[7.0, 0.4838709677419355]"),
      ("sum = sigma(sum) }", "[6.0, 0.9333333333333333]"),
      ("x[row][column] - factor", "[-1.0, 3.0]"), ("{ sum += factor;", "[4.0, 4.0]"),
      ("0..<(x[row].count - 1) ", "[2.0, 6.0]"), ("x[row][column] * (-factor)", "[-6.0, -14.0]"),
      ("z * (1 + z)", "[6.0, 44310.0]"),
    ]
    let numbers = try wanted.map { gives, _ in
      try #require(
        switched.edits.firstIndex {
          String(decoding: $0.applied(to: Sample.file), as: UTF8.self).contains(gives)
        }) + 1
    }
    let folder = try ScratchFolder()
    defer { try? folder.remove() }
    let main = ([0] + numbers).map {
      "harnessChoose(\($0), 0)\nprint(sums([[1, 2], [3, 4]], by: 2))\n"
    }.joined()
    let files = [
      ("switched.swift", String(decoding: switched.text().bytes, as: UTF8.self)),
      ("main.swift", SwitchedFile.functions + main),
    ]
    let paths = try files.map { name, text in
      let path = Path.join(folder.path, name)
      try Files.write(text, to: path)
      return path
    }
    let harness = Path.join(PackageFolder.root, "Sources/ExerciseHarness/NumberChange.swift")
    let program = Path.join(folder.path, "program")
    let compiled = try Processes.run(
      "swiftc",
      ["-Onone", "-suppress-warnings", "-module-name", "ExerciseHarness", "-o", program, harness]
        + paths)
    #expect(compiled.status == 0)
    let lines = String(decoding: try Processes.run(program, []).output, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(lines.first == "[6.0, 0.4827586206896552]")
    #expect(Array(lines.dropFirst()) == wanted.map(\.1))
  }
}
