internal import Course
internal import ExerciseHarness
internal import SwiftTokens

/// A learner's program that says, before it stops, at which index it did, and what the variables of
/// the loops around were: the same functions, compiled once more after a crash.
///
/// Swift says "Index out of range" and no more. A subscript of the same type in the program's own
/// module hides that of the standard library; a note behind the brace of each loop says where it is.
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

  /// The file with a note behind the brace of each loop; every line stays where it is.
  static func noted(_ contents: [UInt8]) -> [UInt8] {
    var contents = contents
    let tokens = SwiftTokens(String(decoding: contents, as: UTF8.self))
    // From the end, so that the places before stay where they are.
    for loop in tokens.loops.reversed() {
      let notes = loop.variables.map { " cnnTutorSee(\"\(loop.line):\($0)\", \($0));" }.joined()
      contents.insert(contentsOf: notes.utf8, at: loop.bodyOffset + 1)
    }
    return contents
  }
}

extension ExerciseProgram {
  /// The same with checked indices.
  var checked: ExerciseProgram {
    var program = self
    program.files.insert(
      File(name: CheckedProgram.fileName, contents: Array(CheckedProgram.source.utf8)), at: 2)
    if let learner = program.files.popLast() {
      var noted = learner
      noted.contents = CheckedProgram.noted(learner.contents)
      program.files.append(noted)
    }
    return program
  }
}

// MARK: - What it says

extension Finding.Stop {
  /// Reads the note of a program that was stopped on a line of the learner's file, where it is known.
  ///
  /// Of the variables those of the loops around that line are told, and none where the function calls
  /// itself: the last note may be another call's.
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
    for loop in tokens.loops where loop.body.contains(line) {
      for name in loop.variables {
        // One that is declared anew in the loop has another value.
        guard !tokens.declares(name, in: loop.body),
          let value = places["\(loop.line):\(name)"]
        else { continue }
        // One of an outer loop with the same name is hidden.
        variables.removeAll { $0.name == name }
        variables.append(Variable(name: name, value: value))
      }
    }
  }
}
