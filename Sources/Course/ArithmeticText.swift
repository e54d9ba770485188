internal import TerminalMarkdown

/// A number as a factor of a product: a negative one stands in parentheses.
///
///     "2·" + factorText(-3)  // 2·(−3)
func factorText(_ number: Double) -> String {
  number < 0 ? "(\(NumberText.shortest(number)))" : NumberText.shortest(number)
}

/// A sum of products, without its result: `1·10 + 2·20 + 4·30 + 5·40`.
func sumText(_ products: [(Double, Double)]) -> String {
  products.map { factorText($0) + "·" + factorText($1) }.joined(separator: " + ")
}
