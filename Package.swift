// swift-tools-version: 6.2

import Foundation
import PackageDescription

// The loops of the engine are compiled once for each kind of processor, and chosen at run time.
// They are optimised in debug builds too: a test of theirs would take minutes otherwise.
let optimised = ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "1"]
let avx2 = ["-Xcc", "-mavx2", "-Xcc", "-mfma"]

func kernels(_ name: String, flags: [String] = []) -> Target {
  .target(
    name: name, dependencies: ["ConvNet", "KernelInterface"],
    swiftSettings: [.unsafeFlags(optimised + flags)])
}

#if arch(x86_64)
  let variants = [kernels("KernelsBaseline"), kernels("KernelsAVX2", flags: avx2)]
#else
  let variants = [kernels("KernelsBaseline")]
#endif

// What reads PNG and JPEG files, where its headers are; elsewhere the tutor does without, and says
// so.
let headers = ["/usr/include", "/usr/local/include"]
let hasPictureLibraries = ["png.h", "jpeglib.h"].allSatisfy { header in
  headers.contains { FileManager.default.fileExists(atPath: "\($0)/\(header)") }
}
let pictureLibraries: [Target] =
  hasPictureLibraries
  ? [
    .target(
      name: "CPictures",
      linkerSettings: [.linkedLibrary("png"), .linkedLibrary("jpeg"), .linkedLibrary("z")])
  ] : []

