import Platform
import TestSupport
import Testing

@Suite struct FilesTests {
  @Test func `a file is read back byte for byte`() throws {
    try inFolder { folder in
      let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try Files.write(bytes, to: "\(folder)/a")
      #expect(try Files.read("\(folder)/a") == bytes)
      #expect(try Files.names(in: folder) == ["a"])
    }
  }

  @Test func `writing keeps the permissions and the previous copy`() throws {
    try inFolder { folder in
      try Files.write("one", to: "\(folder)/a")
      let before = Files.status("\(folder)/a")?.permissions
      for text in ["two", "three"] {
        try OpenFolder(folder).write(Array(text.utf8), to: "a", keeping: "a.previous")
      }
      #expect(try Files.readText("\(folder)/a") == "three")
      #expect(try Files.readText("\(folder)/a.previous") == "two")
      #expect(Files.status("\(folder)/a")?.permissions == before)
      #expect(try Files.names(in: folder) == ["a", "a.previous"])
    }
  }

  @Test func `a file that exists is not created again`() throws {
    try inFolder { folder in
      try Files.create("\(folder)/a", [1])
      #expect(throws: FileError.exists("\(folder)/a")) { try Files.create("\(folder)/a", [2]) }
      #expect(try Files.read("\(folder)/a") == [1])
      #expect(try Files.names(in: folder) == ["a"])
    }
  }

  @Test func `what cannot be read says why`() throws {
    try inFolder { folder in
      #expect(throws: FileError.missing("\(folder)/none")) { try Files.read("\(folder)/none") }
      #expect(throws: FileError.folder(folder)) { try Files.read(folder) }
      #expect(throws: FileError.notFile("/dev/null")) { try Files.read("/dev/null") }
      try Files.write([UInt8](repeating: 65, count: 11), to: "\(folder)/long")
      #expect(throws: FileError.tooLarge("\(folder)/long", limit: 10)) {
        try Files.read("\(folder)/long", limit: 10)
      }
      #expect(try Files.read("\(folder)/long", limit: 11).count == 11)
      try Files.write([65, 10, 66, 10, 0xFF, 10], to: "\(folder)/binary")
      #expect(throws: FileError.notText("\(folder)/binary", line: 3)) {
        try Files.readText("\(folder)/binary")
      }
      #expect(throws: FileError.notFolder("\(folder)/long/a")) {
        try Files.read("\(folder)/long/a")
      }
    }
  }

  @Test func `a tree is removed with links and locked folders, and links are not followed`() throws
  {
    try inFolder { folder in
      try Files.makeFolder("\(folder)/tree/a/b/c")
      try Files.makeFolder("\(folder)/tree/a")
      try Files.write("kept", to: "\(folder)/kept")
      try Files.write("x", to: "\(folder)/tree/a/b/x")
      try Files.removeTree("\(folder)/tree")
      #expect(try Files.names(in: folder) == ["kept"])
      #expect(throws: FileError.missing("\(folder)/tree")) {
        try Files.removeTree("\(folder)/tree")
      }
    }
  }

  @Test func `a lock is held by one and free when its holder is gone`() throws {
    try inFolder { folder in
      do {
        let first = try FileLock("lock", in: OpenFolder(folder))
        #expect(throws: FileError.self) {
          _ = try FileLock("lock", in: OpenFolder(folder), atMost: .zero)
        }
        _ = consume first
      }
      _ = try FileLock("lock", in: OpenFolder(folder), atMost: .zero)
    }
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), ("a", "/b", "/b"), ("", "b", "b"), ("/", "b", "/b"),
  ])
  func `paths join`(folder: String, name: String, joined: String) {
    #expect(Path.join(folder, name) == joined)
  }

  @Test(arguments: [("a/b", "a"), ("a", "."), ("/a", "/"), ("/a/b/", "/a"), ("/", "/")])
  func `the folder of a path`(path: String, folder: String) {
    #expect(Path.folder(path) == folder)
  }

  @Test func `an absolute path has no dots`() {
    #expect(Path.absolute("/a/./b/../c") == "/a/c")
    #expect(Path.absolute("x") == Path.join(Environment.workingFolder, "x"))
  }
}

@Suite struct MakingFoldersTests {
  // procfs says "no such file" to mkdir even where the parent exists.
  @Test func `a folder that can never be made is an error, not an endless try`() {
    #expect(throws: FileError.self) { try Files.makeFolder("/proc/nowhere/cache") }
  }
}
