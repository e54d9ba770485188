public import Course
internal import Platform

extension Workspace {
  /// The learner's file for a lesson as the judge takes it, named as seen from the working folder.
  public func submission(_ lesson: Lesson) -> Submission {
    let path = file(lesson)
    let shown = Path.relative(path, to: Environment.workingFolder)
    // What it leads to may be another learner's, or private: an error would show lines of it.
    for link in [path, Path.folder(path)] where Files.kind(link, followingLinks: false) == .link {
      let name = Path.relative(link, to: Environment.workingFolder)
      return .unreadable(
        path: shown,
        reason: """
          “\(name)” is a link, and what a link leads to is not judged. Put a copy in its place.
          """)
    }
    do throws(FileError) {
      let contents = try Files.readTextBytes(path, limit: 1 << 20)
      return .file(
        SourceFile(
          path: shown,
          contents: isStarter(contents, of: lesson) ? Array(lesson.starter.utf8) : contents))
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
  /// Whether nobody has written anything into a lesson's file yet; false where there is none.
  public func isUntouched(_ lesson: Lesson) -> Bool {
    guard let contents = try? Files.readTextBytes(file(lesson), limit: 1 << 20) else {
      return false
    }
    return isStarter(contents, of: lesson)
  }

  /// Whether a lesson's file is another than the one of which progress says that it is right, or is not
  /// right any more.
  public func hasChanged(_ lesson: Lesson, since progress: LessonProgress) -> Bool {
    guard let judged = progress.judged,
      let contents = try? Files.readTextBytes(file(lesson), limit: 1 << 20)
    else { return false }
    return Fingerprint.bytes(contents) != judged
  }

  /// Whether this is the lesson's starter, or the one that an earlier edition of the course put here.
  private func isStarter(_ contents: [UInt8], of lesson: Lesson) -> Bool {
    if contents == Array(lesson.starter.utf8) { return true }
    // Where the record cannot be read, the file counts as touched, which loses nothing.
    guard let state = try? stateFolder.open(), let shipped = try? StarterRecord(in: state) else {
      return false
    }
    return shipped[Self.path(lesson)] == Fingerprint.bytes(contents)
  }
}
