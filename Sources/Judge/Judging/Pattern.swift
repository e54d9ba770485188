internal import Course
internal import TerminalMarkdown

/// What the differences between a learner's results and the right ones have in common, where no
/// known mistake makes them.
///
/// Each look at a sample gives the sentences that hold for it; a sentence counts where it holds for
/// every sample, and of those the first, in the order of the looks, is said.
enum Pattern {
  static func sentence(_ samples: [Sample]) -> String? {
    // The largest sample leads: in a small one much holds by chance, or has no room to fail.
    var samples = samples.sorted { $0.pairs.count > $1.pairs.count }
    guard !samples.isEmpty else { return nil }
    samples[0].leads = true
    // Any two numbers differ by something: one wrong number alone is no pattern.
    if samples.count == 1, samples[0].pairs.count == 1 { return unchanged(samples[0]).first }
    for look in looks {
      for sentence in look(samples[0])
      where samples.dropFirst().allSatisfy({ look($0).contains(sentence) }) {
        return sentence
      }
    }
    return nil
  }

  typealias Look = @Sendable (Sample) -> [String]

  private static let looks: [Look] = [
    unchanged, allTheSame, sign, turned, offset, factor, runningTotals, rounding, signs,
    fewerMaps, shifted, places, moved, since,
  ]

  // MARK: Looks

  private static func unchanged(_ sample: Sample) -> [String] {
    sample.arguments.compactMap { name, value in
      guard case .regular(let lengths) = value.lengths, lengths.count == sample.rank,
        let maps = Sample.maps(value, sample.rank), Sample.agree(sample.actual, maps)
      else { return nil }
      return sample.rank == 0
        ? "the number is that of '\(name)'" : "the result is '\(name)', unchanged"
    }
  }

  private static func allTheSame(_ sample: Sample) -> [String] {
    let numbers = sample.actualNumbers
    guard let first = numbers.first, numbers.allSatisfy({ $0 == first }) else { return [] }
    if first == 0 {
      return [
        sample.rank == 0 ? "the result is 0" : "every number is 0: is the result ever filled in?"
      ]
    }
    guard !sample.leads || Set(sample.expectedNumbers).count > 1 else { return [] }
    return ["every number is \(NumberText.shortest(first))", "every number is the same"]
  }

  private static func sign(_ sample: Sample) -> [String] {
    sample.isActual { $0.map { $0.map { $0.map { -$0 } } } }
      ? ["every number has the opposite sign"] : []
  }

  private static func turned(_ sample: Sample) -> [String] {
    guard sample.rank > 0 else { return [] }
    if sample.rank == 1 {
      return sample.isActual { $0.map(Turned.mirrored) }
        ? ["the right numbers, in reverse order"] : []
    }
    let turns: [([[Double]]) -> [[Double]]] = [
      Turned.transposed, Turned.by180, Turned.mirrored, Turned.upsideDown, Turned.by90,
      Turned.by270,
    ]
    let names = [
      "transposed: rows and columns are swapped", "rotated by 180°", "mirrored left to right",
      "mirrored top to bottom", "turned by 90° clockwise", "turned by 90° anticlockwise",
    ]
    var sentences: [String] = []
    for (turn, name) in zip(turns, names) where sample.isActual({ $0.map(turn) }) {
      sentences.append("the right numbers, \(name)")
    }
    if sample.expected.count > 1, sample.isActual({ $0.reversed() }) {
      sentences.append("the right maps, in reverse order")
    }
    return sentences
  }

