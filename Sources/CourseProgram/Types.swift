internal import ExerciseHarness

// What the solutions call beside their own functions.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif

typealias Matrix = [[Double]]
typealias Volume = [Matrix]
typealias Shape = (rows: Int, columns: Int)
