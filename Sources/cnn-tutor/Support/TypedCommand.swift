internal import ArgumentParser
internal import Course

/// What was typed behind `cnn-tutor`.
struct TypedCommand {
  let words: [String]

  /// The command that was meant.
  ///
  /// - Throws: `Stop` for a mistyped command, and the argument parser's errors for the rest.
  func parsed() throws -> any ParsableCommand {
    if let unknown { throw Stop(.wrongUsage, sentence(about: unknown)) }
    do {
      return try Tutor.parseAsRoot(words)
    } catch {
      // -1 looks like an option. What is wrong with it, its own option or argument knows.
      guard let joined = withNumbersJoined else { throw error }
      return try Tutor.parseAsRoot(joined)
    }
  }

  /// The word that stands where a command does, and is none.
  private var unknown: String? {
    for (index, word) in words.enumerated() where !word.hasPrefix("-") {
      if word == "help" {
        return words.dropFirst(index + 1).first.flatMap { isCommand($0) ? nil : $0 }
      }
      if isCommand(word) { return nil }
      // Else it is the value of the option before it.
      if (try? Tutor.parse(Array(words[..<index]))) != nil { return word }
    }
    return nil
  }

  private func isCommand(_ word: String) -> Bool {
    word.hasPrefix("-") || Tutor.commandNames.contains(word)
  }

  private func sentence(about word: String) -> String {
    let names = nearest(Tutor.commandNames.sorted(), to: word)
    let guess =
      if let lesson = try? Course.embedded.lesson(word) {
        "Did you mean `cnn-tutor lesson \(lesson.number)`? "
      } else if names.isEmpty {
        ""
      } else {
        "Did you mean \(names.joined(separator: " or "))? "
      }
    return "There is no command '\(word)'. \(guess)Type `cnn-tutor --help` to see them all."
  }

  /// The same with each negative number as the value of the option before it, or behind all options
  /// where none stands there; nil where there is no such number.
  private var withNumbersJoined: [String]? {
    guard !words.contains("--") else { return nil }
    var options: [String] = []
    var numbers: [String] = []
    for word in words {
      let isNumber = word.hasPrefix("-") && Double(word) != nil
      if isNumber, let last = options.last, last.hasPrefix("--"), !last.contains("=") {
        options[options.count - 1] = "\(last)=\(word)"
      } else if isNumber {
        numbers.append(word)
      } else {
        options.append(word)
      }
    }
    let result = options + (numbers.isEmpty ? [] : ["--"] + numbers)
    return result == words ? nil : result
  }
}

extension Tutor {
  /// The words that may follow `cnn-tutor`.
  static var commandNames: Set<String> {
    Set(configuration.subcommands.compactMap { $0.configuration.commandName })
  }
}
