/// How many letters must be put in, taken out or changed to turn one word into the other.
package func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var distances = Array(0...second.count)
  for (i, letter) in first.enumerated() {
    var diagonal = distances[0]
    distances[0] = i + 1
    for (j, other) in second.enumerated() {
      let change = diagonal + (letter == other ? 0 : 1)
      diagonal = distances[j + 1]
      distances[j + 1] = min(change, distances[j] + 1, diagonal + 1)
    }
  }
  return distances[second.count]
}
