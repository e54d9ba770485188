public import Course
internal import Platform

extension Workspace {
  /// The learner's file for a lesson as the judge takes it, named as seen from the working folder.
  public func submission(_ lesson: Lesson) -> Submission {
    let path = file(lesson)
    let shown = Path.relative(path, to: Environment.workingFolder)
    do throws(FileError) {
      return .file(SourceFile(path: shown, contents: try Files.readTextBytes(path, limit: 1 << 20)))
    } catch .missing {
      return .unreadable(
        path: shown,
        reason: "There is no “\(shown)”. Type `cnn-tutor start` to have the starter put back.")
    } catch {
      return .unreadable(
        path: shown,
        reason: "\(error) Type `cnn-tutor reset \(lesson.number)` to begin the exercise anew.")
    }
  }
}
