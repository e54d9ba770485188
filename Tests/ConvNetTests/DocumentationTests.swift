internal import FoundationEssentials
internal import Platform
internal import TestSupport
internal import Testing

/// The documentation as `docc` reads it: from the symbols of the built modules and the catalog.
@Suite(.takesTurns) struct `The documentation` {
  @Test(arguments: [
    "ConvNet", "Course", "CourseChecking", "Datasets", "Engine", "ExerciseHarness",
    "HandwrittenDigits", "Judge", "KernelInterface", "LearnerWorkspace", "LessonFolder", "Platform",
    "Sandbox", "SwiftTokens", "TerminalMarkdown", "TerminalText", "TerminalUI",
  ])
  func `says something about every public name`(module: String) throws {
    try withSymbols(of: module) { folder in
      let file = try Files.read(Path.join(folder, "\(module).symbols.json"))
      let graph = try JSONDecoder().decode(SymbolGraph.self, from: Data(file))
      let own = graph.symbols.filter {
        $0.location?.uri.contains("/Sources/\(module)/") == true
          && !$0.identifier.precise.contains("SYNTHESIZED")
      }
      #expect(own.count >= (module == "ConvNet" ? 150 : 4))
      let silent = own.filter { $0.docComment == nil }
      #expect(silent.map { $0.pathComponents.joined(separator: ".") } == [])
    }
  }

  @Test func `has no link that leads nowhere and no parameter left out`() throws {
    guard Environment.find("docc") != nil else {
      return print("notice: skipped, because there is no docc in PATH")
    }
    try withSymbols(of: "ConvNet") { folder in
      let catalog = Path.join(PackageFolder.root, "Sources/ConvNet/ConvNet.docc")
      let docc = try Processes.run(
        "sh",
        [
          "-c",
          // For no web server: else docc copies a page of the toolchain's, which only root may read
          // and write where root has installed it.
          "docc convert '\(catalog)' --additional-symbol-graph-dir '\(folder)' "
            + "--output-path '\(folder)/out' --no-transform-for-static-hosting "
            + "--warnings-as-errors --analyze 2>&1",
        ])
      #expect(docc.status == 0, "\(String(decoding: docc.output, as: UTF8.self))")
      #expect(Files.exists(Path.join(folder, "out/data/documentation/convnet.json")))
    }
  }

  struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
      struct Identifier: Decodable { var precise: String }
      struct Location: Decodable { var uri: String }
      struct Comment: Decodable {}
      var identifier: Identifier
      var pathComponents: [String]
      var docComment: Comment?
      var location: Location?
    }
    var symbols: [Symbol]
  }

  private static var triple: String {
    #if canImport(Darwin)
      "arm64-apple-macosx26.0"
    #elseif arch(arm64)
      "aarch64-unknown-linux-gnu"
    #else
      "x86_64-unknown-linux-gnu"
    #endif
  }

  /// Lays the symbol graph of a module that this test run was built with into a scratch folder.
  private func withSymbols(of module: String, _ body: (String) throws -> Void) throws {
    try inFolder { folder in
      let products = Path.folder(try #require(Environment.executablePath))
      let extraction = try Processes.run(
        "sh",
        [
          "-c",
          "swift symbolgraph-extract -module-name \(module) -minimum-access-level public "
            + "-I '\(products)/Modules' \(try cModules(products).joined(separator: " ")) "
            + "-output-dir '\(folder)' -target \(Self.triple) 2>&1",
        ])
      try #require(extraction.status == 0, "\(String(decoding: extraction.output, as: UTF8.self))")
      try body(folder)
    }
  }

  /// Where the modules in C are that some module of ours, or of a package, is made with.
  private func cModules(_ products: String) throws -> [String] {
    var options = ["-I '\(PackageFolder.root)/Sources/CCommonMark'"]
    for build in try Files.names(in: products) {
      let map = Path.join(products, "\(build)/module.modulemap")
      if Files.exists(map) { options.append("-Xcc '-fmodule-map-file=\(map)'") }
    }
    let packages = Path.join(products, "../../checkouts")
    for package in try Files.names(in: packages) {
      let sources = Path.join(packages, "\(package)/Sources")
      for target in try Files.names(in: sources) {
        let include = Path.join(sources, "\(target)/include")
        if Files.isFolder(include) { options.append("-I '\(include)'") }
      }
    }
    return options
  }
}
