internal import ExerciseHarness

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The article's numbers as `ExerciseHarness.ArticleNumbers` reads them: the id of an example, the
/// name of an input or nothing for the result, a tab, and the words of the value.
public enum ArticleLines {
  /// - Parameter json: the text of `article.json`.
  public static func text(json: String) throws -> String {
    let article = try JSONDecoder().decode(Stored.self, from: Data(json.utf8))
    var lines = ""
    for example in article.examples {
      for (name, value) in example.inputs.sorted(by: { $0.key < $1.key }) {
        lines += "\(example.id) \(name)\t\(value.words)\n"
      }
      lines += "\(example.id) \t\(example.expected.words)\n"
    }
    return lines
  }

  private struct Stored: Decodable {
    var examples: [Example]
  }

  private struct Example: Decodable {
    var id: String
    var inputs: [String: Value]
    var expected: Value
  }

  private struct Value: Decodable {
    var words: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let writer = WireWriter()
      if let number = try? container.decode(Double.self) {
        writer.write(number)
        words = writer.text
      } else if let text = try? container.decode(String.self) {
        writer.write(text)
        words = writer.text
      } else {
        let elements = try container.decode([Value].self)
        words = (["l\(elements.count)"] + elements.map(\.words)).joined(separator: " ")
      }
    }
  }
}
