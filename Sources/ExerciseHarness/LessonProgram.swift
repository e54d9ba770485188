#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a lesson's folder can compute: its cases, and for each of them what the solution and each
/// mistake make of it.
///
/// It is run in a process of its own, as a learner's program is: a mistake may trap or loop.
public struct LessonProgram {
  /// The lesson's folder: `05-doubling`.
  public var folder: String
  var fixed: (inout Cases) -> Void
  var drawn: (inout Draw, inout Cases) -> Void
  /// Smaller ones, for whoever works them out by hand.
  var practised: ((inout Draw, inout Cases) -> Void)?
  /// By the function's name: the shape of the right result of a call.
  var shapes: [String: (WireReader) -> [Axis]]
  /// By the function's name.
  var solution: [String: HarnessCall]
  /// By the mistake's id and the function's name: `halved/twice`.
  var mistakes: [String: HarnessCall]

  /// The program of the lesson in this folder; `cases` makes the fixed ones, `random` those of a draw,
  /// `practice` those that are worked out by hand.
  public init(
    folder: String, cases: @escaping (inout Cases) -> Void,
    random: @escaping (inout Draw, inout Cases) -> Void,
    practice: ((inout Draw, inout Cases) -> Void)? = nil,
    shapes: [String: (WireReader) -> [Axis]], solution: [String: HarnessCall],
    mistakes: [String: HarnessCall]
  ) {
    self.folder = folder
    fixed = cases
    drawn = random
    practised = practice
    self.shapes = shapes
    self.solution = solution
    self.mistakes = mistakes
  }
}

extension LessonProgram {
  /// The call that lists the cases.
  public static let cases = "cases"

  /// The call that lists cases to be worked out by hand: those of `practice.swift`, and the random
  /// ones of the functions that it does not call.
  public static let practice = "practice"

  /// What the program answers to: its cases, `solution/twice`, `halved/twice`.
  public var calls: [String: HarnessCall] {
    var calls = mistakes
    for (name, call) in solution { calls["solution/\(name)"] = call }
    calls[Self.cases] = listing { [self] draw, rounds in
      var cases = Cases()
      if rounds.lowerBound == 0 { fixed(&cases) }
      return cases.entries + entries(&draw, rounds, by: drawn)
    }
    calls[Self.practice] = listing { [self] draw, rounds in
      let own = practised.map { entries(&draw, rounds, by: $0) } ?? []
      let called = Set(own.map(\.call.function))
      return own + entries(&draw, rounds, by: drawn).filter { !called.contains($0.call.function) }
    }
    return calls
  }

  /// A call that lists the cases of some rounds.
  private func listing(
    _ entries: @escaping (inout Draw, Range<Int>) -> [Cases.Entry]
  ) -> HarnessCall {
    { [self] reader in
      let seed = UInt64(bitPattern: Int64(reader.integer()))
      let (first, rounds) = (reader.integer(), reader.integer())
      return {
        var draw = Draw(seed: seed)
        let entries = entries(&draw, first..<rounds)
        return { writer in writer.list(entries) { write($0, to: writer) } }
      }
    }
  }

  /// The random cases of these rounds, as one of the lesson's functions makes them.
  private func entries(
    _ draw: inout Draw, _ rounds: Range<Int>, by make: (inout Draw, inout Cases) -> Void
  ) -> [Cases.Entry] {
    var entries: [Cases.Entry] = []
    for round in 0..<rounds.upperBound {
      var cases = Cases()
      make(&draw, &cases)
      guard rounds.contains(round) else { continue }
      entries += cases.entries.map { entry in
        var entry = entry
        if round > 0 { entry.id += ".\(round + 1)" }
        return entry
      }
    }
    return entries
  }

  private func write(_ entry: Cases.Entry, to writer: WireWriter) {
    writer.note("case") { note in
      note.begin(2)
      note.write(entry.id)
      note.write(entry.line)
    }
    let arguments = Array(entry.call.words.utf8)
    guard let call = solution[entry.call.function] else {
      brokenCourse(
        "The case '\(entry.id)' calls '\(entry.call.function)', which is not there.",
        line: entry.line)
    }
    let expected = WireWriter()
    if entry.expected == nil { call(WireReader(arguments))()(expected) }
    let axes = shapes[entry.call.function]?(WireReader(arguments)) ?? []
    writer.write(entry.line)
    writer.write(entry.kind.rawValue)
    writer.write(entry.id)
    writer.write(entry.title)
    writer.write(entry.call.function)
    writer.add(entry.call.words)
    writer.add(entry.expected ?? expected.text)
    writer.list(axes) { axis in
      writer.begin(4)
      writer.write(axis.name)
      writer.write(axis.formula)
      writer.write(axis.length)
      writer.list(axis.terms) { factors in writer.list(factors) { writer.write($0) } }
    }
    writer.list(entry.facts) { fact in
      writer.begin(3)
      writer.write(fact.id)
      writer.write(fact.element)
      writer.optional(fact.value) { value in writer.list(value) { writer.write($0) } }
    }
  }
}

/// Ends a course's program with a sentence for its author, about a line of one of the lesson's files.
///
/// - Parameter file: as the compiler was told to call it: `Lessons/05-doubling/cases.swift`.
func brokenCourse(_ sentence: String, file: String = "cases.swift", line: Int) -> Never {
  WireWriter.ofResults.note("broken") { note in
    note.begin(3)
    note.write(file.split(separator: "/").last.map(String.init) ?? file)
    note.write(line)
    note.write(sentence)
  }
  HarnessExit.brokenCourse.leave()
}

