public import ConvNet

/// 1,797 handwritten digits of 8×8 pixels, each pixel one of 17 greys.
///
///     HandwrittenDigits.training  // 1,438 pictures
///     HandwrittenDigits.test      //   359 pictures
///
/// People filled in forms; each digit, 32×32 black and white, was cut into blocks of 4×4, and a pixel
/// says how many of the 16 dots of its block are black.
///
/// Source: E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI Machine
/// Learning Repository, 1998, <https://doi.org/10.24432/C50P49>: its test set, as scikit-learn ships
/// it. Licence: Creative Commons Attribution 4.0 (<https://creativecommons.org/licenses/by/4.0/>).
/// The numbers are unchanged; only their notation is.
public enum HandwrittenDigits {
  /// All 1,797 pictures, in the order of the source.
  public static let all = decode(digitsText)

  /// Four of every five pictures, to learn from.
  public static let training = all.selecting(all.indices.filter { $0 % 5 != 4 })

  /// Every fifth picture, held out: never learned from, only read to see how well that went.
  ///
  /// The source goes form by form, as its labels show, so whoever wrote one of these pictures most
  /// likely wrote its neighbours, which are learned from. Strangers' digits are harder: with the last
  /// 359 pictures held out in one piece instead, a network with one convolutional layer misreads
  /// nearly four times as many (138 against 37, seeds 1 to 6).
  public static let test = all.selecting(all.indices.filter { $0 % 5 == 4 })

  /// Swift that declares the digits' texts that `swift` mentions: `cnnTutorTrainingDigits`, the
  /// pictures of ``training``; `cnnTutorHeldOutDigits`, those of ``test``; and `cnnTutorFiftyDigits`,
  /// the first fifty to learn from.
  ///
  /// A line of them is a label, a blank and 64 pixels row by row, each a number in base 17 (0 … G).
  public static func declarations(mentionedIn swift: String) -> String {
    var declarations = ""
    for (name, isHeldOut, count) in [
      ("cnnTutorTrainingDigits", false, Int.max), ("cnnTutorHeldOutDigits", true, .max),
      ("cnnTutorFiftyDigits", false, 50),
    ] where swift.contains(name) {
      let lines = digitsText.utf8.split(separator: UInt8(ascii: "\n")).enumerated()
        .filter { ($0.offset % 5 == 4) == isHeldOut }.prefix(count)
      let text = lines.map { String(Substring($0.element)) + "\n" }.joined()
      declarations += "let \(name) = \"\"\"\n\(text)\"\"\"\n"
    }
    return declarations
  }

  private static func decode(_ text: String) -> Dataset {
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      // A line is a label, a space and 64 pixels.
      labels.append(value(line[line.startIndex]))
      pixels += line.dropFirst(2).map(value)
    }
    return Dataset(shape: 8, maximum: 16, pixels: pixels, labels: labels)
  }

  /// The value of a digit in base 17: `A` is 10, `G` is 16.
  private static func value(_ digit: UInt8) -> UInt8 {
    digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "A") + 10
  }
}