  private static func offset(_ sample: Sample) -> [String] {
    guard let (actual, expected) = sample.pairs.first else { return [] }
    let offset = actual - expected
    guard offset != 0,
      sample.pairs.allSatisfy({ isNear($0.actual - $0.expected, offset, scale: $0.expected) })
    else { return [] }
    let what = sample.rank == 0 ? "the result" : "every number"
    var sentences = sample.arguments.compactMap { name, value -> String? in
      guard let number = value.number, number != 0 else { return nil }
      if isNear(offset, number, scale: expected) { return "\(what) is too large by '\(name)'" }
      if isNear(offset, -number, scale: expected) { return "\(what) is too small by '\(name)'" }
      return nil
    }
    let direction = offset > 0 ? "large" : "small"
    sentences.append("\(what) is too \(direction) by \(NumberText.shortest(offset.magnitude))")
    return sentences
  }

  private static func factor(_ sample: Sample) -> [String] {
    guard let (actual, expected) = sample.pairs.first(where: { $0.expected != 0 }) else {
      return []
    }
    let factor = actual / expected
    guard factor != 1, factor != 0, factor.isFinite,
      sample.pairs.allSatisfy({ isNear($0.actual, $0.expected * factor, scale: $0.actual) })
    else { return [] }
    let what = sample.rank == 0 ? "the result" : "every number"
    var sentences: [String] = []
    for (name, count) in quantities(sample) where count != 1 && count != 0 {
      if isNear(factor, count, scale: count) {
        sentences.append("\(what) is the right one times \(name)")
      } else if isNear(factor, 1 / count, scale: 1 / count) {
        sentences.append("\(what) is the right one divided by \(name)")
      }
    }
    if isNear((1 / factor).rounded(), 1 / factor, scale: 1 / factor), (1 / factor).magnitude > 1 {
      sentences.append("\(what) is the right one divided by \(NumberText.shortest(1 / factor))")
    } else {
      sentences.append("\(what) is \(NumberText.shortest(factor)) times the right one")
    }
    return sentences
  }

  /// Numbers that a learner may have multiplied or divided by, with their names.
  private static func quantities(_ sample: Sample) -> [(String, Double)] {
    var quantities: [(String, Double)] = []
    for (name, value) in sample.arguments {
      if let number = value.number {
        quantities.append(("'\(name)'", number))
      } else if case .regular(let lengths) = value.lengths, !lengths.isEmpty {
        let count = lengths.reduce(1, *)
        quantities.append(
          ("the number of \(lengths.count == 1 ? "elements" : "cells") of '\(name)'", Double(count))
        )
        if lengths.count > 1 {
          for (axis, length) in zip(ShapeComparison.axisNames(lengths.count), lengths) {
            quantities.append(("the number of \(axis) of '\(name)'", Double(length)))
          }
        }
      }
    }
    if sample.pairs.count > 1 {
      quantities.append(("the number of results", Double(sample.pairs.count)))
    }
    return quantities
  }

  private static func runningTotals(_ sample: Sample) -> [String] {
    guard sample.pairs.count > 1 else { return [] }
    func totals(_ numbers: [Double]) -> [Double] {
      var total = 0.0
      return numbers.map { number in
        total += number
        return total
      }
    }
    if sample.isActual({ $0.map { $0.map(totals) } }), sample.expected[0].count > 1 {
      return ["each number holds those to its left as well: the sum is not set back to 0"]
    }
    if Sample.agree([totals(sample.expectedNumbers)], [sample.actualNumbers]) {
      return ["each number holds all those before it as well: the sum is not set back to 0"]
    }
    return []
  }

  /// Numbers that were put into other cells than their own: a wrong index on the left of `+=`.
  private static func moved(_ sample: Sample) -> [String] {
    guard sample.rank > 0, sample.pairs.count > 1 else { return [] }
    func isMoved(_ turn: ([[Double]]) -> [[Double]]) -> Bool {
      zip(sample.actual.map(turn), sample.expected.map(turn)).allSatisfy { actual, expected in
        zip(actual, expected).allSatisfy { isShared($0, among: $1) }
      }
    }
    var sentences =
      sample.actualNumbers.sorted() == sample.expectedNumbers.sorted()
      ? ["the right numbers, in other places"] : []
    guard sample.rank > 1 else { return sentences }
    if isMoved({ $0 }) {
      sentences.append("each row has its right total, but the numbers stand in wrong columns")
    }
    if isMoved(Turned.transposed) {
      sentences.append("each column has its right total, but the numbers stand in wrong rows")
    }
    return sentences
  }

