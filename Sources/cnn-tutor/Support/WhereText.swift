internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalText

/// What the bare command says.
struct WhereText {
  private let desk: Desk
  private var console: Console { desk.console }

  init(_ desk: Desk) { self.desk = desk }

  func lines(progress: Progress) -> [String] {
    guard let workspace = desk.workspace else { return withoutWorkspace(progress) }
    let passed = desk.course.lessons.count { progress[$0.slug].passed != nil }
    let total = desk.course.lessons.count
    var paragraphs = [
      """
      Your workspace is “\(sanitized(workspace.root))”\(course). You have passed \(passed) of \
      \(counted(total, "exercise")).
      """
    ]
    if let sentence = desk.dueSentence(progress) { paragraphs.append(sentence) }
    if let next = desk.course.lessons.first(where: { progress[$0.slug].passed == nil }) {
      paragraphs.append(
        "Next is lesson \(next.number), \(sanitized(next.title)). Its file is "
          + "“\(Workspace.path(next))”.")
      return blocks(paragraphs)
        + commands(
          [
            ("cnn-tutor lesson \(next.number)", "reads it"),
            ("cnn-tutor watch \(next.number)", "judges your file each time you save it"),
            ("cnn-tutor hint \(next.number)", "helps when you are stuck"),
          ] + practice(progress) + [("cnn-tutor list", "shows all lessons")])
    }
    paragraphs.append("You have done them all.")
    return blocks(paragraphs)
      + commands(
        ownNetwork + [("cnn-tutor train", "trains a larger network on the digits")]
          + practice(progress) + [("cnn-tutor list", "shows all lessons")])
  }

  /// To be asked again, as soon as a lesson was read.
  private func practice(_ progress: Progress) -> [(String, String)] {
    let isAnyRead = desk.course.lessons.contains {
      progress[$0.slug].read != nil || progress[$0.slug].passed != nil
    }
    return isAnyRead ? [("cnn-tutor practice", "asks again what you have read")] : []
  }

  /// What can be done with a network made of one's own functions, where a lesson trains one.
  private var ownNetwork: [(String, String)] {
    guard let lesson = desk.course.lessons.first(where: \.trains) else { return [] }
    return [
      (
        "cnn-tutor run \(lesson.number) --save my-network",
        "trains your own network and keeps it"
      ),
      ("cnn-tutor draw --load my-network", "has it read what you draw"),
      ("cnn-tutor predict PICTURE --load my-network", "has it read your handwriting"),
    ]
  }

  private var course: String {
    desk.courseFolder.map { ", its course the one in “\(sanitized($0))”" } ?? ""
  }

  private func withoutWorkspace(_ progress: Progress) -> [String] {
    let due = desk.dueSentence(progress).map { [$0] } ?? []
    let first = desk.course.lessons.first?.number ?? 1
    let unread = desk.course.lessons.first { progress[$0.slug].read == nil }?.number ?? first
    return blocks(
      [
        "cnn-tutor teaches how a convolutional neural network works, from the first sliding overlay "
          + "to a network that reads handwritten digits: "
          + "\(counted(desk.course.lessons.count, "lesson")), each with a small exercise in Swift."
      ] + due + ["There is no workspace for your exercises here. Type:"])
      + commands(
        [
          (
            "cnn-tutor lesson \(unread)",
            unread == first ? "reads the first lesson" : "reads the next lesson"
          ), ("cnn-tutor start", "makes a workspace, the folder “cnn-exercises”"),
        ] + practice(progress) + [
          ("cnn-tutor list", "shows all lessons"), ("cnn-tutor --help", "shows all commands"),
        ])
  }

  private func blocks(_ paragraphs: [String]) -> [String] {
    paragraphs.flatMap { wrapped($0, width: console.capabilities.width) + [""] }
  }

  private func commands(_ commands: [(String, String)]) -> [String] {
    let longest = commands.map { cellWidth(of: $0.0) }.max() ?? 0
    return commands.flatMap { command, purpose in
      let gap = String(repeating: " ", count: longest - cellWidth(of: command) + 2)
      return console.lines("  \(console.styled(command, .key))\(gap)", purpose)
    }
  }
}
