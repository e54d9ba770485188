internal import ConvNet
internal import Engine
internal import Pictures
internal import TerminalText

/// What a network makes of one picture from layer to layer, and what becomes of its reading when the
/// picture is moved or partly covered.
struct InsideText {
  private let reader: DigitReader
  private let picture: GreyMap
  private let console: Console
  private let read: Int
  private var capabilities: TerminalCapabilities { console.capabilities }

  /// - Parameter read: the digit that the network reads in the picture.
  init(_ reader: DigitReader, _ picture: GreyMap, read: Int, console: Console) {
    (self.reader, self.picture, self.read, self.console) = (reader, picture, read, console)
  }

  // MARK: Layers

  /// The maps of each layer, those after pooling below them, and the scores.
  var layers: [String] {
    let layers = reader.network.inside(picture.cells)
    return layers.enumerated().flatMap { number, layer -> [String] in
      let isLast = number == layers.count - 1
      let title =
        isLast
        ? "Layer \(number + 1): the scores"
        : "Layer \(number + 1): \(counted(layer.maps.count, layer.shape.count == 1 ? "neuron" : "map"))"
          + (layer.shape.count == 1 ? "" : " of \(layer.shape)")
      var lines = ["", console.styled(title, .heading)]
      if isLast { return lines + scores(layer.maps.map { Double($0[0]) }) }
      if layer.shape.count == 1 { return lines + neurons(layer.maps.map { Double($0[0]) }) }
      lines += strip(layer.maps, layer.shape)
      if let pooled = layer.pooled {
        lines.append("After pooling, \(pooled.shape) each:")
        lines += strip(pooled.maps, pooled.shape)
      }
      return lines
    }
  }

  /// The maps side by side, all in the same scale; a mark below those that are 0 everywhere.
  private func strip(_ maps: [[Float]], _ shape: Shape) -> [String] {
    let silent = maps.count { $0.allSatisfy { $0 == 0 } }
    let words = "\(counted(silent, "map")) of \(maps.count) \(isOrAre(silent)) 0 everywhere."
    guard !capabilities.accessible else { return [words] }
    let most = max(Double(maps.joined().max() ?? 0), 1e-9)
    let least = min(0, Double(maps.joined().min() ?? 0))
    let pictures = maps.enumerated().map { number, map -> (lines: [String], caption: String) in
      let rows = GreyMap(shape: shape, cells: map).rowsOfColumns
      let isSilent = map.allSatisfy { $0 == 0 }
      return (
        HeatMap(rows, range: least...most).pictureLines(for: capabilities),
        "\(number + 1)" + (isSilent ? " (0)" : "")
      )
    }
    let lines = PictureStrip(pictures, width: capabilities.width).lines(rows: pictures.count)
    return lines + (silent > 0 ? [words] : [])
  }

  private func neurons(_ numbers: [Double]) -> [String] {
    let active = numbers.count { $0 != 0 }
    let strongest = numbers.indices.sorted { numbers[$0] > numbers[$1] }.prefix(5)
    return wrapped(
      "\(active) of \(numbers.count) are not 0; the strongest are "
        + strongest.map { "\($0 + 1) (\(NumberText.fixed(numbers[$0], decimals: 2)))" }
        .joined(separator: ", ") + ".", width: capabilities.width)
  }

  private func scores(_ scores: [Double]) -> [String] {
    let probabilities = reader.probabilities(of: [picture])?.first ?? []
    return zip(scores, probabilities).enumerated().map { digit, numbers in
      let score = padded(NumberText.fixed(numbers.0, decimals: 2), to: 8, alignment: .right)
      let percent = padded(TrainingNumbers.percent(numbers.1), to: 10, alignment: .right)
      return "\(digit) \(score)\(percent)" + (digit == read ? "  <" : "")
    }
  }

  private func heading(_ title: String) -> [String] {
    [""] + wrapped(title, width: capabilities.width).map { console.styled($0, .heading) }
  }

  // MARK: Moved

  /// What is read when the picture is moved by a pixel in each direction.
  var moved: [String] {
    let moves = (-1...1).flatMap { row in (-1...1).map { (row, $0) } }
    let pictures = moves.map { down, across in
      GreyMap(
        shape: picture.shape,
        cells: picture.cells.indices.map { place in
          let (row, column) = place.quotientAndRemainder(dividingBy: picture.shape.columns)
          let (from, beside) = (row - down, column - across)
          let isInside =
            (0..<picture.shape.rows).contains(from) && (0..<picture.shape.columns).contains(beside)
          return isInside ? picture.cells[from * picture.shape.columns + beside] : 0
        })
    }
    let readings = reader.probabilities(of: pictures) ?? []
    let texts = readings.map { probabilities in
      let best = probabilities.max() ?? 0
      return "\(probabilities.firstIndex(of: best) ?? 0) \(TrainingNumbers.percent(best))"
    }
    let names = ["up", "", "down"]
    return heading("Moved by a pixel: what is read, in the middle without a move")
      + stride(from: 0, to: texts.count, by: 3).map { start in
        // `7 100.00 %` is the longest: three of them and the name fit into 40 cells.
        padded(names[start / 3], to: 4)
          + texts[start..<start + 3].map { "  " + padded($0, to: 10) }.joined()
      }
  }

  // MARK: Covered

  /// How sure the network still is of its digit when each ninth of the picture is covered, row by row.
  var covered: [Double] {
    let shape = picture.shape
    let pictures = (0..<9).map { part in
      var map = picture
      for row in part / 3 * shape.rows / 3..<(part / 3 + 1) * shape.rows / 3 {
        for column in part % 3 * shape.columns / 3..<(part % 3 + 1) * shape.columns / 3 {
          map.cells[row * shape.columns + column] = 0
        }
      }
      return map
    }
    return (reader.probabilities(of: pictures) ?? []).map { $0[read] }
  }

  /// The question before the answer.
  var question: String {
    wrapped(
      "A ninth of the picture is covered with paper. Which ninth does the network need most to read "
        + "its \(read)? They are numbered like this:", width: capabilities.width
    ).joined(separator: "\n") + "\n\n  1 2 3\n  4 5 6\n  7 8 9\n\nYour guess: "
  }

  /// - Parameter guess: 1 to 9; nil where nobody was asked.
  func coveredLines(guess: Int?) -> [String] {
    let covered = covered
    let least = covered.indices.min { covered[$0] < covered[$1] }.map { $0 + 1 }
    let verdict =
      guess.map { guess in
        guess == least
          ? ["", "Yes: without ninth \(guess) it is least sure."]
          : ["", "Not \(guess): it is least sure without ninth \(least ?? 0)."]
      } ?? []
    return heading("Covered, a ninth at a time: how sure it still is of its \(read)")
      + stride(from: 0, to: covered.count, by: 3).map { start in
        covered[start..<start + 3].map {
          padded(TrainingNumbers.percent($0), to: 11, alignment: .right)
        }.joined()
      } + verdict
  }
}
