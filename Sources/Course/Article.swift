#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The numbers of the article that the course is built on, by id.
///
///     article.example("A.correlate.valid")?.expected  // the matrix 370 470 / 670 770
///
/// `Lessons/article.json` holds them, each with the place in the article and the operation that
/// makes it. Nothing else in the project types them again.
public struct Article: Sendable {
  /// One worked example: where it stands, what goes in, what comes out.
  public struct Example: Sendable, Equatable {
    /// The name by which lessons and cases refer to it: `A.correlate.valid`.
    public var id: String
    /// The section of the article.
    public var place: String
    /// Whether the article prints it, draws it, or only implies it.
    public var source: String
    /// What goes in, by name.
    public var inputs: [String: Value]
    /// How the result comes of the inputs, as a call in Python or in words.
    public var operation: String
    /// What comes out.
    public var expected: Value
    /// How far a result may lie from a number that was printed with few digits.
    public var tolerance: Double?
    /// What has to be known about the number, for authors.
    public var note: String?
  }

  /// The examples as they stand in the file, one a line, in the order of the article.
  ///
  /// A lesson's picture needs one or two of more than a hundred, so each is read when it is asked
  /// for: reading all of them takes longer than showing the lesson.
  private let lines: [(id: String, json: Substring)]
  private let index: [String: Int]
}

extension Article {
  /// The example with this id, or nil.
  public func example(_ id: String) -> Example? {
    index[id].flatMap { try? Article.read(lines[$0].json) }
  }

  /// All ids, in the order of the article.
  public var ids: [String] { lines.map(\.id) }

  /// All examples, in the order of the article.
  public var examples: [Example] { ids.compactMap(example) }
}

extension Article.Example {
  /// Printed or drawn in the article itself, or implied by what it prints, as a result.
  ///
  /// Bare array literals are inputs; the accuracies are claims that a lesson measures; numbers of
  /// other articles are not of this one.
  public var isResultOfTheArticle: Bool {
    let fromTheArticle =
      source == "printed in the article" || source == "drawn in the article's figure"
      || source.hasPrefix("implied by the article")
    return fromTheArticle && !operation.hasPrefix("the array literal")
      && !id.hasPrefix("accuracy.") && !place.hasPrefix("same author")
  }
}

// MARK: - Reading

extension Article {
  /// Finds the examples in the text of `article.json`: a JSON object whose list `examples` has one
  /// example a line, its id first.
  ///
  ///     {"examples": [
  ///     {"id": "A.f", …},
  ///     {"id": "A.values", …}
  ///     ]}
  ///
  /// - Throws: `CourseError.article` where a line is anything else, the end is missing, or two
  ///   examples have the same id.
  init(json: String) throws(CourseError) {
    // Bytes, not characters: finding the lines must take no time.
    var rest = json.utf8.split(separator: UInt8(ascii: "\n"))[...]
    let isCut = rest.count < 2 || !rest.removeLast().elementsEqual("]}".utf8)
    guard let head = rest.popFirst(), head.first == UInt8(ascii: "{") else {
      throw .article("it does not begin with '{' and the list \"examples\"")
    }
    guard !isCut else { throw .article("its end is missing, the line ']}'") }
    let opening = "{\"id\": \""
    var lines: [(id: String, json: Substring)] = []
    var index: [String: Int] = [:]
    for line in rest {
      guard line.starts(with: opening.utf8) else {
        throw .article(
          "the line behind '\(lines.last?.id ?? "examples")' does not begin with \(opening); write "
            + "one example a line, its id first")
      }
      let id = String(
        Substring(line.dropFirst(opening.utf8.count).prefix { $0 != UInt8(ascii: "\"") }))
      guard index.updateValue(lines.count, forKey: id) == nil else {
        throw .article("the id '\(id)' stands there twice")
      }
      let isFollowed = line.last == UInt8(ascii: ",")
      lines.append((id, Substring(isFollowed ? line.dropLast() : line)))
    }
    (self.lines, self.index) = (lines, index)
  }

  /// Reads every example, for whoever has to know that the file is whole.
  ///
  /// - Throws: `CourseError.article` with the id of the first example that cannot be read, and why.
  public func check() throws(CourseError) {
    for line in lines {
      do {
        _ = try Article.read(line.json)
      } catch {
        let fault = (error as? DecodingError)?.predicate ?? "cannot be read"
        throw .article("the example '\(line.id)' \(fault)")
      }
    }
  }

  private static func read(_ json: Substring) throws -> Example {
    try JSONDecoder().decode(StoredExample.self, from: Data(json.utf8)).example
  }

  private struct StoredExample: Decodable {
    var id: String
    var `where`: String
    var source: String
    var inputs: [String: StoredValue]
    var operation: String
    var expected: StoredValue
    var tolerance: Double?
    var note: String?

    var example: Example {
      Example(
        id: id, place: `where`, source: source, inputs: inputs.mapValues(\.value),
        operation: operation, expected: expected.value, tolerance: tolerance, note: note)
    }
  }

  private struct StoredValue: Decodable {
    var value: Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else {
        value = .list(try container.decode([StoredValue].self).map(\.value))
      }
    }
  }
}

extension DecodingError {
  /// What is wrong, as the end of a sentence about the example.
  fileprivate var predicate: String {
    switch self {
    case .keyNotFound(let key, _): "has no “\(key.stringValue)”"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "has another kind of value than it must have"
        + (context.codingPath.first.map { " under “\($0.stringValue)”" } ?? "")
    case .dataCorrupted: "is no valid JSON"
    @unknown default: "cannot be read"
    }
  }
}
