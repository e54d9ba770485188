internal import ConvNet

extension Exercise {
  /// Lesson 12: maps laid out as a list, neurons that see all of it, and the way back.
  static func fullyConnected(_ article: Article) -> Exercise {
    Exercise(
      functions: [
        .flatten, .unflatten, .fullyConnected, .fullyConnectedGradients, .fullyConnectedStep,
      ],
      cases: layingOutCases(article) + fullyConnectedCases(article),
      randomCases: fullyConnectedRandomCases,
      mistakes: layingOutMistakes + fullyConnectedMistakes)
  }

  private static func layingOutCases(_ article: Article) -> [ExerciseCase] {
    func lay(
      _ id: String, _ title: String, _ maps: [[[Double]]], kind: ExerciseCase.Kind = .edge
    ) -> ExerciseCase {
      ExerciseCase(id, kind, title: title, function: "flatten", arguments: [.volume(maps)])
    }
    func cut(
      _ id: String, _ title: String, _ numbers: [Double], rows: Int, columns: Int,
      kind: ExerciseCase.Kind = .edge
    ) -> ExerciseCase {
      ExerciseCase(
        id, kind, title: title, function: "unflatten",
        arguments: [.vector(numbers), .shape(rows: rows, columns: columns)])
    }
    let inputs = [article.input("fc.small.z", "a_prev")].matrix(0)
    let counting = LayingOut.rowByRow(3, (4, 5)).indices.map(Double.init)
    return [
      lay("flatten.article", "the inputs of the small layer", [inputs], kind: .article),
      lay(
        "flatten.counting", "three maps of 4×5 that count from 0 to 59",
        cutUp(counting, shape: (4, 5), LayingOut.rowByRow)),
      lay(
        "flatten.two", "two maps", [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]),
      lay("flatten.row", "a map of one row", [[[5, -1, 2]]]),
      lay("flatten.column", "a map of one column", [[[5], [-1], [2]]]),
      lay("flatten.none", "no map at all", []),
      cut(
        "unflatten.article", "the small layer's six numbers", inputs.flatMap { $0 }, rows: 2,
        columns: 3, kind: .article),
      cut("unflatten.counting", "60 numbers, maps of 4×5", counting, rows: 4, columns: 5),
      cut(
        "unflatten.tall", "twelve numbers, maps of 3×2", Array(counting[1...12]), rows: 3,
        columns: 2),
      cut("unflatten.cells", "maps of a single cell", [4, 5, 6], rows: 1, columns: 1),
      cut("unflatten.none", "no number at all", [], rows: 2, columns: 2),
    ]
  }

