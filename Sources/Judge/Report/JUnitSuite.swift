internal import MachineText
internal import Platform

/// A suite of tests in a JUnit report.
package struct JUnitSuite: Sendable {
  /// One test.
  package struct Case: Sendable {
    var name: String
    var className: String
    /// Nil where it has passed.
    var fault: Fault?

    package init(name: String, className: String, fault: Fault? = nil) {
      self.name = name
      self.className = className
      self.fault = fault
    }
  }

  /// What is wrong.
  package struct Fault: Sendable {
    /// Whether there is no result, and not a wrong one.
    var isError: Bool
    /// In one word.
    var type: String
    /// In a sentence.
    var message: String
    /// In full.
    var text: String

    package init(isError: Bool, type: String, message: String, text: String) {
      self.isError = isError
      self.type = type
      self.message = message
      self.text = text
    }

    fileprivate var element: XMLText {
      XMLText(isError ? "error" : "failure", [("message", message), ("type", type)], .text(text))
    }
  }

  var name: String
  var properties: [(name: String, value: String)]
  var cases: [Case]
  /// What the programs printed.
  var output: String
  var seconds: Double

  package init(
    name: String, properties: [(name: String, value: String)], cases: [Case], output: String,
    seconds: Double
  ) {
    self.name = name
    self.properties = properties
    self.cases = cases
    self.output = output
    self.seconds = seconds
  }

  /// The suite as an element; Ant asks for the order, and for all of these attributes and no others.
  ///
  /// - Parameter number: its place in the report, from 0.
  func element(number: Int, _ moment: WallClock.Moment) -> XMLText {
    func count(_ isError: Bool) -> String { "\(cases.count { $0.fault?.isError == isError })" }
    return XMLText(
      "testsuite",
      [
        ("name", name), ("id", "\(number)"), ("package", "cnn-tutor"), ("hostname", "localhost"),
        ("timestamp", "\(moment.date)T\(moment.time)"), ("tests", "\(cases.count)"),
        ("failures", count(false)), ("errors", count(true)), ("skipped", "0"),
        ("time", Self.time(seconds)),
      ],
      .elements(
        [
          XMLText(
            "properties", [],
            .elements(properties.map { XMLText("property", [("name", $0), ("value", $1)]) }))
        ] + cases.map(element)
          + [XMLText("system-out", [], .text(output)), XMLText("system-err", [], .text(""))]))
  }

  private func element(_ test: Case) -> XMLText {
    // The functions of an exercise are run at once: only their sum is measured.
    let time = Self.time(seconds / Double(max(1, cases.count)))
    return XMLText(
      "testcase", [("name", test.name), ("classname", test.className), ("time", time)],
      test.fault.map { .elements([$0.element]) } ?? .nothing)
  }

  private static func time(_ seconds: Double) -> String {
    "\(Double(Int((seconds * 1000).rounded())) / 1000)"
  }
}
