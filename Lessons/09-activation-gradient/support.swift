/// How many of the weights 1 and −1 are found, to within 0.01, by a filter that learns from two
/// pictures and what an edge detector makes of them.
///
/// Taught in “A filter learns”.
func cnnTutorEdgeWeightsFound(rounds: Int) -> Int {
  let detector: Matrix = [[1, -1]]
  let pictures: [Matrix] = [[[0, 0, 1, 1, 0], [0, 1, 1, 0, 0]], [[1, 1, 0, 0, 1]]]
  let pairs = pictures.map { picture in
    (picture: picture, wanted: featureMap(picture, w: detector, b: 0).a)
  }
  let w = learned(from: pairs, filter: (1, 2), stepSize: 1, rounds: rounds).w
  return zip(w[0], detector[0]).count { abs($0 - $1) < 0.01 }
}
