internal import Course
internal import LearnerWorkspace
internal import TerminalMarkdown
internal import TerminalText

/// What a lesson comes to, on a screen: its own last words, the predictions, what comes next.
struct Summary {
  private let reading: Reading
  private let course: Course
  private let isInWatch: Bool

  /// - Parameter isInWatch: whether the exercise waits behind the lesson.
  init(_ reading: Reading, _ course: Course, isInWatch: Bool = false) {
    self.reading = reading
    self.course = course
    self.isInWatch = isInWatch
  }

  func lines(_ progress: Progress) -> [String] {
    let lesson = reading.lesson
    let title = wrapped(
      reading.capabilities.cleaned("\(lesson.number) \(lesson.title)"),
      width: reading.capabilities.width)
    var lines = title.map { reading.capabilities.styled($0, .heading) } + [""]
    if let step = step {
      // Its heading says the lesson's number, which stands above it already.
      let text = reading.drawn(step, width: reading.capabilities.width)
      lines += text.blocks.dropFirst().flatMap { text.lines[$0.lines] + [""] }
    }
    for sentence in sentences(progress) {
      lines += wrapped(
        reading.capabilities.spelled(sentence), width: reading.capabilities.width)
    }
    return lines
  }

  /// The section that sums the lesson up.
  private var step: Int? {
    reading.titles.firstIndex(of: "Lesson \(reading.lesson.number) in short").map { $0 + 1 }
  }

  private func sentences(_ progress: Progress) -> [String] {
    let lesson = reading.lesson
    let predictions = (1...max(1, reading.stepCount)).flatMap { reading.predictions($0) }
    let answered = predictions.count { reading[$0] == .answered }
    let shown = predictions.count { reading[$0] == .shown }
    var sentences: [String] = []
    if !predictions.isEmpty {
      sentences.append(
        "Predictions: \(answered) of \(predictions.count) answered"
          + (shown > 0 ? ", \(shown) shown." : "."))
    }
    if progress[lesson.slug].passed != nil {
      return sentences + NextStep(course: course).sentences(after: lesson.number, progress)
    }
    let hunt =
      (try? lesson.exercise()) == nil
      ? [] : ["To warm up, `cnn-tutor catch \(lesson.number)` has you expose wrong programs."]
    if isInWatch { return sentences + hunt + ["Next: q leads back to your exercise."] }
    return sentences + hunt + ["Next: `cnn-tutor watch \(lesson.number)`, its exercise."]
  }
}
