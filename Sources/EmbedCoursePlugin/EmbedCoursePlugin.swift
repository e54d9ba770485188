import Foundation
import PackagePlugin

/// Writes what the binary shall hold as Swift, so that it needs no files beside it: the texts of the
/// lessons into `Course`, their programs into `CourseProgram` and `CourseFormulas`, a file for each
/// lesson, and the text of the harness, with which other programs are compiled later, into `Judge`.
///
/// SwiftPM's own `.embedInCode` makes byte arrays that take minutes to compile, and
/// `Bundle.module` ties the binary to its build folder.
@main
struct EmbedCoursePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let writer = Writer(
      tool: try context.tool(named: "embed-course").url, folder: context.pluginWorkDirectoryURL)
    let package = context.package.directoryURL
    let lessons = package.appending(path: "Lessons")
    switch target.name {
    case "CourseFormulas":
      return programs(of: lessons, "formulas", writer)
        + [writer.command("traced-types", "Types.swift", [])]
    case "CourseProgram":
      let article = lessons.appending(path: "article.json")
      let drawn = folders(of: lessons, having: "figures.swift", writer)
      return programs(of: lessons, "programs", writer)
        + [
          writer.command("figures-list", "EmbeddedFigures.swift", drawn, inputs: []),
          writer.command("article", "EmbeddedArticle.swift", [article]),
          writer.command("types", "Types.swift", []),
        ]
    case "Judge":
      let harness = ["Sources/ExerciseHarness", "Sources/ConvNet/SeededGenerator.swift"]
        .map { package.appending(path: $0) }
      return [writer.command("harness", "EmbeddedHarness.swift", harness)]
    default: return [writer.command("texts", "EmbeddedCourse.swift", [lessons])]
    }
  }

  /// A command for each lesson, so that an edit of one has its program alone written and compiled
  /// anew, and one for the list of them.
  private func programs(of lessons: URL, _ what: String, _ writer: Writer) -> [Command] {
    let kept = [
      "exercise.swift", "solution.swift", "cases.swift", "practice.swift", "mistakes.md",
      "support.swift", "figures.swift",
    ]
    let judged = folders(of: lessons, having: "cases.swift", writer)
    let written =
      what == "programs" ? folders(of: lessons, having: "solution.swift", writer) : judged
    return written.map { folder in
      writer.command(
        what, "\(folder.lastPathComponent).swift", [folder],
        inputs: kept.map { folder.appending(path: $0) }.filter(writer.exists))
    } + [writer.command("\(what)-list", "Embedded.swift", judged, inputs: [])]
  }

  private func folders(of lessons: URL, having file: String, _ writer: Writer) -> [URL] {
    writer.names(in: lessons).filter { $0.first?.isNumber == true }
      .map { lessons.appending(path: $0) }
      .filter { writer.exists($0.appending(path: file)) }
  }

  private struct Writer {
    var tool: URL
    var folder: URL

    /// - Parameter inputs: what it reads of the sources; all their files where nil.
    func command(
      _ what: String, _ name: String, _ sources: [URL], inputs: [URL]? = nil
    ) -> Command {
      let output = folder.appending(path: name)
      return .buildCommand(
        displayName: "Writing \(name)", executable: tool,
        arguments: [what, output.path] + sources.map(\.path),
        inputFiles: inputs ?? sources.flatMap(files), outputFiles: [output])
    }

    func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

    func names(in folder: URL) -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }

    private func files(in folder: URL) -> [URL] {
      guard let paths = FileManager.default.subpaths(atPath: folder.path) else { return [folder] }
      return paths.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
    }
  }
}
