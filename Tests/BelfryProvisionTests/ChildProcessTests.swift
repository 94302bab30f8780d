import Testing

@testable import BelfryProvision

@Suite("Programs beside this one")
struct ChildProcessTests {
  func shell(_ script: String, limit: Duration = .seconds(60)) throws -> ChildProcess.Outcome {
    var process = ChildProcess("/bin/sh", ["-c", script])
    process.limit = limit
    return try process.run()
  }

  @Test("Both streams and the exit status arrive")
  func outcome() throws {
    let outcome = try shell("echo out; echo err >&2; exit 7")
    #expect(outcome.text == "out\n" && outcome.complaint == "err\n" && outcome.status == 7)
    #expect(try shell("kill -9 $$").status == 137)
  }

  @Test("Much output on both streams blocks nobody")
  func much() throws {
    let outcome = try shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2")
    #expect(outcome.output.count == 3_000_000 && outcome.errors.count == 3_000_000)
  }

  @Test("What a program leaves behind does not hold its caller")
  func leftBehind() throws {
    let outcome = try shell("sleep 30 & echo $!")
    #expect(outcome.status == 0 && !outcome.text.isEmpty)
  }

  @Test("A program whose time is over is ended with all that it started")
  func late() throws {
    let outcome = try shell("sleep 30 & wait", limit: .milliseconds(50))
    #expect(outcome.isLate && outcome.status == 137)
  }

  @Test("A program that there is not is a failure with the system's words")
  func missing() {
    #expect(throws: ChildProcess.Failure.self) { try ChildProcess("/nowhere/x", []).run() }
  }
}
