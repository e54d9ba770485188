internal import LessonFolder
internal import MachineText

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
    index[id].flatMap { try? Example(json: lines[$0].json) }
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
    var rest = json.byteLines.filter { !$0.isEmpty }[...]
    let isCut = rest.count < 2 || rest.removeLast() != "]}"
    guard let head = rest.popFirst(), head.utf8.first == UInt8(ascii: "{") else {
      throw .article("it does not begin with '{' and the list \"examples\"")
    }
    guard !isCut else { throw .article("its end is missing, the line ']}'") }
    let opening = "{\"id\": \""
    var lines: [(id: String, json: Substring)] = []
    var index: [String: Int] = [:]
    for line in rest {
      guard line.utf8.starts(with: opening.utf8) else {
        throw .article(
          "the line behind '\(lines.last?.id ?? "examples")' does not begin with \(opening); write "
            + "one example a line, its id first")
      }
      let id = String(
        Substring(line.utf8.dropFirst(opening.utf8.count).prefix { $0 != UInt8(ascii: "\"") }))
      guard index.updateValue(lines.count, forKey: id) == nil else {
        throw .article("the id '\(id)' stands there twice")
      }
      let isFollowed = line.utf8.last == UInt8(ascii: ",")
      lines.append((id, isFollowed ? line.dropLast() : line))
    }
    (self.lines, self.index) = (lines, index)
  }

  /// Reads every example, for whoever has to know that the file is whole.
  ///
  /// - Throws: `CourseError.article` with the id of the first example that cannot be read, and why.
  public func check() throws(CourseError) {
    for line in lines {
      do throws(ExampleError) {
        _ = try Example(json: line.json)
      } catch {
        throw .article("the example '\(line.id)' \(error.predicate)")
      }
    }
  }

  /// What is wrong with an example, as the end of a sentence about it.
  fileprivate struct ExampleError: Error {
    var predicate: String
  }
}

extension Article.Example {
  fileprivate init(json: Substring) throws(Article.ExampleError) {
    guard let stored = JSONText(json), stored.fields != nil else {
      throw Article.ExampleError(predicate: "is no valid JSON")
    }
    func field<Field>(
      _ name: String, _ read: (JSONText) -> Field?
    ) throws(Article.ExampleError) -> Field {
      guard let value = stored[name] else {
        throw Article.ExampleError(predicate: "has no “\(name)”")
      }
      guard let field = read(value) else {
        throw Article.ExampleError(
          predicate: "has another kind of value than it must have under “\(name)”")
      }
      return field
    }
    func optional<Field>(
      _ name: String, _ read: (JSONText) -> Field?
    ) throws(Article.ExampleError) -> Field? {
      stored[name]?.isNull ?? true ? nil : try field(name, read)
    }
    func number(_ stored: JSONText) -> Value? {
      stored.number.map(Value.number) ?? stored.text.map(Value.text)
        ?? stored.list(number).map(Value.list)
    }
    id = try field("id", \.text)
    place = try field("where", \.text)
    source = try field("source", \.text)
    inputs = try field("inputs") { $0.object(number) }
    operation = try field("operation", \.text)
    expected = try field("expected", number)
    tolerance = try optional("tolerance", \.number)
    note = try optional("note", \.text)
  }
}
