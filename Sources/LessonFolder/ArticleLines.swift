internal import ExerciseHarness
internal import MachineText

/// The article's numbers as `ExerciseHarness.ArticleNumbers` reads them: the id of an example, the
/// name of an input or nothing for the result, a tab, and the words of the value.
public enum ArticleLines {
  /// What is no list of examples, each with its inputs and its result.
  public struct Unreadable: Error {}

  /// - Parameter json: the text of `article.json`.
  public static func text(json: String) throws(Unreadable) -> String {
    guard let examples = JSONText(json)?["examples"]?.list else { throw Unreadable() }
    var lines = ""
    for example in examples {
      guard let id = example["id"]?.text, let inputs = example["inputs"]?.object(words),
        let expected = example["expected"].flatMap(words)
      else { throw Unreadable() }
      for (name, words) in inputs.sorted(by: { $0.key < $1.key }) {
        lines += "\(id) \(name)\t\(words)\n"
      }
      lines += "\(id) \t\(expected)\n"
    }
    return lines
  }

  private static func words(_ value: JSONText) -> String? {
    if let elements = value.list {
      return value.list(words).map { (["l\(elements.count)"] + $0).joined(separator: " ") }
    }
    let writer = WireWriter()
    if let number = value.number {
      writer.write(number)
    } else if let text = value.text {
      writer.write(text)
    } else {
      return nil
    }
    return writer.text
  }
}
