internal import Platform

/// The tool that was built with the tests that are running.
public enum BuiltTool {
  /// `cnn-tutor` beside the tests that are running.
  public static let path: String = {
    let arguments = CommandLine.arguments
    let option = arguments.firstIndex(of: "--test-bundle-path").map { arguments.index(after: $0) }
    if let option, arguments.indices.contains(option) {
      let beside = Path.join(Path.folder(arguments[option]), "cnn-tutor")
      if Files.exists(beside) { return beside }
    }
    return Path.join(PackageFolder.root, ".build/debug/cnn-tutor")
  }()
}
