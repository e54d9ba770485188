internal import ConvNet
internal import MachineText
internal import Pictures
internal import TerminalText

/// What a network reads in a file of pictures.
struct PictureReading {
  var file: PictureFile
  /// Of each digit in the file, of each class. The outputs of a network with the quadratic cost do
  /// not add up to 1.
  var probabilities: [[Double]]

  /// The digit that is read, of each, and how sure the network is of it.
  private var read: [(digit: Int, probability: Double)] {
    probabilities.map { classes in
      let best = classes.max() ?? 0
      return (classes.firstIndex(of: best) ?? 0, best)
    }
  }

  /// A line a digit.
  var json: [String] {
    zip(read, probabilities).enumerated().map { number, reading in
      let (read, probabilities) = reading
      return JSONText.object([
        ("file", .text(file.path)), ("picture", .integer(number + 1)),
        ("read", .integer(read.digit)),
        ("probabilities", .list(probabilities.map(JSONText.decimal))),
      ]).compact
    }
  }

  /// The file, what is read in it, how sure that is, and below it what is remarkable.
  func lines(for console: Console) -> [String] {
    let digits = read.map { "\($0.digit)" }.joined(separator: " ")
    let least = read.map(\.probability).min() ?? 0
    let sure = (read.count > 1 ? "least sure " : "") + TrainingNumbers.percent(least)
    let style = least < 0.6 ? TextStyle.bad : .heading
    return [
      "“\(sanitized(file.path))”: " + console.styled(digits, style) + "  " + sure
    ] + file.remarks.flatMap { console.lines("  ", $0) }
  }

  /// How the picture became what the network reads, and what it makes of it: for each digit ten
  /// bars.
  func details(for console: Console) -> [String] {
    let capabilities = console.capabilities
    var lines = source(for: console)
    for (number, digit) in file.digits.enumerated() {
      var pictures: [(lines: [String], caption: String)] = []
      func add(_ map: GreyMap, _ caption: String) {
        pictures.append(
          (
            HeatMap(map.rowsOfColumns, range: 0...1).pictureLines(for: capabilities), caption
          ))
      }
      if let preparation = digit.preparation, !capabilities.accessible {
        let size = preparation.cut.shape
        let scale = Float(max(size.rows, size.columns)) / 28
        func small(_ map: GreyMap) -> GreyMap {
          map.resampled(
            to: .init(
              rows: Int(Float(size.rows) / scale), columns: Int(Float(size.columns) / scale)))
        }
        add(small(preparation.cut), "cut out")
        add(small(preparation.redrawn), "redrawn")
      }
      if !capabilities.accessible { add(digit.picture, "as it is read") }
      let strip = PictureStrip(pictures, width: capabilities.width).lines(rows: pictures.count)
      let title = read.count > 1 ? ["", console.styled("Digit \(number + 1)", .bold)] : [""]
      lines += title + strip + Self.bars(probabilities[number], for: capabilities)
    }
    return lines + [""]
  }

  private func source(for console: Console) -> [String] {
    guard let (raster, ink) = file.source else {
      return ["  The picture is read as it is: it is like those that the network has learned from."]
    }
    let size = raster.fileSize
    let read =
      raster.shape == size
      ? "" : ", shrunk to \(raster.shape.columns)×\(raster.shape.rows) for reading"
    let sentence =
      "\(size.columns) pixels wide and \(size.rows) high\(read). The ink is "
      + "\(ink.isDark ? "darker" : "lighter") than the paper"
      + (ink.isDark ? ", so light and dark were exchanged." : ".")
    var lines = console.lines("  ", sentence)
    guard !console.capabilities.accessible else { return lines }
    let longest = Float(max(raster.shape.rows, raster.shape.columns))
    let scale = max(1, longest / 32)
    let shape = raster.shape
    let greys = GreyMap(shape: shape, cells: raster.greys)
    let pictures = [(greys, "the picture"), (ink.map, "its ink")].map { map, caption in
      let small = map.resampled(
        to: .init(
          rows: max(1, Int(Float(shape.rows) / scale)),
          columns: max(1, Int(Float(shape.columns) / scale))))
      return (HeatMap(small.rowsOfColumns).pictureLines(for: console.capabilities), caption)
    }
    lines += [""] + PictureStrip(pictures, width: console.capabilities.width).lines(rows: 2)
    return lines.reversed().drop { $0.isEmpty }.reversed()
  }

  /// Ten bars, and a mark at the longest.
  static func bars(_ probabilities: [Double], for capabilities: TerminalCapabilities) -> [String] {
    let best = probabilities.max() ?? 0
    let read = probabilities.firstIndex(of: best)
    return probabilities.enumerated().map { digit, probability in
      let percent = padded(TrainingNumbers.percent(probability), to: 9, alignment: .right)
      let bar =
        capabilities.accessible
        ? "" : "  " + ProgressBar(share: probability, cells: 20).text(for: capabilities)
      return "\(digit) \(percent)\(bar)\(digit == read ? "  <" : "")"
    }
  }
}
