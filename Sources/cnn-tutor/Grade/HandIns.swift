internal import Course
internal import LearnerWorkspace
internal import Platform

/// The hand-ins in the folders that were named, each of a class or of one student.
struct HandIns {
  private(set) var all: [HandIn] = []
  /// Sentences about the folders.
  private(set) var remarks: [String] = []

  /// - Throws: `Stop` where a folder is missing, or none of them holds a hand-in.
  init(in folders: [String], _ lessons: [GradedLesson]) throws {
    var seen: Set<String> = []
    var parents: [String] = []
    for folder in folders {
      guard Files.exists(folder) else { throw WorkspaceError.file(.missing(folder)) }
      guard Files.isFolder(folder) else {
        throw Stop(
          .wrongUsage,
          "“\(folder)” is a file. Name the folder of a class, which has a folder for each student.")
      }
      let resolved = try Files.resolved(folder)
      guard seen.insert(resolved).inserted else {
        remarks.append("“\(folder)” was named twice and is graded once.")
        continue
      }
      let found = try handIns(in: resolved, shown: folder, lessons)
      all += found
      parents += found.map { _ in
        folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      }
    }
    guard !all.isEmpty else {
      throw Stop(
        .wrongUsage,
        "There are no hand-ins in \(folders.map { "“\($0)”" }.joined(separator: ", ")): a class's folder "
          + "has a folder for each student, and in it the files of the exercises.")
    }
    tellApart(parents)
  }

  private mutating func handIns(
    in folder: String, shown: String, _ lessons: [GradedLesson]
  ) throws -> [HandIn] {
    let names = try Files.names(in: folder)
    // One student's own.
    if names.contains("Exercises") || names.contains(where: Self.isExercise(lessons)) {
      return [handIn(OwnFolder(folder), Path.name(folder), shown: shown, lessons)]
    }
    var loose = 0
    let found = try names.filter { !$0.hasPrefix(".") }.compactMap { name -> HandIn? in
      let path = Path.join(shown, name)
      switch try OwnFolder(folder).open().status(name)?.kind {
      case .folder: return handIn(OwnFolder(folder).inner(name), name, shown: path, lessons)
      case .link:
        return HandIn(
          name: name, folder: path,
          remarks: ["The folder is a link, and none is followed: put a copy in its place."])
      case nil:
        return HandIn(name: name, folder: path, remarks: ["The folder's name cannot be read."])
      default:
        loose += 1
        return nil
      }
    }
    if loose > 0, !found.isEmpty {
      remarks.append(
        "“\(shown)” holds \(loose == 1 ? "a file" : "\(loose) files") beside the folders.")
    }
    return found
  }

  private static func isExercise(_ lessons: [GradedLesson]) -> (String) -> Bool {
    let names = Set(lessons.map(\.lesson.fileName))
    return names.contains
  }

  private func handIn(
    _ folder: OwnFolder, _ name: String, shown: String, _ lessons: [GradedLesson]
  ) -> HandIn {
    var found = HandInFolder(folder)
    let files = found.assigned(lessons)
    let nothing = files.isEmpty ? ["There is no exercise in it."] : []
    return HandIn(name: name, folder: shown, files: files, remarks: nothing + found.remarks)
  }

  /// Two students of one name get the folder of their class before it.
  private mutating func tellApart(_ parents: [String]) {
    var counts: [String: Int] = [:]
    for handIn in all { counts[handIn.name, default: 0] += 1 }
    for (index, parent) in parents.enumerated() where counts[all[index].name, default: 0] > 1 {
      all[index].remarks.append("There are several of the name “\(all[index].name)”.")
      all[index].name = Path.join(parent, all[index].name)
    }
  }
}
