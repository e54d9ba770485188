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

/// Stands where your code goes. Running it stops with "… is not written yet".
func todo(_ function: String = #function) -> Never {
  fatalError("\(function) is not written yet")
}
