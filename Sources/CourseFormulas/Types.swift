internal import ExerciseHarness

// What the solutions call beside their own functions, all of it with traced numbers.
typealias Double = TracedNumber
typealias FloatLiteralType = TracedNumber
typealias Matrix = [[Double]]
typealias Volume = [Matrix]
typealias Shape = (rows: Int, columns: Int)
