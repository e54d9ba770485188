internal import Course
internal import LearnerWorkspace
internal import LessonFolder
internal import Platform
internal import SwiftTokens

/// A student's folder, looked through for the files of exercises, wherever in it they lie.
///
/// No link is followed, nothing is written, and neither the number of entries nor their sizes matter:
/// beyond what any hand-in needs nothing is looked at, and that is remarked.
struct HandInFolder {
  private static let mostEntries = 4000
  private static let mostFiles = 200
  private static let deepest = 8
  private static let largestFile = 1 << 20
  /// Folders that hold no hand-in: copies that the tutor keeps, and what archives of a Mac bring along.
  private static let ignored: Set = ["Kept", "__MACOSX", "node_modules"]

  private struct File {
    var path: String
    var text: String

    var name: String { Path.name(path) }
    var depth: Int { path.count { $0 == "/" } }
  }

  private let root: OwnFolder
  private var files: [File] = []
  private var entries = 0
  private(set) var remarks: [String] = []

  init(_ root: OwnFolder) {
    self.root = root
    look(into: root, "")
    if files.count >= Self.mostFiles { remarks.append("Only \(Self.mostFiles) files were read.") }
    if entries > Self.mostEntries {
      remarks.append("Only \(Self.mostEntries) entries were looked at.")
    }
  }

  private mutating func look(into folder: OwnFolder, _ path: String, depth: Int = 0) {
    let names: [String]
    do throws(FileError) {
      names = try folder.open().names()
    } catch {
      return remarks.append("\(error)")
    }
    var folders: [String] = []
    for name in names where !name.hasPrefix(".") && !Self.ignored.contains(name) {
      entries += 1
      guard entries <= Self.mostEntries, files.count < Self.mostFiles else { return }
      let shown = path.isEmpty ? name : "\(path)/\(name)"
      switch try? folder.open().status(name)?.kind {
      case .file where name.lowercased().hasSuffix(".swift"): read(name, in: folder, shown)
      case .folder where depth < Self.deepest: folders.append(name)
      case .folder: remarks.append("“\(shown)” lies too deep and was not looked at.")
      case .link: remarks.append("“\(shown)” is a link and was not followed.")
      case .file
      where [".zip", ".tar", ".gz", ".tgz", ".rar", ".7z"].contains(where: name.hasSuffix):
        remarks.append("“\(shown)” is an archive: unpack it first.")
      default: break
      }
    }
    for name in folders {
      look(into: folder.inner(name), path.isEmpty ? name : "\(path)/\(name)", depth: depth + 1)
    }
  }

  private mutating func read(_ name: String, in folder: OwnFolder, _ shown: String) {
    do throws(FileError) {
      let text = try folder.open().readDamagedText(name, limit: Self.largestFile)
      files.append(File(path: shown, text: text))
    } catch .tooLarge {
      remarks.append("“\(shown)” is larger than \(Self.largestFile >> 20) MB and was not read.")
    } catch {
      remarks.append("\(error)")
    }
  }
}

extension HandInFolder {
  /// For each lesson the file that is its exercise: by its name, or where it was renamed, by the
  /// functions that it declares. A file with work in it comes before a starter that nobody touched.
  mutating func assigned(_ lessons: [GradedLesson]) -> [Int: SourceFile] {
    var result: [Int: SourceFile] = [:]
    let named = Dictionary(
      uniqueKeysWithValues: lessons.map { ($0.lesson.fileName.lowercased(), $0.lesson.number) })
    var candidates: [Int: [(file: File, isNamed: Bool)]] = [:]
    for file in files where file.name != ExerciseTypes.fileName {
      if let number = named[file.name.lowercased()] {
        candidates[number, default: []].append((file, true))
      } else if let number = Self.lesson(of: file, lessons) {
        candidates[number, default: []].append((file, false))
      }
    }
    for graded in lessons {
      let lesson = graded.lesson
      let starter = SwiftTokens(lesson.starter).texts
      let sorted = (candidates[lesson.number] ?? []).map { candidate in
        (candidate: candidate, isStarter: SwiftTokens(candidate.file.text).texts == starter)
      }.sorted { first, second in
        let (a, b) = (first.candidate, second.candidate)
        if first.isStarter != second.isStarter { return second.isStarter }
        if a.isNamed != b.isNamed { return a.isNamed }
        return (a.file.depth, a.file.path) < (b.file.depth, b.file.path)
      }
      guard let chosen = sorted.first?.candidate else { continue }
      // Under its own name it is compiled, whatever it was called.
      result[lesson.number] = SourceFile(path: Workspace.path(lesson), text: chosen.file.text)
      let others = sorted.dropFirst().filter {
        !$0.isStarter && $0.candidate.file.text != chosen.file.text
      }
      if let other = others.first {
        remarks.append(
          "Lesson \(lesson.number) has several files: “\(chosen.file.path)” was graded, and not "
            + "“\(other.candidate.file.path)”.")
      }
      if !chosen.isNamed {
        remarks.append(
          "“\(chosen.file.path)” was taken for lesson \(lesson.number), by its functions.")
      }
    }
    return result
  }

  /// The lesson of which a file declares most functions, and more than half of them.
  private static func lesson(of file: File, _ lessons: [GradedLesson]) -> Int? {
    let declared = SwiftTokens(file.text).usableNames
    let best = lessons.map { graded in
      let found = graded.functions.count(where: declared.contains)
      return (
        number: graded.lesson.number, found: found,
        share: Double(found) / Double(max(1, graded.functions.count))
      )
    }.filter { $0.share > 0.5 }.max { ($0.share, $0.found) < ($1.share, $1.found) }
    return best?.number
  }
}

/// A lesson that counts, and for how much.
struct GradedLesson: Sendable {
  var lesson: Lesson
  /// The names of the functions that are asked for.
  var functions: [String]
  /// The points for all of it.
  var weight: Double
}
