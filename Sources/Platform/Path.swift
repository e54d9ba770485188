/// Paths as text; nothing here looks at the disk.
public enum Path {
  /// `join("a", "b")` is `a/b`; an absolute second part stands for itself.
  public static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// All but the last part: `folder("a/b")` is `a`, `folder("a")` is `.`, `folder("/a")` is `/`.
  public static func folder(_ path: String) -> String {
    let parts = path.split(separator: "/")
    guard parts.count > 1 else { return path.hasPrefix("/") ? "/" : "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
  }

  /// The last part: `name("a/b.swift")` is `b.swift`.
  public static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// `path` seen from the working folder, with `.` and `..` taken out; links are left alone.
  public static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : join(Environment.workingFolder, path)
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// `path` as seen from `folder` where it lies in it, else as it is: `Exercises/a.swift`.
  public static func relative(_ path: String, to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