  /// Whether the right numbers of a line were shared out among its cells: the same total, and each
  /// cell a sum of some of them. (A total alone says little: those of p − y are always 0.)
  private static func isShared(_ actual: [Double], among expected: [Double]) -> Bool {
    let scale = expected.map(\.magnitude).max() ?? 0
    guard isNear(actual.reduce(0, +), expected.reduce(0, +), scale: scale), expected.count <= 10
    else { return false }
    let sums = (0..<1 << expected.count).map { chosen in
      expected.indices.reduce(0.0) { chosen & 1 << $1 != 0 ? $0 + expected[$1] : $0 }
    }
    return actual.allSatisfy { number in sums.contains { isNear(number, $0, scale: scale) } }
  }

  private static func rounding(_ sample: Sample) -> [String] {
    let pairs = sample.pairs
    if pairs.allSatisfy({ $0.actual == $0.expected.rounded(.towardZero) }) {
      return ["the digits after the point are missing: is there a whole-number division?"]
    }
    if pairs.allSatisfy({ $0.actual == $0.expected.rounded() }) {
      return ["every number is rounded to a whole one"]
    }
    for (places, scale) in [(1, 10.0), (2, 100), (3, 1_000), (4, 10_000), (5, 1e5), (6, 1e6)]
    where pairs.allSatisfy({ isNear($0.actual, ($0.expected * scale).rounded() / scale, scale: 1) })
    {
      return ["every number is rounded to \(places) decimal place\(places == 1 ? "" : "s")"]
    }
    let error = pairs.map { (($0.actual - $0.expected) / max($0.expected.magnitude, 1)).magnitude }
    if error.allSatisfy({ $0 < 1e-6 }) {
      return [
        "the first six digits are right: was it worked out in Float, which has seven, "
          + "and not in Double?"
      ]
    }
    return []
  }

  private static func signs(_ sample: Sample) -> [String] {
    let wrong = sample.pairs.filter { !Tolerance.accepts($0.actual, for: $0.expected) }
    guard !wrong.isEmpty, wrong.count < sample.pairs.count || sample.pairs.count == 1 else {
      return []
    }
    var sentences: [String] = []
    if wrong.allSatisfy({ $0.expected < 0 }) {
      if wrong.allSatisfy({ Tolerance.accepts($0.actual, for: -$0.expected) }) {
        sentences.append("numbers below 0 have lost their sign")
      } else if wrong.allSatisfy({ $0.actual == 0 }) {
        sentences.append("numbers below 0 have become 0")
      }
      if sample.pairs.allSatisfy({ $0.expected >= 0 || $0.actual != $0.expected }) {
        sentences.append("only numbers below 0 are wrong")
      }
    } else if wrong.allSatisfy({ $0.expected == 0 }) {
      sentences.append("only numbers that should be 0 are wrong")
    } else if wrong.allSatisfy({ $0.actual == 0 }) {
      sentences.append("where a number is wrong, it is 0: are those cells ever filled in?")
    }
    return sentences
  }

  /// The first wrong cell in reading order, where everything before is right and all after wrong.
  private static func since(_ sample: Sample) -> [String] {
    let right = sample.pairs.map { Tolerance.accepts($0.actual, for: $0.expected) }
    guard sample.rank > 0, right.count > 2, let first = right.firstIndex(of: false), first > 0,
      right[first...].allSatisfy({ !$0 })
    else { return [] }
    return ["the first numbers are right, and from some cell on all are wrong"]
  }

  static func isNear(_ first: Double, _ second: Double, scale: Double) -> Bool {
    (first - second).magnitude <= 1e-11 + 1e-9 * max(scale.magnitude, second.magnitude)
  }
}
