import Foundation
import PackagePlugin

/// Writes the folder `Lessons` into the target as string literals, so that the binary needs no
/// files beside it.
///
/// SwiftPM's own `.embedInCode` makes byte arrays that take minutes to compile, and
/// `Bundle.module` ties the binary to its build folder.
@main
struct EmbedCoursePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let lessons = context.package.directoryURL.appending(path: "Lessons")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedCourse.swift")
    return [
      .buildCommand(
        displayName: "Embedding the lessons",
        executable: try context.tool(named: "embed-course").url,
        arguments: [lessons.path, output.path],
        inputFiles: files(in: lessons),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
    return paths.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
  }
}