/// The numbers of the article that a course is built on, for its cases.
///
///     let x: [[Double]] = article["fm3x3.z", "a_prev"]
public struct ArticleNumbers: Sendable {
  /// By `ID` and `NAME` of an input, or `ID` and nothing for the result: the words of the value.
  private let values: [Substring: Substring]

  /// The numbers that stand in these lines.
  public init(_ lines: String) {
    var values: [Substring: Substring] = [:]
    for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let head = Substring(line[..<tab])
      if values[head] == nil { values[head] = Substring(line[line.index(after: tab)...]) }
    }
    self.values = values
  }

  /// An input of an example.
  public subscript<Number: ArticleNumber>(
    id: String, name: String, file file: String = #file, line line: Int = #line
  ) -> Number {
    guard let words = words("\(id) \(name)"), let number = Number(article: words) else {
      brokenCourse(
        "article.json has no example '\(id)' with an input '\(name)' of the type \(Number.spelling).",
        file: file, line: line)
    }
    return number
  }

  /// The result of an example.
  public subscript<Number: ArticleNumber>(
    id: String, file file: String = #file, line line: Int = #line
  ) -> Number {
    guard let words = words("\(id) "), let number = Number(article: words) else {
      brokenCourse(
        "article.json has no example '\(id)' with a result of the type \(Number.spelling).",
        file: file, line: line)
    }
    return number
  }

  /// An input `[4, 5]` as rows and columns.
  public func shape(
    _ id: String, _ name: String, file: String = #file, line: Int = #line
  ) -> (rows: Int, columns: Int) {
    let lengths: [Int] = self[id, name, file: file, line: line]
    guard lengths.count == 2 else {
      brokenCourse(
        "In article.json the input '\(name)' of '\(id)' is not a pair of lengths.", file: file,
        line: line)
    }
    return (lengths[0], lengths[1])
  }

  private func words(_ head: String) -> [UInt8]? { values[head[...]].map { Array($0.utf8) } }
}

/// What a number of the article can be in a case: a number, a whole number, lists of them.
public protocol ArticleNumber {
  /// How the type is written.
  static var spelling: String { get }
  /// Reads the words of a value; nil where they are those of another type.
  init?(article words: [UInt8])
}

extension Double: ArticleNumber {
  public static var spelling: String { "Double" }

  public init?(article words: [UInt8]) {
    guard words.first == UInt8(ascii: "d") else { return nil }
    self = WireReader(words).number()
  }
}

extension Int: ArticleNumber {
  public static var spelling: String { "Int" }

  public init?(article words: [UInt8]) {
    guard let number = Double(article: words) else { return nil }
    self.init(exactly: number)
  }
}

extension Array: ArticleNumber where Element: ArticleNumber {
  public static var spelling: String { "[\(Element.spelling)]" }

  public init?(article words: [UInt8]) {
    var words = words.split(separator: UInt8(ascii: " "))[...]
    guard let elements = Self.elements(&words), words.isEmpty else { return nil }
    var list: [Element] = []
    for element in elements {
      guard let element = Element(article: element) else { return nil }
      list.append(element)
    }
    self = list
  }

  /// The words of each element of the list that comes first.
  private static func elements(_ words: inout ArraySlice<ArraySlice<UInt8>>) -> [[UInt8]]? {
    guard let count = Self.count(words.popFirst()) else { return nil }
    var elements: [[UInt8]] = []
    for _ in 0..<count {
      var element: [UInt8] = []
      var missing = 1
      while missing > 0 {
        guard let word = words.popFirst() else { return nil }
        element += (element.isEmpty ? [] : [UInt8(ascii: " ")]) + word
        missing += (Self.count(word) ?? 0) - 1
      }
      elements.append(element)
    }
    return elements
  }

  private static func count(_ word: ArraySlice<UInt8>?) -> Int? {
    guard let word, word.first == UInt8(ascii: "l") else { return nil }
    return Int(String(decoding: word.dropFirst(), as: UTF8.self))
  }
}

// MARK: - Shapes

extension Axis {
  /// The axis of an overlay that stays inside: `4 − 2 + 1`, `⌊(5 − 2) / 2⌋ + 1`.
  public static func valid(_ name: String, _ input: Int, _ overlay: Int, stride: Int = 1) -> Axis {
    if stride == 1, input >= overlay { return Axis(name, [[input], [-overlay], [1]]) }
    let formula =
      stride == 1
      ? "\(input) − \(overlay) + 1" : "⌊(\(input) − \(overlay)) / \(stride)⌋ + 1"
    return Axis(name, formula, input < overlay ? 0 : (input - overlay) / stride + 1)
  }

  /// The axis of an overlay that hangs over the edges: `4 + 2 − 1`.
  public static func full(_ name: String, _ input: Int, _ overlay: Int) -> Axis {
    Axis(name, [[input], [overlay], [-1]])
  }

  /// An axis as long as an argument's.
  public static func same(_ name: String, _ length: Int) -> Axis { Axis(name, "\(length)", length) }
}

extension [Axis] {
  /// The shape of a matrix.
  public static func same(_ matrix: [[Double]]) -> [Axis] {
    [.same("rows", matrix.count), .same("columns", matrix.first?.count ?? 0)]
  }
}
