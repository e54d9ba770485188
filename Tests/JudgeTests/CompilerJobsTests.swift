import Platform
import TestSupport
import Testing

@testable import Judge

/// What `swiftc -###` and `clang -###` print becomes three commands, or nothing where it is not what is
/// known.
@Suite struct CompilerJobsTests {
  static let frontend = """
    '/opt/my swift/bin/swift-frontend' -frontend -c input.swift -supplementary-output-file-map \
    /tmp/x/supplementaryOutputs-1 -target x86_64-unknown-linux-gnu -Onone \
    -file-compilation-dir '/tmp/my folder' -module-name Exercise -o /tmp/x/Exercise-1.o
    """
  static let extractor = """
    '/opt/my swift/bin/swift-autolink-extract' /tmp/x/Exercise-1.o /c/harness.o -o \
    /tmp/x/Exercise-2.autolink
    """
  static let linker = """
    '/opt/my swift/bin/clang' -pie '/opt/my swift/lib/swiftrt.o' /tmp/x/Exercise-1.o /c/harness.o \
    @/tmp/x/Exercise-2.autolink -lswiftCore -o exercise
    """

  private func found(_ lines: String...) -> DriverPlan? {
    DriverPlan(
      lines.map { "\($0)\n" }.joined(), in: "/tmp/my folder", harness: "/c/harness.o")
  }

  @Test func `a frontend is found, with what each run puts in`() throws {
    let plan = try #require(found(Self.frontend, Self.extractor, Self.linker))
    let jobs = CompilerJobs(frontend: plan.frontend, linker: [])
    #expect(
      jobs.compiling(["a.swift", "main.swift"], in: "/scratch", options: ["-limit=1"]) == [
        "/opt/my swift/bin/swift-frontend", "-frontend", "-c", "a.swift", "main.swift", "-target",
        "x86_64-unknown-linux-gnu", "-Onone", "-file-compilation-dir", "/scratch", "-module-name",
        "Exercise", "-limit=1", "-o", "exercise.o",
      ])
    #expect(jobs.compiling(["a.swift"], in: "/", onlyChecking: true).contains("-emit-sil"))
    #expect(jobs.compiling(["a.swift"], in: "/", module: "Other").contains("Other"))
    #expect(
      plan.extracting == [
        "/opt/my swift/bin/swift-autolink-extract", "exercise.o", "/c/harness.o", "-o", "libraries",
      ])
  }

  @Test func `the linker is found behind the one that starts it`() throws {
    let plan = try #require(found(Self.frontend, Self.extractor, Self.linker))
    #expect(
      plan.asking == [
        "/opt/my swift/bin/clang", "-###", "-pie", "/opt/my swift/lib/swiftrt.o", "exercise.o",
        "/c/harness.o", "-lcnn_tutor_libraries", "-lswiftCore", "-o", "exercise",
      ])
    func linker(_ text: String) -> CompilerJobs.Command? {
      plan.linker(text, libraries: ["-lone", "-ltwo"], harness: "/c/harness.o")
    }
    let arguments = #""-pie" "exercise.o" "/c/harness.o" "-lcnn_tutor_libraries" "-o" "exercise""#
    let words = [
      "-pie", "exercise.o", "/c/harness.o", "<more>", "-lone", "-ltwo", "-o", "exercise",
    ]
    #expect(linker("clang 21\n \"/usr/bin/ld\" \(arguments)") == ["/usr/bin/ld"] + words)
    #expect(
      linker("clang 21\n \"/my bin/ld.lld\" \(arguments)")
        == ["/my bin/ld.lld"] + words + ["--threads=1"])
    let jobs = CompilerJobs(frontend: [], linker: ["ld", "<more>", "-o", "exercise"])
    #expect(jobs.linking(["a.o"]) == ["ld", "a.o", "-o", "exercise"])
    #expect(jobs.linking() == ["ld", "-o", "exercise"])
    for other in [
      "", "clang: error: no such linker", #" "/bin/ld" "exercise.o" "-o" "exercise""#,
      " \"ld\" \(arguments)", " \"/usr/bin/collect2\" \(arguments)",
    ] { #expect(linker(other) == nil, "\(other)") }
  }

  @Test func `what a driver prints otherwise is not guessed at`() {
    #expect(found() == nil)
    #expect(found("error: unknown argument: '-###'") == nil)
    #expect(found(Self.frontend, Self.linker) == nil)
    #expect(found(Self.frontend, Self.frontend, Self.extractor, Self.linker) == nil)
    #expect(found(Self.extractor, Self.frontend, Self.linker) == nil)
    let primary = Self.frontend.replacing("-c input.swift", with: "-c -primary-file other.swift")
    #expect(found(primary, Self.extractor, Self.linker) == nil)
    let unlinked = Self.linker.replacing("/c/harness.o ", with: "")
    #expect(found(Self.frontend, Self.extractor, unlinked) == nil)
  }

  @Test func `what was found is kept for as long as the programs stay what they are`() async throws
  {
    try inFolder { folder in
      let frontend = Path.join(folder, "swift-frontend")
      try Files.write("one", to: frontend)
      let jobs = CompilerJobs(frontend: [frontend, "-c"], linker: ["/nowhere/ld", "my file"])
      #expect(CompilerJobs(text: jobs.text) == jobs)
      for text in ["", "\n\n\n", "a\n\nb\n"] { #expect(CompilerJobs(text: text) == nil, "\(text)") }
      let text = jobs.text
      try Files.write("another", to: frontend)
      #expect(CompilerJobs(text: text) == nil)
    }
  }

  @Test(arguments: [
    ("a  b", ["a", "b"]), ("'a b' c", ["a b", "c"]), (#""a \"b\"" c\ d"#, [#"a "b""#, "c d"]),
    (#"'a\b' ''"#, [#"a\b"#, ""]), ("", []),
  ])
  func `a line is read as a shell reads it`(_ line: String, _ words: [String]) {
    #expect(DriverPlan.words(line) == words)
  }
}
