internal import Platform

extension OwnFolder {
  /// Where results of runs are kept: in the user's own folder, where nothing comes from a workspace
  /// that was handed in. Nil for those who have none.
  static var userCache: OwnFolder? {
    Environment.baseFolder("XDG_CACHE_HOME", inHome: ".cache")
      .map { OwnFolder($0).inner("cnn-tutor") }
  }
}
