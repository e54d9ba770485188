/// `1, 2 and 3`.
func listed(_ words: [String], by link: String = "and") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(link) " + last
}

/// `1st`, `2nd`, `3rd`, `11th`.
func ordinal(_ number: Int) -> String {
  let isTeen = (11...13).contains(number % 100)
  let ending =
    switch number % 10 {
    case 1 where !isTeen: "st"
    case 2 where !isTeen: "nd"
    case 3 where !isTeen: "rd"
    default: "th"
    }
  return "\(number)\(ending)"
}
