internal import Platform
internal import TerminalMarkdown
internal import TerminalText

/// Prints a Markdown file as the lessons are printed: `render-markdown FILE [OPTION…]`.
///
/// For benchmarks and for looking at screens; learners use `cnn-tutor lesson`. Options: `--width N`,
/// `--color none|16|256|truecolor`, `--theme NAME`, `--links`, `--ascii`, `--accessible`.
@main
enum RenderMarkdown {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.popFirst() else { stop("Which file? render-markdown FILE") }
    var capabilities = TerminalCapabilities()
    while let option = arguments.popFirst() {
      switch option {
      case "--links": capabilities.hyperlinks = true
      case "--ascii": capabilities.unicode = false
      case "--accessible": capabilities.accessible = true
      case "--width": capabilities.width = arguments.popFirst().flatMap { Int($0) } ?? 80
      case "--theme":
        capabilities.theme = arguments.popFirst().flatMap(Theme.init) ?? .neutral
      case "--color":
        let depths: [String: ColorDepth] = [
          "none": .none, "16": .ansi16, "256": .ansi256, "truecolor": .truecolor,
        ]
        capabilities.colors = arguments.popFirst().flatMap { depths[$0] } ?? .none
      default: stop("There is no option \(option).")
      }
    }
    do {
      let document = try MarkdownDocument(parsing: Files.readTextBytes(path), limits: .anySize)
      try Output.standard.write(document.renderedBytes(for: capabilities))
      // The end of the process frees the tree at once; node by node it takes a while.
      Environment.exit(0)
    } catch {
      stop("\(path): \(error)")
    }
  }

  private static func stop(_ message: String) -> Never {
    try? Output.error.write(Array("\(message)\n".utf8))
    Environment.exit(1)
  }
}
