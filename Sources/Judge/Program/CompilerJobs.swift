internal import Platform

/// The programs that `swiftc` would start to make a program, with their arguments.
///
/// They are found out once for a toolchain, by `swiftc -###`, and then started without it: what it does
/// besides takes as long as they do. Where it says anything else than is expected here, `swiftc` itself
/// is what is started.
struct CompilerJobs: Sendable, Equatable {
  /// A program and its arguments, some of which stand for what each run puts in their place.
  typealias Command = [String]

  /// The compiler proper; ``module``, ``inputs``, ``output`` and ``folder`` are put in.
  var frontend: Command
  /// Makes the program ``executable`` of ``object``, the harness, ``more``, and the libraries of a
  /// program that imports nothing else.
  var linker: Command

  static let module = "<module>"
  static let inputs = "<inputs>"
  static let output = "<output>"
  static let folder = "<folder>"
  static let more = "<more>"
  /// Where the frontend writes and the linker reads, in the folder of a run.
  static let object = "exercise.o"
  static let executable = "exercise"
  /// Where the frontend writes its tree of a file.
  static let tree = "tree.json"

  /// - Parameters:
  ///   - files: names in the folder of the run.
  ///   - path: that folder.
  ///   - module: the name of what they make.
  ///   - options: more for the frontend.
  ///   - onlyChecking: whether it is enough to find errors.
  func compiling(
    _ files: [String], in path: String, module: String = Compilation.module,
    options: [String] = [], onlyChecking: Bool = false, object: String = Self.object
  ) -> Command {
    let command = frontend.map { $0 == "-c" && onlyChecking ? "-emit-sil" : $0 }
    return command.flatMap { word in
      switch word {
      case Self.module: [module]
      case Self.inputs: files
      case Self.output: options + ["-o", onlyChecking ? "tried.sil" : object]
      case Self.folder: [path]
      default: [word]
      }
    }
  }

  /// What writes the compiler's tree of the last of these files as JSON.
  func dumping(_ files: [String], in path: String, options: [String]) -> Command {
    let inputs = files.dropLast() + ["-primary-file"] + files.suffix(1)
    return compiling(Array(inputs), in: path, options: options, object: Self.tree).flatMap {
      $0 == "-c" ? ["-dump-ast", "-dump-ast-format", "json"] : [$0]
    }
  }

  /// - Parameter more: object files besides.
  func linking(_ more: [String] = []) -> Command {
    linker.flatMap { $0 == Self.more ? more : [$0] }
  }
}

// MARK: - What the driver says

/// What `swiftc -###` prints of a sample, taken apart.
struct DriverPlan: Sendable, Equatable {
  /// As in `CompilerJobs`.
  var frontend: CompilerJobs.Command
  /// Writes which libraries the imports of object files need.
  var extracting: CompilerJobs.Command
  /// The driver of the linker; ``libraries`` stands for the libraries.
  private var linking: CompilerJobs.Command

  /// The source of the sample.
  static let input = "input.swift"
  /// Where the libraries are listed, in the folder of the sample.
  static let list = "libraries"
  private static let library = "-lcnn_tutor_libraries"

  /// Nil where that is not one frontend, one reader of imports and one linker, each with what it must
  /// have.
  ///
  /// - Parameters:
  ///   - path: the folder in which it was asked.
  ///   - harness: the object file that was to be linked along.
  init?(_ text: String, in path: String, harness: String) {
    let lines = text.split(separator: "\n").map(Self.words)
    guard lines.count == 3 else { return nil }
    var frontend = lines[0]
    guard frontend.count > 4, frontend[1] == "-frontend", frontend[2] == "-c",
      frontend[frontend.count - 2] == "-o", let object = frontend.popLast(),
      Self.holds(frontend, [Self.input, "-module-name", Compilation.module])
    else { return nil }
    frontend[frontend.count - 1] = CompilerJobs.output
    if let map = frontend.firstIndex(of: "-supplementary-output-file-map") {
      frontend.removeSubrange(map..<min(map + 2, frontend.count))
    }
    self.frontend = frontend.map {
      switch $0 {
      case Self.input: CompilerJobs.inputs
      case Compilation.module: CompilerJobs.module
      case path: CompilerJobs.folder
      default: $0
      }
    }
    guard lines[1].count == 5, lines[1].dropFirst().prefix(3) == [object, harness, "-o"],
      let list = lines[1].last
    else { return nil }
    extracting = [lines[1][0], CompilerJobs.object, harness, "-o", Self.list]
    guard Self.holds(lines[2], [object, harness, "@\(list)", CompilerJobs.executable]) else {
      return nil
    }
    linking = lines[2].map {
      $0 == object ? CompilerJobs.object : $0 == "@\(list)" ? Self.library : $0
    }
  }

  /// What prints how the linker is started.
  var asking: CompilerJobs.Command { [linking[0], "-###"] + linking.dropFirst() }

  /// The linker itself, from what `asking` prints; nil where that is not certain.
  func linker(_ text: String, libraries: [String], harness: String) -> CompilerJobs.Command? {
    guard let words = text.split(separator: "\n").last.map(Self.words), let first = words.first,
      let name = first.split(separator: "/").last, first.hasPrefix("/"), name.hasPrefix("ld"),
      Self.holds(words, [CompilerJobs.object, harness, Self.library, CompilerJobs.executable])
    else { return nil }
    // A program as small as this is linked before a second thread has begun.
    return words.flatMap { word in
      switch word {
      case Self.library: libraries
      case harness: [harness, CompilerJobs.more]
      default: [word]
      }
    }
      + (name == "ld.lld" ? ["--threads=1"] : [])
  }

  /// Whether each of the words is there once.
  private static func holds(_ command: CompilerJobs.Command, _ words: [String]) -> Bool {
    words.allSatisfy { word in command.count { $0 == word } == 1 }
  }

  /// A line as a shell reads it: words with quotation marks and backslashes.
  static func words(_ line: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}

// MARK: - Keeping

extension CompilerJobs {
  /// A word a line, an empty line behind each list. The last list tells these programs from others of
  /// their names.
  var text: String {
    [frontend, linker, programs].map { $0.map { "\($0)\n" }.joined() + "\n" }.joined()
  }

  /// Nil for what is no such text, or of programs that have changed since.
  init?(text: String) {
    let lists = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .split(separator: "", omittingEmptySubsequences: false).map(Array.init)
    guard lists.count >= 3, !lists[0].isEmpty, !lists[1].isEmpty else { return nil }
    self.init(frontend: lists[0], linker: lists[1])
    guard programs == lists[2] else { return nil }
  }

  private var programs: [String] {
    [frontend[0], linker[0]].map { path in
      Files.status(path).map { "\($0.size) \($0.modified)" } ?? "missing"
    }
  }
}
