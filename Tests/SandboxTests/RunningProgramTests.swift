import Sandbox
import Testing

@Suite struct RunningProgramTests {
  private func program(_ words: [String]) -> SandboxedProgram {
    SandboxedProgram(
      executable: "/bin/sh", arguments: ["-c"] + words, environment: [:], folder: "/",
      readable: SandboxedProgram.programs, writable: [],
      limits: SandboxLimits(memory: 1 << 30, fileSize: 1 << 20, processorSeconds: 10))
  }

  /// Each gives its descriptors back while others wait, so that their numbers are soon used again.
  @Test(.timeLimit(.minutes(10)))
  func `of many that end at once, the end of each is heard of`() async throws {
    try await withThrowingTaskGroup(of: [RunningProgram.Ending].self) { group in
      for worker in 0..<8 {
        group.addTask {
          var endings: [RunningProgram.Ending] = []
          for _ in 0..<50 {
            let running = try program(["exit \(worker)"]).start(.init(output: nil, error: nil))
            endings.append(await running.ending())
          }
          #expect(endings == Array(repeating: .exited(worker), count: 50))
          return endings
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `how a program ended is told apart`() async throws {
    func ending(_ command: String) async throws -> RunningProgram.Ending {
      try await program([command]).start(.init(output: nil, error: nil)).ending()
    }
    #expect(try await ending("exit 3") == .exited(3))
    #expect(try await ending("kill -ABRT $$") == .signalled(6))
    let running = try program(["sleep 600"]).start(.init(output: nil, error: nil))
    running.kill()
    #expect(await running.ending() == .killed)
  }
}
