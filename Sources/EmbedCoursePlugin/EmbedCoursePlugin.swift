import Foundation
import PackagePlugin

/// Writes what the binary shall hold as Swift, so that it needs no files beside it: the texts of the
/// lessons into `Course`, their programs into `CourseProgram`, and the text of the harness, with which
/// other programs are compiled later, into `Judge`.
///
/// SwiftPM's own `.embedInCode` makes byte arrays that take minutes to compile, and
/// `Bundle.module` ties the binary to its build folder.
@main
struct EmbedCoursePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let lessons = package.appending(path: "Lessons")
    let harness = ["Sources/ExerciseHarness", "Sources/ConvNet/SeededGenerator.swift"]
      .map { package.appending(path: $0) }
    let (what, sources, name) =
      switch target.name {
      case "CourseFormulas": ("formulas", [lessons], "EmbeddedFormulas.swift")
      case "CourseProgram": ("programs", [lessons], "EmbeddedPrograms.swift")
      case "Judge": ("harness", harness, "EmbeddedHarness.swift")
      default: ("texts", [lessons], "EmbeddedCourse.swift")
      }
    let output = context.pluginWorkDirectoryURL.appending(path: name)
    return [
      .buildCommand(
        displayName: "Writing \(name)",
        executable: try context.tool(named: "embed-course").url,
        arguments: [what, output.path] + sources.map(\.path),
        inputFiles: sources.flatMap(files),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    guard let paths = FileManager.default.subpaths(atPath: folder.path) else { return [folder] }
    return paths.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
  }
}
