import FoundationEssentials
import Platform
import TestSupport
import Testing

/// The test data that lies beside the project: absent in a plain clone.
enum Facts {
  static let folder = Path.join(PackageFolder.root, "../shared/facts")

  static let areMissing = !Files.isFolder(folder)

  struct Specification: Decodable {
    var examples: [Example]
  }

  /// An example of the CommonMark specification.
  struct Example: Decodable {
    var example: Int
    var section: String
    var markdown: String
    var html: String
  }

  static func specification() throws -> [Example] {
    try decode(Specification.self, "commonmark-0.31.2.json").examples
  }

  struct Pathological: Decodable {
    var inputs: [Input]
  }

  struct Input: Decodable {
    struct Segment: Decodable {
      var text: String
      var times: Int
    }

    var name: String
    var segments: [Segment]

    var text: String {
      segments.map { String(repeating: $0.text, count: $0.times) }.joined()
    }
  }

  static func pathologicalInputs() throws -> [Input] {
    try decode(Pathological.self, "pathological-markdown.json").inputs
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(Files.read(Path.join(folder, name))))
  }
}
