internal import Course
internal import RealModule
internal import TerminalText

/// What the differences between a learner's results and the right ones have in common, where no
/// known mistake makes them.
///
/// What is said is what the numbers are like, never what the code did, and of two kinds: a rule that
/// makes every result of the learner's, the right ones included, from the right one; or, where there
/// is none, a description that fits every wrong result.
enum Pattern {
  /// - Parameters:
  ///   - samples: what the learner's function returned in every case, right or wrong.
  ///   - labels: those of the element of a tuple that the samples are, where they are one.
  static func sentence(_ samples: [Sample], labels: [String] = []) -> String? {
    // The largest sample leads: in a small one much holds by chance, or has no room to fail.
    let wrong = samples.filter(\.isWrong).sorted { $0.pairs.count > $1.pairs.count }
    // Any two numbers differ by something: one wrong number alone is no pattern.
    guard var leader = wrong.first, wrong.count > 1 || leader.pairs.count > 1 else { return nil }
    leader.leads = true
    let subject = Subject(labels: labels, rank: leader.rank)
    // A result without numbers bears out anything.
    let others = wrong.dropFirst() + samples.filter { !$0.isWrong && !$0.pairs.isEmpty }
    // Of one right number alone every other one is a sum and a multiple.
    let isVaried = Set(wrong.flatMap { $0.wrongPairs.map(\.expected) }).count > 1
    for look in isVaried ? plain + arithmetic : plain {
      for rule in look(leader) where others.allSatisfy(rule.holds) {
        return rule.sentence(subject)
      }
    }
    if let sentence = opposite(wrong, subject) { return sentence }
    for look in descriptions {
      for sentence in look(leader)
      where wrong.dropFirst().allSatisfy({ look($0).contains(sentence) }) {
        return subject.consisting(of: sentence)
      }
    }
    return nil
  }

  /// What a sentence is about.
  struct Subject {
    var labels: [String]
    var rank: Int

    private var label: String? { labels.isEmpty ? nil : labels.joined(separator: ".") }

    /// The beginning of a sentence about each number of the result.
    var everyNumber: String {
      guard rank > 0 else { return result }
      return label.map { "every number of '\($0)'" } ?? "every number"
    }

    /// The beginning of a sentence about the result as a whole.
    var result: String { label.map { "'\($0)'" } ?? "the result" }

    /// A sentence that begins with what the result consists of.
    func consisting(of words: String) -> String { label.map { "in '\($0)', \(words)" } ?? words }
  }

  /// What may make every result from the right one.
  struct Rule {
    var sentence: @Sendable (Subject) -> String
    /// Whether it makes the result of a case, a right one, too.
    var holds: @Sendable (Sample) -> Bool
  }

  typealias Look = @Sendable (Sample) -> [String]

  private static let plain: [@Sendable (Sample) -> [Rule]] = [unchanged, allTheSame, turned]

  private static let arithmetic: [@Sendable (Sample) -> [Rule]] = [
    sign, offset, factor, once, runningTotals, rounding,
  ]

  private static let descriptions: [Look] = [signs, fewerMaps, shifted, places, moved, since]

  /// The rule, where the sample that leads shows it.
  private static func rule(
    _ sample: Sample, _ sentence: @escaping @Sendable (Subject) -> String,
    holds: @escaping @Sendable (Sample) -> Bool
  ) -> [Rule] {
    holds(sample) ? [Rule(sentence: sentence, holds: holds)] : []
  }

  // MARK: Rules

  private static func unchanged(_ sample: Sample) -> [Rule] {
    sample.arguments.flatMap { argument in
      rule(
        sample,
        { subject in
          // A field that comes back as the argument's field of the same name.
          let isItself = !subject.labels.isEmpty && argument.path.last == subject.labels.last
          return isItself
            ? "\(subject.result) comes back unchanged"
            : "\(subject.result) is '\(argument.name)', unchanged"
        },
        holds: { sample in
          guard let value = sample[argument.name], case .regular(let lengths) = value.lengths,
            lengths.count == sample.rank, let maps = Sample.maps(value, sample.rank)
          else { return false }
          return Sample.agree(sample.actual, maps)
        })
    }
  }

