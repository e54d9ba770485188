extension Lesson {
  /// What the learner writes in this lesson, and how it is judged.
  ///
  /// - Returns: nil for a lesson that the tutor was not built with.
  public func exercise() -> Exercise? {
    let article = Article.embedded
    return switch slug {
    case "shared-weights": .sharedWeights(article)
    case "cross-correlation": .crossCorrelation(article)
    case "valid-and-full": .validAndFull(article)
    case "stacking": .stacking(article)
    case "feature-map": .featureMap(article)
    case "gradient-check": .gradientCheck(article)
    case "bias-gradient": .biasGradient(article)
    case "weight-gradient": .weightGradient(article)
    case "activation-gradient": .activationGradient(article)
    case "chaining": .chaining(article)
    case "max-pooling": .maxPooling(article)
    case "fully-connected": .fullyConnected(article)
    case "softmax-and-friends": .softmaxAndFriends(article)
    case "digits": .digits(article)
    default: nil
    }
  }
}
