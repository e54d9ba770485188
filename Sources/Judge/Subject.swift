/// What a report is about: the files of a workspace, or the solutions of a course.
///
/// A report that leaves it open can be taken for praise of work that was never handed in.
public enum Subject: Sendable, Equatable {
  /// A learner's files, in the workspace with this path.
  case workspace(folder: String)
  /// The course's folder; nil for the one that is built in.
  case solutions(course: String?)

  /// `workspace` or `solutions`, as reports for programs have it.
  var name: String {
    switch self {
    case .workspace: "workspace"
    case .solutions: "solutions"
    }
  }

  /// The absolute path of what was judged; nil for the solutions that are built in.
  var folder: String? {
    switch self {
    case .workspace(let folder): folder
    case .solutions(let course): course
    }
  }
}
