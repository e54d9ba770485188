import Course
import TerminalText
import TerminalUI
import TestSupport
import Testing

@testable import cnn_tutor

@Suite struct AskedStepsTests {
  private static func explanation() throws -> Explanation {
    var request = ExplainRequest("correlate2d")
    request[.input] = "1 2 3; 4 5 6"
    request[.filter] = "10 20; 30 40"
    return try request.explanation()
  }

  @Test func `each product is asked for, then the sum, then the next cell`() throws {
    var steps = AskedSteps(try Self.explanation(), from: 0)
    var prompts: [String] = []
    for answer in ["10", "40", "120", "200", "370", "20"] {
      prompts.append(steps.prompt)
      steps.answer(answer)
      #expect(steps.said.first?.hasPrefix("Right: ") == true)
    }
    #expect(
      prompts == [
        "products[0][0] = ", "products[0][1] = ", "products[1][0] = ", "products[1][1] = ",
        "their sum = ", "products[0][0] = ",
      ])
    #expect(steps.cell == 1 && steps.done == 1)
  }

  @Test func `a wrong step is named, and asked again`() throws {
    var steps = AskedSteps(try Self.explanation(), from: 0)
    steps.answer("40")
    #expect(
      steps.said == ["Not 40. That would be with filter[1][1]; what is asked for is filter[0][0]."])
    steps.answer("7")
    #expect(steps.said == ["Not 7. Try it once more; s shows it."])
    steps.answer("seven")
    #expect(steps.said == ["Type a number, such as 3 or −0.5; s shows the step."])
    #expect(steps.done == 0)
    steps.show()
    #expect(steps.said == ["It is 1·10 = 10"] && steps.done == 1)
  }

  @Test(arguments: [40, 80, 120])
  func `the screens of asked steps give nothing away`(width: Int) throws {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (
      .never, .plain, width, false
    )
    var view = ExplainAskView(
      AskedSteps(try Self.explanation(), from: 0), console: Console(display))
    let size = Size(columns: width, rows: 24)
    var screens = [view.frame(size).lines.joined(separator: "\n")]
    #expect(!screens[0].contains("370"))
    for text in ["10", "7", "40", "120", "200"] {
      for character in text { _ = view.handle(.key(.character(character))) }
      _ = view.handle(.key(.enter))
      screens.append(view.frame(size).lines.joined(separator: "\n"))
    }
    #expect(!screens.joined().contains("370"))
    try expectSnapshot(
      "explain-ask-\(width).txt", screens.joined(separator: "\n==\n") + "\n")
  }

  @Test(arguments: [Theme.dark, .light])
  func `the screens of asked steps in colour`(theme: Theme) throws {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (
      .always, theme, 80, false
    )
    var view = ExplainAskView(
      AskedSteps(try Self.explanation(), from: 1), console: Console(display))
    let lines = view.frame(Size(columns: 80, rows: 24)).lines
    try expectSnapshot("explain-ask-\(theme).txt", lines.joined(separator: "\n") + "\n")
  }

  @Test func `asked steps for a screen reader`() throws {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (.never, .plain, 80, true)
    let steps = AskedSteps(try Self.explanation(), from: 1)
    let drawing = ExplanationDrawing(
      explanation: steps.explanation, capabilities: Console(display).capabilities)
    try expectSnapshot(
      "explain-ask-accessible.txt",
      drawing.asked(steps.cell, steps.steps, done: 1).joined(separator: "\n") + "\n")
  }

  @Test func `behind the last step Enter leaves`() throws {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (.never, .plain, 80, false)
    let explanation = try Self.explanation()
    var view = ExplainAskView(
      AskedSteps(explanation, from: explanation.cells.count - 1), console: Console(display))
    for _ in 0..<5 { #expect(view.handle(.key(.character("s"))) == .repaint) }
    #expect(view.handle(.key(.enter)) == .leave)
  }
}
