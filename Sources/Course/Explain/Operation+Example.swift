extension Operation {
  /// What is given where nobody gives numbers of their own.
  var exampleOptions: [(option: ExplainOption, text: String)] {
    let needed = options.filter(\.isNeeded).map { option, _ in
      let text: String =
        switch (self, option) {
        case (.correlate3D, .input): "1 2 3; 4 5 6 | 7 8 9; 1 2 3"
        case (.correlate3D, .filter): "1 0; 0 1 | 2 0; 0 2"
        case (.fullyConnected, .input), (.softmax, .input): "0.2 0.4 0.9"
        case (.fullyConnected, .filter): "1 2 3; 4 5 6"
        default: option.example
        }
      return (option: option, text: text)
    }
    // Windows that overlap, so that gradients meet.
    return needed + (self == .maxPoolGradient ? [(.window, "2"), (.stride, "1")] : [])
  }

  /// A whole command that works.
  public var example: String { exampleWords.joined(separator: " ") }

  /// The same, broken for a shell so that no line is wider than it must be.
  ///
  ///     Operation.featureMap.example(width: 72)
  ///     // cnn-tutor explain feature-map --input "1 2 3; 4 5 6; 7 8 9" \
  ///     //   --filter "1 0; 0 -1"
  public func example(width: Int) -> String {
    var lines: [String] = []
    for word in exampleWords {
      // A blank and the stroke that says that the command goes on.
      if let last = lines.last, last.count + 1 + word.count + 2 <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(lines.isEmpty ? word : "  \(word)")
      }
    }
    return lines.joined(separator: " \\\n")
  }

  private var exampleWords: [String] {
    ["cnn-tutor explain \(rawValue)"] + exampleOptions.map { $0.option.typed($0.text) }
  }
}

extension ExplainRequest {
  /// An operation on its example's numbers.
  public init(exampleOf operation: Operation) {
    self.init(operation.rawValue)
    for (option, text) in operation.exampleOptions { self[option] = text }
  }
}
