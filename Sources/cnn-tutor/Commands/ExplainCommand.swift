internal import ArgumentParser
internal import Course
internal import Judge
internal import Platform
internal import Practice
internal import TerminalText
internal import TerminalUI

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Works an operation out on your own numbers, cell by cell.",
    discussion: """
      On a terminal it steps forwards and backwards; in a pipe it prints every step. A matrix is \
      written row by row: "1 2 3; 4 5 6". Several maps have | between them. Without numbers \
      of yours it takes those of the operation's example:


      """
        + Operation.allCases.map { "\($0.rawValue): \($0.summary)\n\($0.example(width: 78))" }
        .joined(separator: "\n\n"))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: "What to explain; see above.", completion: .list(Operation.allCases.map(\.rawValue)))
  var operation: String

  // A matrix may begin with a minus sign.
  @Option(parsing: .unconditional, help: "What goes in.") var input: String?
  @Option(parsing: .unconditional, help: "The filter, or weights.") var filter: String?
  @Option(parsing: .unconditional, help: "The bias; for fully-connected one for each neuron.")
  var bias: String?
  @Option(parsing: .unconditional, help: "The gradient that flows back, ∂C/∂z or ∂C/∂a.")
  var gradient: String?
  @Option(help: "valid, same or full.", completion: .list(["valid", "same", "full"]))
  var mode: String?
  @Option(help: "How far to move on: one number, or rows,columns.") var stride: String?
  @Option(help: "The window of max-pool: one number, or rows,columns.") var window: String?

  @Option(help: ArgumentHelp("Begin at this cell of the result.", valueName: "row,column"))
  var cell: String?

  @Flag(help: "Be asked for each product and sum, and told which mistake a wrong one is.")
  var ask = false

  @Option(help: "What to print.") var format = Format.text
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let request = request
    let explanation = try request.explanation()
    let first = try cell.map { try step($0, explanation) }
    if format == .json { return Console(display).data(explanation.json) }
    let console = Console(display)
    if ask { return try askSteps(explanation, of: request, from: first ?? 0, console) }
    var view = ExplainView(explanation, of: request, console: console, step: first ?? 0)
    if try Interactive.show(&view, console: console, display: display) { return }
    if let example {
      console.note("These are an example's numbers. Yours go behind the options: \(example)")
    }
    let drawing = ExplanationDrawing(explanation: explanation, capabilities: console.capabilities)
    console.print(first.map { drawing.step($0) } ?? drawing.whole())
  }

  /// The command with the numbers that are taken where nothing is given.
  private var example: String? {
    let given = [input, filter, bias, gradient]
    return given.allSatisfy { $0 == nil } ? Operation(rawValue: operation)?.example : nil
  }

  private func askSteps(
    _ explanation: Explanation, of request: ExplainRequest, from cell: Int, _ console: Console
  ) throws {
    guard console.isTerminal, Input.isTerminal else {
      throw Stop(
        .wrongUsage,
        "--ask asks for each step, and in a pipe nobody answers. Leave it out to have all steps shown."
      )
    }
    let course = Course.embedded
    let judge = Judge(compiler: .ifAny, article: try course.article())
    let assignments = try course.assignments()
    let mistakes = try Interruptible.run {
      try await CellMistakes(request, judge: judge, assignments: assignments)
    }
    let steps = AskedSteps(explanation, from: cell, mistakes: mistakes)
    var view = ExplainAskView(steps, console: console)
    if try Interactive.show(&view, console: console, display: display) { return }
    SpokenSteps(steps, console: console).ask()
  }

  private var request: ExplainRequest {
    var request: ExplainRequest
    if example != nil, let operation = Operation(rawValue: operation) {
      request = ExplainRequest(exampleOf: operation)
    } else {
      request = ExplainRequest(operation)
      request[.input] = input
      request[.filter] = filter
      request[.bias] = bias
      request[.gradient] = gradient
    }
    // How the operation goes may be said without numbers.
    if let mode { request[.mode] = mode }
    if let stride { request[.stride] = stride }
    if let window { request[.window] = window }
    return request
  }

  private func step(_ text: String, _ explanation: Explanation) throws -> Int {
    if let step = CellIndex(text)?.step(in: explanation) { return step }
    let lengths = explanation.results[0].lengths.map(String.init).joined(separator: "×")
    throw Stop(
      .wrongUsage,
      "The result is \(lengths) and has no cell “\(text)”. Count from 0, as in --cell 0,1.")
  }
}
