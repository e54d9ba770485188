internal import Platform
internal import TestSupport
internal import Testing

/// The program in the documentation's article, as a person would use it: in a package of its own.
@Suite(.takesTurns) struct `The documentation's program` {
  static let article = "Sources/ConvNet/ConvNet.docc/HowTheLayersFitTogether.md"
  /// The products that it uses. They are linked to, and not asked of the project's package: SwiftPM
  /// would compile the tools that write the lessons into the tutor, five times as long.
  static let libraries = ["ConvNet", "HandwrittenDigits"]

  @Test func `trains two convolutional layers to over 95 % in at most 40 lines`() throws {
    let program = try program()
    #expect(program.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
    #expect(program.split(separator: "ConvolutionalLayer(").count == 3)

    // Kept under .build, so that only the first run has to build the library in release.
    let folder = Path.join(PackageFolder.root, ".build/article-program")
    try Files.makeFolder(Path.join(folder, "Sources/read-digits"))
    let products = try Files.readText(Path.join(PackageFolder.root, "Package.swift"))
    for library in Self.libraries {
      #expect(products.contains(#".library(name: "\#(library)", targets: ["\#(library)"])"#))
      let source = Path.join(PackageFolder.root, "Sources/\(library)")
      let link = try Processes.run("ln", ["-sfn", source, Path.join(folder, "Sources/\(library)")])
      try #require(link.status == 0)
    }
    try Files.write(program, to: Path.join(folder, "Sources/read-digits/main.swift"))
    try Files.write(manifest, to: Path.join(folder, "Package.swift"))
    // The same versions as the project's: nothing is fetched that is not here already.
    try Files.write(
      Files.read(Path.join(PackageFolder.root, "Package.resolved")),
      to: Path.join(folder, "Package.resolved"))

    let build = try Processes.run(
      "sh", ["-c", "swift build -c release --package-path '\(folder)' 2>&1"])
    try #require(build.status == 0, "\(String(decoding: build.output, as: UTF8.self))")
    let run = try Processes.run("sh", ["-c", "'\(folder)/.build/release/read-digits' 2>&1"])
    let output = String(decoding: run.output, as: UTF8.self)
    #expect(run.status == 0, "\(output)")

    let lines = output.split(separator: "\n")
    let last = try #require(lines.last)
    let percent = last.split(separator: " ").last { Double($0) != nil }
    let right = try #require(percent.flatMap { Double($0) })
    #expect(last.hasPrefix("epoch 8:") && right > 95, "\(output)")

    // The article shows the table that the program prints.
    let table = try #require(try table())
    #expect(output.hasPrefix(table), "\(output)")
  }

  /// The block of the article that is a whole program.
  private func program() throws -> String {
    let text = try Files.readText(Path.join(PackageFolder.root, Self.article))
    let blocks = text.components(between: "```swift\n", and: "```")
    return try #require(blocks.first { $0.hasPrefix("import ConvNet") })
  }

  /// The indented block that starts with the input's shape.
  private func table() throws -> String? {
    let text = try Files.readText(Path.join(PackageFolder.root, Self.article))
    let blocks = text.components(between: "\n\n    ", and: "\n\n")
    return blocks.first { $0.hasPrefix("input ") }?.replacing("\n    ", with: "\n")
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "read-digits",
      platforms: [.macOS(.v26)],
      dependencies: [.package(url: "https://github.com/apple/swift-numerics", from: "1.1.1")],
      targets: [
        .target(
          name: "ConvNet", dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
        .target(name: "HandwrittenDigits", dependencies: ["ConvNet"]),
        .executableTarget(name: "read-digits", dependencies: ["ConvNet", "HandwrittenDigits"]),
      ])
    """
  }
}

extension String {
  /// The texts from each `start` to the `end` that follows it.
  fileprivate func components(between start: String, and end: String) -> [String] {
    var rest = self[...]
    var found: [String] = []
    while let first = rest.firstRange(of: start) {
      rest = rest[first.upperBound...]
      guard let last = rest.firstRange(of: end) else { break }
      found.append(String(rest[..<last.lowerBound]))
      rest = rest[last.lowerBound...]
    }
    return found
  }
}