let package = Package(
  name: "cnn-tutor",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "cnn-tutor", targets: ["cnn-tutor"]),
    .library(name: "ConvNet", targets: ["ConvNet"]),
    .library(name: "HandwrittenDigits", targets: ["HandwrittenDigits"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    // The paths and file descriptors in swift-subprocess's own interface.
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    // The operating system: files, terminals, signals. The only target that imports libc.
    .target(name: "Platform"),

    // The mathematics, from scratch.
    .target(
      name: "ConvNet", dependencies: [.product(name: "RealModule", package: "swift-numerics")]),

    // Pictures to learn from: those bundled, and those in files.
    .target(
      name: "HandwrittenDigits", dependencies: ["ConvNet"], exclude: ["digits-text.py"]),
    .target(name: "Datasets", dependencies: ["ConvNet", "Platform"]),
    .target(
      name: "Pictures",
      dependencies: ["ConvNet", "Platform"] + pictureLibraries.map { .byName(name: $0.name) },
      swiftSettings: [.unsafeFlags(optimised)]
        + (hasPictureLibraries ? [.define("PNG_AND_JPEG")] : [])),

    // The fast face: mini-batches in SIMD lanes.
    .target(name: "CProcessor"),
    .target(name: "KernelInterface", dependencies: ["ConvNet"]),
    .target(
      name: "Engine",
      dependencies: [
        "ConvNet", "CProcessor", "KernelInterface", "Platform",
        .product(name: "RealModule", package: "swift-numerics"),
      ]
        + variants.map { .byName(name: $0.name) }),

    .executableTarget(
      name: "convnet-benchmark", dependencies: ["ConvNet"], exclude: ["compare.py"]),
    .executableTarget(
      name: "engine-benchmark",
      dependencies: ["ConvNet", "Datasets", "Engine", "KernelInterface", "Platform"],
      exclude: ["ablation.py", "compare.py"]),

    // Swift text in pieces, for colours and for what is asked of a learner's file.
    .target(name: "SwiftTokens"),

    // Single edits of a Swift file, and the file in which they are switched at run time.
    .target(name: "CDemangling"),
    .target(
      name: "CandidateEdits",
      dependencies: ["CDemangling", "ExerciseHarness", "MachineText", "SwiftTokens"]),

    // Text on a terminal: styles, widths, cleaning, numbers, matrices, formulas.
    .target(
      name: "TerminalText", dependencies: ["SwiftTokens"], exclude: ["cell-width-table.py"]),

    // Markdown in, terminal text out.
    .systemLibrary(
      name: "CCommonMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "TerminalMarkdown", dependencies: ["CCommonMark", "TerminalText"]),
    // JSON and XML, for programs.
    .target(name: "MachineText", dependencies: ["TerminalText"], exclude: ["Schemas"]),
    .executableTarget(
      name: "render-markdown", dependencies: ["Platform", "TerminalMarkdown", "TerminalText"]),

    // What runs the functions of a learner, of a solution, of a mistake: compiled into the tutor, and
    // written into it as text for the programs that are compiled later.
    .target(name: "ExerciseHarness", dependencies: ["ConvNet"]),

    // A lesson's folder, read: signatures, mistakes, and the Swift of the lesson's program.
    .target(
      name: "LessonFolder",
      dependencies: ["ExerciseHarness", "MachineText", "SwiftTokens", "TerminalMarkdown"]),

    // The programs of the tutor's own lessons, written by the plugin.
    .target(
      name: "CourseProgram", dependencies: ["CourseFormulas", "ExerciseHarness"],
      plugins: ["EmbedCoursePlugin"]),

    // The same solutions with numbers that remember where they came from.
    .target(
      name: "CourseFormulas", dependencies: ["ExerciseHarness"], plugins: ["EmbedCoursePlugin"]),

    // Lessons, examples, exercises, mistakes; the folder Lessons is written into the binary.
    .target(
      name: "Course",
      dependencies: [
        "ConvNet", "ExerciseHarness", "HandwrittenDigits", "LessonFolder", "MachineText",
        "Platform", "TerminalMarkdown", "TerminalText",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      plugins: ["EmbedCoursePlugin"]),
    .executableTarget(
      name: "embed-course", dependencies: ["HandwrittenDigits", "LessonFolder", "Platform"]),
    .plugin(
      name: "EmbedCoursePlugin",
      capability: .buildTool(),
      dependencies: ["embed-course"],
      path: "Sources/EmbedCoursePlugin",
      // A link to the lessons: SwiftPM asks the plugin anew when a file comes to a target's folder, or
      // goes, and only then.
      exclude: ["Lessons"]),

    // The folder in which a learner works.
    .target(name: "LearnerWorkspace", dependencies: ["Course", "LessonFolder", "Platform"]),

    // What holds a stranger's program back.
    .target(name: "CSandbox"),
    .target(name: "Sandbox", dependencies: ["CSandbox", "Platform"]),

    // Compile, run, compare, diagnose.
    .target(
      name: "Judge",
      dependencies: [
        "CandidateEdits", "Course", "CourseProgram", "ExerciseHarness", "HandwrittenDigits",
        "LessonFolder",
        "MachineText", "Platform", "Sandbox", "SwiftTokens", "TerminalText",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      plugins: ["EmbedCoursePlugin"]),

    // Questions with fresh numbers about what was read, and when each is asked again.
    .target(
      name: "Practice",
      dependencies: [
        "ConvNet", "Course", "Judge", "LearnerWorkspace", "LessonFolder", "MachineText",
        "TerminalText",
      ]),

    // The linter of a course.
    .target(
      name: "CourseChecking",
      dependencies: [
        "Course", "ExerciseHarness", "Judge", "LessonFolder", "MachineText", "Platform",
        "SwiftTokens", "TerminalMarkdown", "TerminalText",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),

    // Keys in, screens out.
    .target(name: "TerminalUI", dependencies: ["Platform", "TerminalText"]),
    // What must be said before Swift can say anything.
    .target(name: "CStartup"),
    .executableTarget(
      name: "cnn-tutor",
      dependencies: [
        "CStartup", "ConvNet", "Course", "CourseChecking", "CourseProgram", "Datasets", "Engine",
        "HandwrittenDigits", "Judge", "LearnerWorkspace", "LessonFolder", "MachineText", "Pictures",
        "Platform", "Practice", "SwiftTokens", "TerminalMarkdown", "TerminalText", "TerminalUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),

    // What the tests of several targets need.
    .target(
      name: "TestSupport", dependencies: ["MachineText", "Platform"], path: "Tests/TestSupport"),
    .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"]),
    .testTarget(
      name: "ConvNetTests",
      dependencies: ["ConvNet", "HandwrittenDigits", "Platform", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "DatasetsTests",
      dependencies: ["ConvNet", "Datasets", "HandwrittenDigits", "Platform", "TestSupport"]),
    .testTarget(
      name: "PicturesTests", dependencies: ["ConvNet", "Pictures", "Platform", "TestSupport"],
      exclude: ["Digits"]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "ConvNet", "Datasets", "Engine", "HandwrittenDigits", "KernelInterface", "Platform",
        "TestSupport",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      exclude: ["PyTorch"]),
    .testTarget(
      name: "TerminalTextTests", dependencies: ["Platform", "TerminalText", "TestSupport"]),
    .testTarget(
      name: "TerminalMarkdownTests",
      dependencies: ["Platform", "TerminalMarkdown", "TerminalText", "TestSupport"],
      exclude: ["Benchmark", "Fuzzing", "Snapshots"]),
    .testTarget(name: "MachineTextTests", dependencies: ["MachineText"]),
    .testTarget(name: "ExerciseHarnessTests", dependencies: ["ExerciseHarness"]),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox"]),
    .testTarget(name: "SwiftTokensTests", dependencies: ["SwiftTokens"]),
    .testTarget(
      name: "CandidateEditsTests", dependencies: ["CandidateEdits", "Platform", "TestSupport"]),
    .testTarget(name: "LessonFolderTests", dependencies: ["LessonFolder"]),
    .testTarget(
      name: "CourseTests",
      dependencies: [
        "ConvNet", "Course", "ExerciseHarness", "LessonFolder", "Platform", "TerminalText",
        "TestSupport",
      ],
      exclude: ["Explain/explain_against_scipy.py", "Snapshots"]),
    .testTarget(
      name: "LearnerWorkspaceTests",
      dependencies: ["Course", "LearnerWorkspace", "Platform", "TestSupport"],
      exclude: ["FirstEdition"]),
    .testTarget(
      name: "JudgeTests",
      dependencies: [
        "CandidateEdits", "ConvNet", "Course", "CourseChecking", "ExerciseHarness",
        "HandwrittenDigits", "Judge",
        "LessonFolder", "Platform", "SwiftTokens", "TerminalText", "TestSupport", "cnn-tutor",
      ],
      exclude: [
        "Benchmark", "Golden", "MeasuredTables/digits.py", "MeasuredTables/regularisers.py",
        "MeasuredTables/what-it-sees.py", "Snapshots",
      ]),
    .testTarget(
      name: "PracticeTests",
      dependencies: [
        "ConvNet", "Course", "Judge", "LearnerWorkspace", "LessonFolder", "Platform", "Practice",
        "TerminalText", "TestSupport", "cnn-tutor",
      ],
      exclude: ["recompute.py"]),
    .testTarget(
      name: "TerminalUITests", dependencies: ["Platform", "TerminalText", "TerminalUI"]),
    .testTarget(
      name: "TutorTests",
      dependencies: [
        "ConvNet", "Course", "Engine", "HandwrittenDigits", "Judge", "LearnerWorkspace",
        "LessonFolder", "Pictures", "Platform", "Practice", "TerminalMarkdown", "TerminalText",
        "TerminalUI", "TestSupport", "cnn-tutor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(
          name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
      ],
      exclude: ["Attacks", "Editor", "Grading", "Snapshots"]),
  ] + variants + pictureLibraries
)

// Mistakes are no model of style, and the solutions are compiled as learners' files are. They need no
// optimising: they are run once, on small numbers.
let generated: Set = ["CourseProgram", "CourseFormulas"]
for target in package.targets where generated.contains(target.name) {
  target.swiftSettings = [
    .swiftLanguageMode(.v5), .unsafeFlags(["-Onone", "-suppress-warnings"]),
  ]
}

for target in package.targets
where target.type != .system && target.type != .plugin && !generated.contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      // A learner's program and all that is compiled with it are of mode 5.
      .swiftLanguageMode(target.name == "ExerciseHarness" ? .v5 : .v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
    ]
}

// Tests spend half of their time in the code that they test.
for target in package.targets where target.type == .regular && !generated.contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(["-O"], .when(configuration: .debug))]
}
