import Platform
import TestSupport
import Testing

@Suite struct OpenFolderTests {
  private func makeLink(_ path: String, to target: String) throws {
    try #require(try Processes.run("ln", ["-s", target, path]).status == 0)
  }

  @Test func `no inner folder may be a link, and every folder above may`() throws {
    try inFolder { folder in
      try Files.makeFolder("\(folder)/real/state/cache")
      try Files.write("x", to: "\(folder)/real/state/cache/x")
      try makeLink("\(folder)/base", to: "real")
      try makeLink("\(folder)/real/linked", to: "state")
      try makeLink("\(folder)/real/state/linked", to: "cache")
      let base = OwnFolder("\(folder)/base")
      #expect(try base.inner("state").inner("cache").open().read("x") == Array("x".utf8))
      for place in [base.inner("linked"), base.inner("state").inner("linked")] {
        #expect(throws: FileError.link(place.path)) { _ = try place.open() }
        #expect(throws: FileError.link(place.path)) { _ = try place.open(making: true) }
      }
      #expect(throws: FileError.link("\(folder)/base/linked")) {
        _ = try base.inner("linked").inner("cache").open()
      }
      #expect(throws: FileError.missing("\(folder)/base/none")) {
        _ = try base.inner("none").inner("more").open()
      }
      #expect(try base.inner("new").inner("more").open(making: true).names() == [])
    }
  }

  @Test func `a link in place of a file is neither read nor written nor locked nor replaced`()
    throws
  {
    try inFolder { path in
      try Files.makeFolder("\(path)/own")
      try Files.write("precious", to: "\(path)/secret")
      try makeLink("\(path)/own/a", to: "../secret")
      try makeLink("\(path)/own/nowhere", to: "../new")
      let folder = try OpenFolder("\(path)/own")
      try folder.write([1], to: "b")
      for name in ["a", "nowhere"] {
        let link = FileError.link("\(path)/own/\(name)")
        #expect(throws: link) { _ = try folder.read(name) }
        #expect(throws: link) { try folder.write([2], to: name) }
        #expect(throws: link) { try folder.write([2], to: "b", keeping: name) }
        #expect(throws: link) { try folder.writeScratch([2], to: name) }
        #expect(throws: link) { _ = try FileLock(name, in: folder, atMost: .zero) }
        #expect(folder.status(name)?.kind == .link)
      }
      #expect(try Files.readText("\(path)/secret") == "precious")
      #expect(try folder.names() == ["a", "b", "nowhere"])
      #expect(try Files.names(in: path) == ["own", "secret"])
    }
  }

  @Test func `what is no file is not replaced`() throws {
    try inFolder { path in
      let folder = try OpenFolder(path)
      try folder.makeFolder("inner")
      try #require(try Processes.run("mkfifo", ["\(path)/pipe"]).status == 0)
      #expect(throws: FileError.folder("\(path)/inner")) { try folder.write([1], to: "inner") }
      #expect(throws: FileError.notFile("\(path)/pipe")) { try folder.write([1], to: "pipe") }
      #expect(throws: FileError.notFile("\(path)/pipe")) {
        try Files.write([1], to: "\(path)/pipe")
      }
      #expect(try folder.names() == ["inner", "pipe"])
    }
  }

  @Test func `a file or folder is moved to a free name only`() throws {
    try inFolder { path in
      try Files.makeFolder("\(path)/to/taken")
      try Files.write("1", to: "\(path)/to/file")
      try Files.write("2", to: "\(path)/file")
      try Files.makeFolder("\(path)/folder/inner")
      let from = try OpenFolder(path)
      let to = try OpenFolder("\(path)/to")
      for name in ["file", "folder"] {
        for taken in ["file", "taken"] {
          #expect(throws: FileError.exists("\(path)/\(taken)")) {
            try from.move(name, to: to, as: taken)
          }
        }
        try from.move(name, to: to, as: "moved-\(name)")
      }
      #expect(try from.names() == ["to"])
      #expect(try to.names() == ["file", "moved-file", "moved-folder", "taken"])
      #expect(try to.read("file") == Array("1".utf8) && to.read("moved-file") == Array("2".utf8))
      #expect(Files.isFolder("\(path)/to/moved-folder/inner"))
    }
  }

  @Test func `a tree is removed however deep and locked it is, and no link is followed`() throws {
    try inFolder { path in
      try Files.makeFolder("\(path)/kept")
      try Files.write("kept", to: "\(path)/kept/file")
      // Deeper than a path can be long.
      let made = try Processes.run(
        "sh",
        [
          "-c",
          """
          cd "$0" && mkdir tree && cd -P tree && i=0
          while [ $i -lt 600 ]; do
            mkdir folder-with-a-long-name other && touch file && ln -s "$0/kept" link
            cd -P folder-with-a-long-name || exit 1; i=$((i + 1))
          done
          cd "$0" && chmod 0 tree/folder-with-a-long-name/other tree
          """, path,
        ])
      try #require(made.status == 0)
      try OpenFolder(path).removeTree("tree")
      #expect(try Files.names(in: path) == ["kept"])
      #expect(try Files.names(in: "\(path)/kept") == ["file"])
      #expect(throws: FileError.missing("\(path)/tree")) { try Files.removeTree("\(path)/tree") }
    }
  }

  @Test func `a temporary folder is removed, and nothing that has taken its place`() throws {
    try inFolder { path in
      for place in ["folder", "link", "file"] {
        let scratch = try TemporaryFolder(prefix: "scratch")
        try Files.write("x", to: "\(scratch.path)/x")
        try #require(try Processes.run("mv", [scratch.path, "\(path)/\(place)-aside"]).status == 0)
        try Files.makeFolder("\(path)/\(place)")
        try Files.write("precious", to: "\(path)/\(place)/precious")
        switch place {
        case "folder":
          try #require(try Processes.run("mv", ["\(path)/folder", scratch.path]).status == 0)
        case "link": try makeLink(scratch.path, to: "\(path)/link")
        default: try Files.write("precious", to: scratch.path)
        }
        try? scratch.remove()
        let kept = place == "file" ? scratch.path : "\(scratch.path)/precious"
        #expect(try Files.readText(kept) == "precious")
        if place == "link" {
          #expect(throws: FileError.link(scratch.path)) { _ = try scratch.open() }
        }
        try Files.removeTree(scratch.path)
      }
    }
  }
}
