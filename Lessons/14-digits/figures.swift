func figures(_ figures: inout Figures) {
  // What each layer of the network makes, and of which shape.
  figures.draw(
    "digits-network",
    """
    A digit of 8×8 pixels becomes eight maps of 6×6 by the convolutional layer and ReLU, eight maps \
    of 3×3 by max pooling, a list of 72 numbers by flattening, ten scores by the fully connected \
    layer, and ten probabilities by softmax.
    """,
    [
      .box("8×8", caption: "digit"), .sign("→"),
      .box("8 maps of 6×6", caption: "convolution, ReLU"), .sign("→"),
      .box("8 maps of 3×3", caption: "max pooling"),
    ],
    [
      .sign("→"), .box("72 numbers", caption: "flatten"), .sign("→"),
      .box("10 scores", caption: "fully connected"), .sign("→"),
      .box("10 probabilities", caption: "softmax"),
    ])
}