  private static func allTheSame(_ sample: Sample) -> [Rule] {
    let isZero = rule(
      sample,
      { subject in
        subject.rank == 0 ? "\(subject.result) is always 0" : "\(subject.everyNumber) is 0"
      }, holds: { $0.actualNumbers.allSatisfy { $0 == 0 } })
    guard isZero.isEmpty, Set(sample.expectedNumbers).count > 1,
      let first = sample.actualNumbers.first
    else { return isZero }
    return rule(
      sample, { "\($0.everyNumber) is \(NumberText.shortest(first)), whatever is given" },
      holds: { $0.actualNumbers.allSatisfy { $0 == first } })
      + rule(
        sample,
        { $0.consisting(of: "all numbers of a result are equal, where they should differ") },
        holds: { sample in sample.actualNumbers.allSatisfy { $0 == sample.actualNumbers.first } })
  }

  private static func sign(_ sample: Sample) -> [Rule] {
    rule(
      sample, { "\($0.everyNumber) has the opposite sign" },
      holds: { $0.isActual { $0.map { $0.map { $0.map { -$0 } } } } })
  }

  private static func turned(_ sample: Sample) -> [Rule] {
    guard sample.rank > 0 else { return [] }
    func turned(
      _ words: String, _ change: @escaping @Sendable ([[[Double]]]) -> [[[Double]]]
    ) -> [Rule] {
      rule(sample, { $0.consisting(of: words) }, holds: { $0.isActual(change) })
    }
    if sample.rank == 1 {
      return turned("the right numbers, in reverse order") { $0.map(Turned.mirrored) }
    }
    // Lists of two in a matrix are places; nobody sees a left and a right in them.
    let pairs =
      sample.rank == 2
      ? []
      : rule(
        sample, { $0.consisting(of: "the two numbers of each pair have changed places") },
        holds: { sample in
          sample.expected.allSatisfy { $0.allSatisfy { $0.count == 2 } }
            && sample.isActual { $0.map(Turned.mirrored) }
        })
    return pairs
      + Turned.named.flatMap { name, turn in
        turned("the right numbers, \(name)") { $0.map(turn) }
      }
      + (sample.expected.count > 1
        ? turned("the right maps, in reverse order") { $0.reversed() } : [])
  }

  private static func offset(_ sample: Sample) -> [Rule] {
    guard let (actual, expected) = sample.pairs.first, actual != expected else { return [] }
    let offset = actual - expected
    @Sendable func isMoved(_ sample: Sample, by offset: Double) -> Bool {
      sample.pairs.allSatisfy { isNear($0.actual - $0.expected, offset, scale: $0.expected) }
    }
    let constant = rule(
      sample,
      { subject in
        "\(subject.everyNumber) is too \(offset > 0 ? "large" : "small") by "
          + NumberText.shortest(offset.magnitude)
      }, holds: { isMoved($0, by: offset) })
    // The sign of the argument is its own affair: plus and minus are true of negative ones, too.
    return constant
      + sample.arguments.map(\.name).flatMap { name in
        [("plus", 1.0), ("minus", -1)].flatMap { word, sign in
          rule(
            sample, { "\($0.everyNumber) is the right one \(word) '\(name)'" },
            holds: { sample in
              (sample[name]?.number).map { isMoved(sample, by: sign * $0) } ?? false
            })
        }
      }
  }

  private static func factor(_ sample: Sample) -> [Rule] {
    guard let (actual, expected) = sample.pairs.first(where: { $0.expected != 0 }),
      actual != 0, actual != expected
    else { return [] }
    let factor = actual / expected
    @Sendable func isMultiplied(_ sample: Sample, by factor: Double) -> Bool {
      sample.pairs.allSatisfy { isNear($0.actual, $0.expected * factor, scale: $0.actual) }
    }
    let inverse = 1 / factor
    let isDivision = inverse.magnitude > 1 && isNear(inverse.rounded(), inverse, scale: inverse)
    let constant = rule(
      sample,
      { subject in
        isDivision
          ? "\(subject.everyNumber) is the right one divided by \(NumberText.shortest(inverse.rounded()))"
          : "\(subject.everyNumber) is \(NumberText.shortest(factor)) times the right one"
      }, holds: { isMultiplied($0, by: factor) })
    let named = quantities(sample).flatMap { name, _ in
      rule(
        sample, { "\($0.everyNumber) is the right one times \(name)" },
        holds: { sample in
          quantities(sample).first { $0.0 == name }.map { isMultiplied(sample, by: $0.1) } ?? false
        })
        + rule(
          sample, { "\($0.everyNumber) is the right one divided by \(name)" },
          holds: { sample in
            quantities(sample).first { $0.0 == name }.map {
              $0.1 != 0 && isMultiplied(sample, by: 1 / $0.1)
            } ?? false
          })
    }
    return constant + named
  }

