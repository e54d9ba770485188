internal import Course
internal import ExerciseHarness
internal import SwiftTokens

/// A learner's program that says, before it stops, at which index it did, and what the variables
/// around were: the same functions, compiled once more after a crash.
///
/// Swift says "Index out of range" and no more. A subscript of the same type in the program's own
/// module hides that of the standard library; notes behind the brace of each loop, and before the line
/// that it was stopped on, say where it is.
enum CheckedProgram {
  static let fileName = "CNNTutorChecked.swift"

  /// What a list, a part of it, and a range check before they do what they always do.
  static let source = """
    @_implementationOnly import \(Harness.module)

    private var cnnTutorPlaces: [String: Int] = [:]

    func cnnTutorSee(_ place: String, _ value: Int) { cnnTutorPlaces[place] = value }
    func cnnTutorSee(_ place: String, _ value: some Any) {}

    private func cnnTutorStop(_ words: String) -> Never {
      let places = cnnTutorPlaces.map { " \\($0.key)=\\($0.value)" }.joined()
      \(Harness.module).harnessStop("\\(words)\\(places)")
    }

    private func cnnTutorElement<List: Collection>(_ list: List, _ index: List.Index) -> List.Element {
      list[index]
    }

    private func cnnTutorSet<List: MutableCollection>(
      _ list: inout List, _ index: List.Index, _ element: List.Element
    ) { list[index] = element }

    private func cnnTutorPart<List: Collection>(
      _ list: List, _ range: Range<List.Index>
    ) -> List.SubSequence { list[range] }

    private func cnnTutorSetPart<List: MutableCollection>(
      _ list: inout List, _ range: Range<List.Index>, _ part: List.SubSequence
    ) { list[range] = part }

    extension Array {
      private func cnnTutorCheck(_ index: Int) {
        if index < 0 || index >= count { cnnTutorStop("index \\(index) 0 \\(count)") }
      }

      private func cnnTutorCheck(_ range: Range<Int>) {
        if range.lowerBound < 0 || range.upperBound > count {
          cnnTutorStop("part \\(range.lowerBound) \\(range.upperBound) \\(count)")
        }
      }

      subscript(index: Int) -> Element {
        get {
          cnnTutorCheck(index)
          return cnnTutorElement(self, index)
        }
        set {
          cnnTutorCheck(index)
          cnnTutorSet(&self, index, newValue)
        }
      }

      subscript(bounds: Range<Int>) -> ArraySlice<Element> {
        get {
          cnnTutorCheck(bounds)
          return cnnTutorPart(self, bounds)
        }
        set {
          cnnTutorCheck(bounds)
          cnnTutorSetPart(&self, bounds, newValue)
        }
      }
    }

    extension ArraySlice {
      private func cnnTutorCheck(_ index: Int) {
        if index < startIndex || index >= endIndex {
          cnnTutorStop("index \\(index) \\(startIndex) \\(endIndex)")
        }
      }

      subscript(index: Int) -> Element {
        get {
          cnnTutorCheck(index)
          return cnnTutorElement(self, index)
        }
        set {
          cnnTutorCheck(index)
          cnnTutorSet(&self, index, newValue)
        }
      }
    }

    func ..< (lower: Int, upper: Int) -> Range<Int> {
      if lower > upper { cnnTutorStop("range \\(lower) \\(upper) 0") }
      return Range(uncheckedBounds: (lower, upper))
    }

    func ... (lower: Int, upper: Int) -> ClosedRange<Int> {
      if lower > upper { cnnTutorStop("closed \\(lower) \\(upper) 0") }
      return ClosedRange(uncheckedBounds: (lower, upper))
    }

    """

  /// The file with a note behind the brace of each loop, and before the statement on a line that is
  /// looked at; every line stays where it is.
  static func noted(_ contents: [UInt8], line: Int?) -> [UInt8] {
    var contents = contents
    let tokens = SwiftTokens(String(decoding: contents, as: UTF8.self))
    var notes = tokens.loops.map { loop in
      (offset: loop.bodyOffset + 1, text: loop.variables.map { note($0, loop.line) }.joined())
    }
    if let line, let statement = tokens.statement(beginningOn: line) {
      notes.append((statement.offset, statement.locals.map { note($0.name, $0.line) }.joined()))
    }
    // From the end, so that the places before stay where they are.
    for note in notes.sorted(by: { $0.offset > $1.offset }) {
      contents.insert(contentsOf: note.text.utf8, at: note.offset)
    }
    return contents
  }

  private static func note(_ name: String, _ line: Int) -> String {
    " cnnTutorSee(\"\(line):\(name)\", \(name)); "
  }
}

extension ExerciseProgram {
  /// The same with checked indices.
  ///
  /// - Parameter line: where it was stopped, as far as that is known.
  func checked(at line: Int?) -> ExerciseProgram {
    var program = self
    program.files.insert(
      File(name: CheckedProgram.fileName, contents: Array(CheckedProgram.source.utf8)), at: 2)
    if let learner = program.files.popLast() {
      var noted = learner
      noted.contents = CheckedProgram.noted(learner.contents, line: line)
      program.files.append(noted)
    }
    return program
  }
}

// MARK: - What it says

extension Finding.Stop {
  /// Reads the note of a program that was stopped on a line of the learner's file, where it is known.
  ///
  /// None of the variables is told where the function calls itself: the last note may be another call's.
  ///
  /// - Returns: nil where there is no note.
  init?(_ transcript: Transcript, line: Int?, in tokens: SwiftTokens) {
    guard let note = transcript.results.last(where: { $0.hasPrefix("stopped ") }) else {
      return nil
    }
    let words = note.split(separator: " ").dropFirst()
    guard let kind = words.first,
      case let numbers = words.dropFirst().prefix(3).compactMap({ Int($0) }),
      numbers.count == 3
    else { return nil }
    switch kind {
    case "index": cause = .index(numbers[0], of: numbers[1]..<max(numbers[1], numbers[2]))
    case "part": cause = .part(from: numbers[0], to: numbers[1], count: numbers[2])
    case "range": cause = .range(numbers[0], numbers[1], isClosed: false)
    case "closed": cause = .range(numbers[0], numbers[1], isClosed: true)
    default: return nil
    }
    guard let line, let around = tokens.declarations.first(where: { $0.lines.contains(line) }),
      !around.names.contains(around.name)
    else { return }
    let places = Dictionary(
      words.dropFirst(4).compactMap { word -> (Substring, Int)? in
        let parts = word.split(separator: "=")
        return parts.count == 2 ? Int(parts[1]).map { (parts[0], $0) } : nil
      }, uniquingKeysWith: { $1 })
    /// Those of the loops around and, of the others, those that these loops or the line speak of.
    var seen = tokens.loops.filter { $0.body.contains(line) }
      .flatMap { loop in loop.variables.map { SwiftTokens.Local(name: $0, line: loop.line) } }
    let lines = Set(seen.map(\.line) + [line])
    let mentioned = Set(tokens.tokens.filter { lines.contains($0.line) }.map(\.text))
    seen += (tokens.statement(beginningOn: line)?.locals ?? [])
      .filter { mentioned.contains($0.name) }
    for local in seen.sorted(by: { $0.line < $1.line }) {
      // One that is declared anew before the line has another value.
      guard !tokens.declares(local.name, in: local.line + 1..<max(line, local.line + 1)),
        let value = places["\(local.line):\(local.name)"]
      else { continue }
      // One of an outer loop with the same name is hidden.
      variables.removeAll { $0.name == local.name }
      variables.append(Variable(name: local.name, value: value))
    }
  }
}
