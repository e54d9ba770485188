internal import Course
internal import Judge
internal import TerminalText

extension CourseCheck {
  /// Both sides of every `=` that is plain arithmetic.
  func sums(in text: LessonText) -> [CourseProblem] {
    text.equations.compactMap { line, equation in
      guard !equation.holds else { return nil }
      return text.problem(
        line,
        "\(equation.left) is \(NumberText.shortest(equation.leftValue)), not \(equation.right).")
    }
  }

  /// Every `matrix` block holds the numbers of its id.
  func matrices(in text: LessonText) -> [CourseProblem] {
    text.source.blocks.filter { $0.name == "matrix" }.compactMap { block in
      let id = trimmed(block.info.dropFirst("matrix".count))
      guard let reference = Prediction.Reference(id),
        let value = reference.value(article: article, cases: text.cases)
      else {
        return text.lacksCases ? nil : text.problem(block.line, "No matrix has the id '\(id)'.")
      }
      guard let shown = matrixRows(block.body) else {
        return text.problem(block.line, "A matrix block holds numbers only, one row a line.")
      }
      guard let cells = value.rowsForShowing else {
        return text.problem(block.line, "'\(id)' is no matrix.")
      }
      let isSame =
        shown.count == cells.count
        && zip(shown, cells).allSatisfy { shown, cells in
          shown.count == cells.count
            && zip(shown, cells).allSatisfy { ($0.value - $1).magnitude <= $0.tolerance }
        }
      return isSame ? nil : text.problem(block.line, "The numbers are not those of '\(id)'.")
    }
  }

  /// Numbers of three and more digits in prose come from somewhere.
  func numbers(in text: LessonText) -> [CourseProblem] {
    if text.lacksCases { return [] }
    let known = KnownNumbers(text, of: articleNumbers)
    return text.source.plainProse.flatMap { line in
      Arithmetic.numbers(in: line.text.withoutAddresses).compactMap { number in
        guard number.digits >= 3, !known.contains(number.value, decimals: number.decimals) else {
          return nil
        }
        let name = NumberText.shortest(number.value)
        return text.problem(
          line.number, "\(name) comes from no example, case, output or sum of this lesson.")
      }
    }
  }
}

extension LessonText {
  /// The equations of code spans, plain blocks and predictions' explanations, with their lines.
  var equations: [(line: Int, equation: Arithmetic.Equation)] {
    let spans = source.codeSpans.map { ($0.number, $0.text) }
    let plain = source.blocks.filter { $0.info.isEmpty || $0.name == "text" }
      .flatMap { block in numbered(block.body, from: block.line + 1) }
    let reasons = source.blocks.filter { $0.name == "predict" }.flatMap { block in
      LessonSource(block.body).codeSpans.map { (block.line + $0.number, $0.text) }
    }
    return (spans + plain + reasons).flatMap { line, text in
      Arithmetic.equations(in: text).map { (line, $0) }
    }
  }

  private func numbered(_ text: String, from line: Int) -> [(Int, String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (line + $0.offset, String($0.element)) }
  }
}

/// The numbers that a lesson may name: what its examples, cases, outputs and sums contain.
private struct KnownNumbers {
  private var numbers: [Double] = []

  init(_ text: LessonText, of article: [Double]) {
    numbers = article
    for example in text.cases where example.kind != .random {
      numbers += example.arguments.flatMap(\.allNumbers) + example.expected.allNumbers
    }
    for (_, equation) in text.equations where equation.holds {
      numbers += Arithmetic.numbers(in: equation.left + " " + equation.right).map(\.value)
      numbers += [equation.leftValue, equation.rightValue]
    }
    for block in text.source.blocks where ["output", "matrix", "swift"].contains(block.name) {
      numbers += Arithmetic.numbers(in: block.body).map(\.value)
    }
    numbers = Set(numbers.map(\.magnitude)).sorted()
  }

  /// Whether one of the numbers, rounded to `decimals`, is this one. Years are always known.
  func contains(_ number: Double, decimals: Int) -> Bool {
    if decimals == 0, (1900...2099).contains(number) { return true }
    let halfUnit = decimals == 0 ? 1e-9 : Arithmetic.halfUnit(decimals: decimals)
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number - halfUnit { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] <= number + halfUnit
  }
}

/// The rows of a `matrix` block: each number with how far it may lie from the one it stands for.
func matrixRows(_ body: String) -> [[(value: Double, tolerance: Double)]]? {
  var rows: [[(value: Double, tolerance: Double)]] = []
  for line in body.split(separator: "\n") {
    var row: [(value: Double, tolerance: Double)] = []
    for word in line.split(separator: " ") {
      let plain = word.replacing("−", with: "-").replacing(",", with: "")
      guard let value = Double(plain) else { return nil }
      let decimals = plain.firstIndex(of: ".").map { plain[$0...].count - 1 } ?? 0
      row.append((value, decimals == 0 ? 1e-9 : Arithmetic.halfUnit(decimals: decimals)))
    }
    rows.append(row)
  }
  return rows.isEmpty ? nil : rows
}

extension Value {
  /// As rows: a number is one cell, a list of numbers one row, the maps of a volume stand below
  /// each other.
  var rowsForShowing: [[Double]]? {
    if let number { return [[number]] }
    return matrix ?? vector.map { [$0] } ?? volume.map { $0.flatMap { $0 } }
  }

  /// Every number in the value.
  var allNumbers: [Double] { leaves.compactMap(\.value.number) }
}

extension String {
  /// Without the targets of links, where numbers mean nothing.
  fileprivate var withoutAddresses: String { replacing(/\]\([^)]*\)|https?:\/\/\S+/, with: "]") }
}
