/// Stops the program with a sentence when shapes do not fit together.
///
/// `precondition` drops its message in release builds; a learner's network is trained in one, and
/// needs the sentence there too.
@inline(__always)
func require(
  _ condition: Bool, _ sentence: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition { fatalError(sentence(), file: file, line: line) }
}
