import Testing

@testable import Judge

/// What the first cases of a run would have left behind alone.
@Suite struct TranscriptTests {
  private func transcript(
    _ results: [String], _ ending: ChildProcess.Ending = .exited(0), output: String = ""
  ) -> Transcript {
    Transcript(
      ending: ending, results: results, output: Array(output.utf8), outputWasCut: false, error: "",
      report: "")
  }

  private let whole = ["begin 0", "result 0 i1", "begin 1", "result 1 i2", "end"]

  @Test func `a run that printed nothing is cut at the next case`() {
    #expect(transcript(whole).first(1) == transcript(["begin 0", "result 0 i1", "end"]))
    #expect(transcript(whole).first(2) == transcript(whole))
    #expect(transcript(["end"]).first(0) == transcript(["end"]))
  }

  @Test func `a run that ended among the first is what it is`() {
    let crashed = transcript(["begin 0", "result 0 i1", "begin 1"], .signalled(4), output: "1")
    #expect(crashed.first(2) == crashed)
    let unwritten = transcript(["begin 0", "todo f"], .exited(98))
    #expect(unwritten.first(1) == unwritten)
  }

  @Test func `what may belong to a later case is not guessed`() {
    #expect(transcript(whole, output: "1").first(1) == nil)
    #expect(transcript(Array(whole.dropLast()), .signalled(4)).first(1) == nil)
    #expect(transcript(Array(whole.dropLast()), .timedOut).first(1) == nil)
  }
}
