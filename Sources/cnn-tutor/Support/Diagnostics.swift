internal import Platform
internal import TerminalText

/// Sentences on standard error: what is wrong, and what is good to know besides the result.
enum Diagnostics {
  /// Cleaned, since it can hold the name of any file; wrapped where a person reads it.
  static func say(_ sentence: String, unicode: Bool) {
    let text = sanitized("cnn-tutor: \(sentence)", unicode: unicode, keepingNewlines: true)
    let columns = Output.error.isTerminal ? Output.error.windowSize?.columns : nil
    let lines = columns.map { columns in
      wrapped(text, width: max(columns, TerminalCapabilities.minimumWidth))
    }
    try? Output.error.write((lines ?? [text]).joined(separator: "\n") + "\n")
  }
}