  /// Numbers that a learner may have multiplied or divided by, with their names.
  private static func quantities(_ sample: Sample) -> [(String, Double)] {
    var quantities: [(String, Double)] = []
    for argument in sample.arguments {
      let (name, value) = (argument.name, argument.value)
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
    if sample.rank > 0 { quantities.append(("the number of results", Double(sample.pairs.count))) }
    return quantities
  }

  /// A function too many, or one too few.
  private static func once(_ sample: Sample) -> [Rule] {
    functions.flatMap { name, function in
      rule(
        sample, { "\($0.everyNumber) is \(name) the right one" },
        holds: { sample in
          sample.pairs.allSatisfy { isNear($0.actual, function($0.expected), scale: $0.actual) }
        })
        + rule(
          sample, { "\(name) \($0.everyNumber) is the right one" },
          holds: { sample in
            sample.pairs.allSatisfy { isNear($0.expected, function($0.actual), scale: $0.expected) }
          })
    }
  }

  private static let functions: [(name: String, of: @Sendable (Double) -> Double)] = [
    ("σ of", { 1 / (1 + Double.exp(-$0)) }), ("the exponential of", { Double.exp($0) }),
    ("the logarithm of", { Double.log($0) }), ("the square root of", { $0.squareRoot() }),
    ("the square of", { $0 * $0 }), ("1 minus", { 1 - $0 }),
  ]

  private static func runningTotals(_ sample: Sample) -> [Rule] {
    guard sample.pairs.count > 1 else { return [] }
    @Sendable func totals(_ numbers: [Double]) -> [Double] {
      var total = 0.0
      return numbers.map { number in
        total += number
        return total
      }
    }
    let inRows =
      sample.expected[0].count < 2
      ? []
      : rule(
        sample, { $0.consisting(of: "each number holds those to its left in its row as well") },
        holds: { $0.isActual { $0.map { $0.map(totals) } } })
    return inRows
      + rule(
        sample, { $0.consisting(of: "each number holds all those before it as well") },
        holds: { Sample.agree([totals($0.expectedNumbers)], [$0.actualNumbers]) })
  }

  private static func rounding(_ sample: Sample) -> [Rule] {
    let whole =
      rule(
        sample, { $0.consisting(of: "the digits after the point are missing") },
        holds: { $0.pairs.allSatisfy { $0.actual == $0.expected.rounded(.towardZero) } })
      + rule(
        sample, { "\($0.everyNumber) is rounded to a whole one" },
        holds: { $0.pairs.allSatisfy { $0.actual == $0.expected.rounded() } })
    let decimals = [(1, 10.0), (2, 100), (3, 1_000), (4, 10_000), (5, 1e5), (6, 1e6)].flatMap {
      places, scale in
      rule(
        sample,
        { "\($0.everyNumber) is rounded to \(counted(places, "decimal place"))" },
        holds: {
          $0.pairs.allSatisfy {
            isNear($0.actual, ($0.expected * scale).rounded() / scale, scale: 1)
          }
        })
    }
    return whole + decimals
      + rule(
        sample,
        { "\($0.everyNumber) is right in six digits, and is one that a Float can hold" },
        holds: { sample in
          sample.pairs.allSatisfy {
            $0.actual == Double(Float($0.actual))
              && isNear($0.actual, $0.expected, scale: 1e3 * $0.expected)
          }
        })
      + rule(
        sample, { "\($0.everyNumber) is within a millionth of the right one" },
        holds: {
          $0.pairs.allSatisfy {
            ($0.actual - $0.expected).magnitude <= 1e-6 * $0.expected.magnitude
          }
        })
  }

  // MARK: Descriptions

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
      sentences.append(
        sample.rank == 0 ? "where the result is wrong, it is 0" : "where a number is wrong, it is 0"
      )
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

  /// Numbers that were put into other cells than their own: a wrong index on the left of `+=`.
  private static func moved(_ sample: Sample) -> [String] {
    guard sample.rank > 0, sample.pairs.count > 1 else { return [] }
    @Sendable func isMoved(_ turn: ([[Double]]) -> [[Double]]) -> Bool {
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

  /// Whether two numbers are the same but for rounding in a sum of the size of `scale`; beside one
  /// that is not finite nothing can be told of others.
  static func isNear(_ first: Double, _ second: Double, scale: Double) -> Bool {
    guard first.isFinite, second.isFinite, scale.isFinite else { return first == second }
    return first.isApproximatelyEqual(
      to: second, absoluteTolerance: max(1e-11, 1e-9 * scale.magnitude), relativeTolerance: 1e-9)
  }
}