  private static func fullyConnectedCases(_ article: Article) -> [ExerciseCase] {
    func inputs(_ name: String) -> Value {
      .vector([article.input("\(name).z", "a_prev")].matrix(0).flatMap { $0 })
    }
    func layer(_ name: String, _ title: String) -> [ExerciseCase] {
      let (w, b) = (article.input("\(name).z", "w"), article.input("\(name).z", "b"))
      return [
        ExerciseCase(
          "\(name).forward", .article, title: title, function: "fullyConnected",
          arguments: [inputs(name), w, b],
          facts: [.init("\(name).z") { $0["z"] }, .init("\(name).a") { $0["a"] }]),
        ExerciseCase(
          "\(name).gradients", .article, title: title, function: "fullyConnectedGradients",
          arguments: [inputs(name), w, article.expected("\(name).b_gradient")],
          facts: [
            .init("\(name).w_gradient") { $0["w"] }, .init("\(name).b_gradient") { $0["b"] },
          ]),
        ExerciseCase(
          "\(name).step", .article, title: title, function: "fullyConnectedStep",
          arguments: [
            inputs(name), w, b, article.input("\(name).b_updated", "a_gradient"),
            article.input("\(name).b_updated", "step_size"),
          ],
          facts: [
            .init("\(name).w_updated") { $0["w"] }, .init("\(name).b_updated") { $0["b"] },
            .init("\(name).a_prev_gradient") { result in
              // The article hands the gradient back in the shape of the inputs.
              let columns = [article.input("\(name).z", "a_prev")].matrix(0)[0].count
              guard let list = result["aPrevGradient"]?.vector, list.count % columns == 0 else {
                return nil
              }
              return .matrix(
                cutUp(list, shape: (list.count / columns, columns), LayingOut.rowByRow)[0])
            },
          ]),
      ]
    }
    func edge(
      _ id: String, _ title: String, _ function: String, _ arguments: Value...
    ) -> ExerciseCase {
      ExerciseCase(id, .edge, title: title, function: function, arguments: arguments)
    }
    let wide = Value.matrix([[1, -2, 0.5, 3]])
    let tall = Value.matrix([[1, 2], [-3, 4], [5, -6], [0.5, 0.25]])
    return layer("fc.small", "three neurons, six inputs")
      + layer("code.fc", "the article's program: ten neurons, twenty inputs")
      + [
        edge(
          "forward.one", "one neuron, one input", "fullyConnected", .vector([3]), .matrix([[2]]),
          .vector([-6])),
        edge(
          "forward.wide", "one neuron, four inputs", "fullyConnected", .vector([1, 2, 4, 0.5]),
          wide, .vector([0.5])),
        edge(
          "forward.tall", "more neurons than inputs", "fullyConnected", .vector([0.5, -1]), tall,
          .vector([0.1, 0.2, 0.3, 0.4])),
        edge(
          "forward.biases", "weights of 0: only the biases speak", "fullyConnected",
          .vector([7, -7]), .matrix([[0, 0], [0, 0]]), .vector([1, -1])),
        edge(
          "gradients.one", "one neuron, one input", "fullyConnectedGradients", .vector([3]),
          .matrix([[2]]), .vector([0.5])),
        edge(
          "gradients.wide", "one neuron, four inputs", "fullyConnectedGradients",
          .vector([1, 2, 4, 0.5]), wide, .vector([-0.5])),
        edge(
          "gradients.tall", "more neurons than inputs", "fullyConnectedGradients",
          .vector([0.5, -1]), tall, .vector([1, 10, -2, 4])),
        edge(
          "gradients.zero", "a cost that does not depend on the neurons",
          "fullyConnectedGradients", .vector([0.5, -1]), tall, .vector([0, 0, 0, 0])),
        edge(
          "step.tall", "more neurons than inputs", "fullyConnectedStep", .vector([0.5, -1]), tall,
          .vector([0.1, 0.2, 0.3, 0.4]), .vector([1, 10, -2, 4]), .number(0.5)),
        edge(
          "step.none", "a step of 0 changes nothing", "fullyConnectedStep", .vector([0.5, -1]),
          tall, .vector([0.1, 0.2, 0.3, 0.4]), .vector([1, 10, -2, 4]), .number(0)),
      ]
  }

  private static let fullyConnectedRandomCases:
    @Sendable (inout SeededGenerator) -> [ExerciseCase] = { generator in
      (1...5).flatMap { size -> [ExerciseCase] in
        let maps = generator.volume(depth: size, rows: (size + 1) / 2, columns: size / 2 + 1)
        let shape = (rows: (size + 1) / 2, columns: size / 2 + 1)
        let (inputs, neurons) = size % 2 == 0 ? (size, size + 2) : (size + 1, size)
        func fractions(_ count: Int) -> [Double] {
          generator.matrix(rows: 1, columns: count)[0].map { $0 / 8 }
        }
        let aPrev = Value.vector(fractions(inputs))
        let w = Value.matrix((0..<neurons).map { _ in fractions(inputs) })
        let b = Value.vector(fractions(neurons))
        let gradient = Value.vector(fractions(neurons))
        let title = "\(counted(neurons, "neuron")), \(counted(inputs, "input"))"
        func random(_ function: String, _ title: String, _ arguments: Value...) -> ExerciseCase {
          ExerciseCase(
            "random.\(function).\(size)", .random, title: title, function: function,
            arguments: arguments)
        }
        return [
          random(
            "flatten", "\(counted(size, "map")) of \(shape.rows)×\(shape.columns)",
            .volume(maps)),
          random(
            "unflatten", "\(counted(size, "map")) of \(shape.rows)×\(shape.columns)",
            .vector(maps.flatMap { $0.flatMap { $0 } }),
            .shape(rows: shape.rows, columns: shape.columns)),
          random("fullyConnected", title, aPrev, w, b),
          random("fullyConnectedGradients", title, aPrev, w, gradient),
          random("fullyConnectedStep", title, aPrev, w, b, gradient, .number(0.5)),
        ]
      }
    }
}

/// `1 map`, `2 maps`.
private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
