@testable import LearnerWorkspace
import Platform
import TestSupport
import Testing

@Suite struct ProgressStoreTests {
  private let known = Progress(lessons: [
    "cross-correlation": LessonProgress(
      passed: 1_795_424_400, broken: 1_795_424_500, judged: "0c61f3d7a2b94e58", hints: 2,
      mistakes: ["fwd.rotated": 3, "mode.full": 1], step: 4,
      read: 1_795_424_000, answered: ["A.correlate.valid[0][1]": 1_795_424_100],
      shown: ["fig1.ones[0][2]": 1_795_424_200],
      began: 1_795_424_500, tries: 3,
      practice: [
        "correlate.cell": PracticeRecord(asked: 1_795_424_300, rightInARow: 2),
        "correlate.mistake": PracticeRecord(
          asked: 1_795_424_400, rightInARow: 0, wasSureAndWrong: true),
      ]),
    "stacking": LessonProgress(step: 2),
  ])

  @Test func `what is stored is read back`() throws {
    try inFolder { folder in
      let store = ProgressStore(folder: OwnFolder("\(folder)/new/.cnn-tutor"))
      #expect(try store.load().progress == Progress())
      try store.update { $0 = known }
      #expect(try store.load() == .init(progress: known, notice: nil))
    }
  }

  @Test func `a file cut at any byte loses nothing that was whole or in the copy before`() throws {
    try inFolder { folder in
      let store = ProgressStore(folder: OwnFolder(folder))
      try store.update { $0 = known }
      try store.update { $0["max-pooling"].hints = 1 }
      let whole = try Files.read("\(folder)/progress")
      let previous = try Files.read("\(folder)/progress.previous")
      for count in whole.indices {
        try Files.write(Array(whole[..<count]), to: "\(folder)/progress")
        try Files.write(previous, to: "\(folder)/progress.previous")
        let snapshot = try store.load()
        #expect(snapshot.notice?.contains("damaged") == true, "cut at \(count)")
        for (slug, lesson) in known.lessons {
          #expect(snapshot.progress[slug] == lesson, "cut at \(count)")
        }
        // Mended: the next reader has nothing to say, and the damaged file is still there.
        #expect(try store.load() == .init(progress: snapshot.progress, notice: nil))
        let aside = try Files.names(in: folder).filter { $0.contains("damaged") }
        #expect(try aside.map { try Files.read("\(folder)/\($0)") } == [Array(whole[..<count])])
        for name in aside { try Files.remove("\(folder)/\(name)") }
      }
    }
  }

  @Test func `one changed byte is noticed wherever it is`() throws {
    try inFolder { folder in
      let store = ProgressStore(folder: OwnFolder(folder))
      try store.update { $0 = known }
      let whole = try Files.read("\(folder)/progress")
      let headerLength = 20  // a changed version number means a newer file, tested below
      for index in whole.indices.dropFirst(headerLength) {
        var bytes = whole
        bytes[index] ^= 1
        try Files.write(bytes, to: "\(folder)/progress")
        #expect(try store.load().notice != nil, "byte \(index)")
        for name in try Files.names(in: folder) { try Files.remove("\(folder)/\(name)") }
      }
    }
  }

  @Test func `line ends of Windows and a byte order mark are no damage`() throws {
    try inFolder { folder in
      let store = ProgressStore(folder: OwnFolder(folder))
      try store.update { $0 = known }
      let text = try Files.readText("\(folder)/progress")
      try Files.write("\u{FEFF}" + text.replacing("\n", with: "\r\n"), to: "\(folder)/progress")
      #expect(try store.load() == .init(progress: known, notice: nil))
    }
  }

  @Test func `a number that is no date and no count is passed over`() throws {
    try inFolder { folder in
      let store = ProgressStore(folder: OwnFolder(folder))
      for number in ["9223372036854775807", "253402300800", "-1", "99999999999999999999"] {
        try Files.write(
          """
          cnn-tutor progress 1
          stacking hints \(number)
          stacking mistake fwd.rotated \(number)
          stacking passed \(number)
          stacking step \(number)

          """, to: "\(folder)/progress")
        let snapshot = try store.update { $0["stacking"].hints += 1 }
        #expect(snapshot.progress == Progress(lessons: ["stacking": LessonProgress(hints: 1)]))
      }
    }
  }

  @Test func `a file of a newer tutor is left alone`() throws {
    try inFolder { folder in
      let text = "cnn-tutor progress \(ProgressFile.version + 1)\nsomething else\n"
      try Files.write(text, to: "\(folder)/progress")
      let store = ProgressStore(folder: OwnFolder(folder))
      let error = WorkspaceError.newerProgress(
        path: "\(folder)/progress", version: ProgressFile.version + 1)
      #expect(throws: error) { try store.load() }
      #expect(throws: error) { try store.update { $0 = known } }
      #expect(try Files.readText("\(folder)/progress") == text)
    }
  }

  @Test func `many writers at once lose no change`() async throws {
    try await inFolder { folder in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<8 {
          group.addTask {
            let store = ProgressStore(folder: OwnFolder(folder))
            for _ in 0..<10 {
              try store.update { $0["stacking"].mistakes["m\(writer)", default: 0] += 1 }
              try store.update { $0["stacking"].hints += 1 }
            }
          }
        }
        try await group.waitForAll()
      }
      let stacking = try ProgressStore(folder: OwnFolder(folder)).load().progress["stacking"]
      #expect(stacking.hints == 80)
      #expect(stacking.mistakes == Dictionary(uniqueKeysWithValues: (0..<8).map { ("m\($0)", 10) }))
    }
  }
}
