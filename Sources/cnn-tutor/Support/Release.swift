/// The edition of the tutor that this is; README.md says what has changed in it.
enum Release {
  static let number = "2.0.0"
}
