internal import Platform

extension OwnFolder {
  /// Where results of runs are kept: in the user's own folder, where nothing comes from a workspace
  /// that was handed in. Nil for those who have none.
  static var userCache: OwnFolder? {
    let caches =
      Environment["XDG_CACHE_HOME"] ?? Environment["HOME"].map { Path.join($0, ".cache") }
    return caches.map { OwnFolder($0).inner("cnn-tutor") }
  }
}
