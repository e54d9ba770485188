internal import ArgumentParser
internal import TerminalText

/// The commands that are typed most, in the words in which they are typed most, made without the
/// argument parser: looking at the types of all options takes it longer than the work itself.
///
/// Anything else is the parser's. A test holds these to what it makes of the same words.
enum PlainCommand {
  /// - Returns: nil for words with an option among them, and for any other command.
  static func parsed(_ words: [String]) -> (any ParsableCommand)? {
    guard !words.contains(where: { $0.hasPrefix("-") }) else { return nil }
    switch (words.first, words.count) {
    case (nil, _):
      var command = Tutor()
      (command.place, command.display) = (.plain, .plain)
      return command
    case ("list", 1):
      var command = ListCommand()
      (command.format, command.road) = (.text, false)
      (command.place, command.display) = (.plain, .plain)
      return command
    case ("lesson", 1...2):
      var command = LessonCommand()
      command.lesson = .plain(words.dropFirst().first)
      (command.all, command.summary, command.answers) = (false, false, false)
      command.step = nil
      (command.place, command.display) = (.plain, .plain)
      return command
    default: return nil
    }
  }
}

extension PlaceOptions {
  fileprivate static var plain: Self {
    var options = Self()
    (options.course, options.workspace) = (nil, nil)
    return options
  }
}

extension DisplayOptions {
  fileprivate static var plain: Self {
    var options = Self()
    (options.color, options.theme, options.width, options.accessible) = (.auto, nil, nil, false)
    return options
  }
}

extension OptionalLessonArgument {
  fileprivate static func plain(_ lesson: String?) -> Self {
    var argument = Self()
    argument.lesson = lesson
    return argument
  }
}
