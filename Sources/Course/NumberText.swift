/// A number as the course prints it: no `.0`, and the minus sign of typesetting.
///
///     numberText(10)    // 10
///     numberText(-0.5)  // −0.5
func numberText(_ number: Double) -> String {
  let magnitude = number.magnitude
  let digits =
    magnitude < 1e15 && magnitude == magnitude.rounded() ? "\(Int(magnitude))" : "\(magnitude)"
  return number.sign == .minus && magnitude > 0 ? "−" + digits : digits
}

/// A number as a factor of a product: a negative one stands in parentheses.
///
///     "2·" + factorText(-3)  // 2·(−3)
func factorText(_ number: Double) -> String {
  number < 0 ? "(\(numberText(number)))" : numberText(number)
}

/// A sum of products, without its result: `1·10 + 2·20 + 4·30 + 5·40`.
func sumText(_ products: [(Double, Double)]) -> String {
  products.map { factorText($0) + "·" + factorText($1) }.joined(separator: " + ")
}
