internal import Synchronization

/// The grades so far, by the place of the hand-in: what is done stays, also after Ctrl-C.
final class GradeBook: Sendable {
  private let grades: Mutex<[Int: Grade]> = Mutex([:])

  /// - Returns: how many there are now.
  @discardableResult
  func enter(_ grade: Grade, for index: Int) -> Int {
    grades.withLock { grades in
      grades[index] = grade
      return grades.count
    }
  }

  var all: [Int: Grade] { grades.withLock(\.self) }
}
