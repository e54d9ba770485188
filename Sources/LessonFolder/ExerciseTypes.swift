/// The file `Types.swift`, which stands beside the exercises in a workspace and is always compiled
/// along.
public enum ExerciseTypes {
  /// Its name in a workspace.
  public static let fileName = "Types.swift"

  /// The file as a workspace holds it.
  public static let source =
    aliases + """

      /// Stands where your code goes. Running it stops with "… is not written yet".
      func todo(_ function: String = #function) -> Never {
        fatalError("\\(function) is not written yet")
      }

      """

  /// The types where numbers remember where they came from.
  package static let tracedAliases = """
    @_exported public import ExerciseHarness

    typealias Double = ExerciseHarness.TracedNumber
    typealias FloatLiteralType = ExerciseHarness.TracedNumber
    typealias Matrix = [[Double]]
    typealias Volume = [Matrix]
    typealias Shape = (rows: Int, columns: Int)

    """

  /// The types alone; when it judges, the harness has its own `todo`.
  package static let aliases = """
    // `exp`, `log` and `sqrt`, for every exercise and without the time that Foundation takes.
    #if canImport(Glibc)
      @_exported import Glibc
    #elseif canImport(Musl)
      @_exported import Musl
    #elseif canImport(Darwin)
      @_exported import Darwin
    #endif

    /// Rows of columns: `matrix[row][column]`.
    typealias Matrix = [[Double]]

    /// A stack of equally large matrices: `volume[map][row][column]`.
    typealias Volume = [Matrix]

    /// How many rows and columns a matrix has.
    typealias Shape = (rows: Int, columns: Int)

    """
}
