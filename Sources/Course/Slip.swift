/// A way of going wrong that comes back in several lessons, in other code each time.
///
/// A mistake belongs to one exercise; the slip behind it belongs to the learner. Whoever averaged in
/// lesson 4 and averages again in lesson 7 is told so:
///
///     Slip(of: "grad.b.mean") == Slip(of: "chain.average")  // true: both are .averaged
public enum Slip: String, Sendable, CaseIterable {
  case turned, notTurned, axesSwapped, oneTooFew, ownSize, overTheEdge, insideOnly
  case strideForgotten, notAdded, averaged, oneForAll, depthReversed
  case biasForgotten, biasTooOften, biasStays
  case noActivation, activationTooEarly, noSlope, slopeOfActivation
  case minusForgotten, uphill, noStepSize, changedFirst, overflow, lastOfEqual

  /// The slip behind a mistake; nil for one that no other lesson knows.
  public init?(of mistake: String) {
    guard let slip = Self.allCases.first(where: { $0.mistakes.contains(mistake) }) else {
      return nil
    }
    self = slip
  }

  /// What went wrong, as the end of "there, too, …".
  public var words: String {
    switch self {
    case .turned: "an overlay was turned that should lie as it is"
    case .notTurned: "an overlay lay as it is where it should be turned"
    case .axesSwapped: "rows and columns had changed places"
    case .oneTooFew: "one position too few was counted"
    case .ownSize: "the result was given a size that is not its own"
    case .overTheEdge: "the overlay hung over the edges where it should stay inside"
    case .insideOnly: "the overlay stayed inside where it should hang over the edges"
    case .strideForgotten: "the stride was left out"
    case .notAdded: "a number replaced the one before it where it should be added"
    case .averaged: "an average stood where a sum belongs"
    case .oneForAll: "one filter did the work of several"
    case .depthReversed: "the maps were taken in the opposite order"
    case .biasForgotten: "the bias was left out"
    case .biasTooOften: "the bias was counted more than once"
    case .biasStays: "the bias was not changed by the step"
    case .noActivation: "the activation function was left out"
    case .activationTooEarly: "the activation function came before the sum"
    case .noSlope: "the slope of σ was left out on the way back"
    case .slopeOfActivation: "the slope of σ was taken of a instead of z"
    case .minusForgotten: "a difference was taken the wrong way round"
    case .uphill: "a gradient was added that should be subtracted"
    case .noStepSize: "the step size was left out"
    case .changedFirst: "weights were changed before the slopes had been taken"
    case .overflow: "a power of e became too large for a number"
    case .lastOfEqual: "of equal numbers the last one was taken"
    }
  }

  /// The mistakes of all lessons, by id, that this slip is behind.
  var mistakes: Set<String> {
    switch self {
    case .turned: ["fwd.rotated", "chain.convolve2d", "chain.convolve3d", "grad.w.convolve"]
    case .notTurned:
      ["fwd.unrotated", "mode.fullcorr", "grad.a.norotate", "layer.maps.norotate"]
    case .axesSwapped:
      [
        "shape.axes", "shape.flipped", "fwd.axes", "fwd.transpose", "chain.transposed",
        "grad.w.transposed", "pool.axes", "fc.flatten", "fc.unflatten",
      ]
    case .oneTooFew: ["shape.offbyone.positions", "shape.offbyone"]
    case .ownSize: ["shape.inputsize", "mode.same", "shape.full.frame", "grad.a.same"]
    case .overTheEdge: ["mode.full", "grad.w.full"]
    case .insideOnly: ["shape.full.valid", "grad.a.valid"]
    case .strideForgotten: ["stride.forgotten", "stride.ignored", "pool.everystep"]
    case .notAdded:
      [
        "fwd.lastproduct", "chain.nosum", "grad.b.nosum", "grad.a.overwrite", "layer.nosum",
        "layer.maps.overwrite", "pool.assign", "fc.grad.lastneuron",
      ]
    case .averaged:
      ["chain.average", "grad.b.mean", "grad.w.mean", "layer.maps.mean", "pool.counted"]
    case .oneForAll: ["count.depth", "chain.onefilter", "layer.onefilter"]
    case .depthReversed: ["chain.crossed", "layer.maps.depth"]
    case .biasForgotten:
      ["count.nobias", "bias.forgotten", "parameters.nobias", "layer.nobias", "fc.nobias"]
    case .biasTooOften:
      [
        "count.biasperfilter", "bias.perweight", "chain.biaspermap", "layer.biases.perfilter",
        "fc.biasperinput",
      ]
    case .biasStays: ["update.biasstays", "net.nobiases"]
    case .noActivation: ["act.none", "fc.noactivation", "net.norelu"]
    case .activationTooEarly: ["act.perproduct", "chain.actbeforesum"]
    case .noSlope:
      [
        "grad.b.nosigma", "grad.w.nosigma", "parameters.b.nosigma", "grad.a.nosigma",
        "fc.step.nosigma",
      ]
    case .slopeOfActivation: ["grad.sigma.ofa", "parameters.ofa", "fc.step.sigmaofa"]
    case .minusForgotten: ["check.sign", "ce.sign"]
    case .uphill: ["update.sign", "update.biasuphill", "fc.step.sign", "net.uphill"]
    case .noStepSize: ["update.nostep", "fc.step.nostep", "net.nostepsize"]
    case .changedFirst: ["update.first", "fc.step.first"]
    case .overflow: ["act.overflow", "softmax.overflow"]
    case .lastOfEqual: ["pool.last", "net.lastofequal"]
    }
  }
}
