internal import Platform

/// Writes a folder of lessons as one Swift file of string literals.
@main
enum EmbedCourse {
  static func main() {}
}
