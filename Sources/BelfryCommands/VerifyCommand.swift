import ArgumentParser
import BelfryProvision
import BelfryYAML

/// `belfry verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that a running stack does what its bundle says.",
    discussion: """
      Asks the programs themselves. Ends with 1 where something is not as the bundle says, with 3 \
      where there is no engine. Targets that lie outside of the stack are told, and are no failure.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Option(help: "How long all steps together may wait for what is not so yet.")
  var timeout = TimeSpan(seconds: 120)

  @Option(help: "human or json.")
  var format = StackFormat.human

  @Flag(name: .shortAndLong, help: "Shows every single finding, not the first ten alone.")
  var verbose = false

  func run() throws {
    let stack = try StackOptions.stack(try StackOptions.folder(folder))
    do throws(ProvisionFailure) {
      let interrupts = Interrupts()
      let view = ProofView(isVerbose: verbose)
      let prover = try Prover(stack, timeout: timeout.duration, interrupts: interrupts) {
        if format == .human { view.show($0) }
      }
      try prover.run()
      if format == .json { Console.print(ProofView.json(prover.steps)) }
      guard prover.isGood else { throw ProvisionFailure("", kind: .findings) }
    } catch {
      guard error.kind != .findings else { throw ExitCode(1) }
      throw StackOptions.refuse(folder, error)
    }
  }
}

/// Shows the steps of a proof.
struct ProofView {
  /// Whether all lines are shown.
  var isVerbose = false
  private static let most = 10

  /// Shows a step that has ended.
  func show(_ step: ProofStep) {
    let (word, colour) =
      switch step.verdict {
      case .proven: ("proven", 32)
      case .doubtful: ("doubt", 33)
      case .failed: ("FAILED", 31)
      }
    let mark = word.padded(to: 6)
    let shown = Console.isColoured(1) ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark
    let tenths = Int((step.seconds * 10).rounded())
    var text =
      "\(shown) \(step.id.padded(to: 26)) \(step.message) (\(tenths / 10).\(tenths % 10) s)\n"
    for line in step.lines.prefix(isVerbose ? .max : Self.most) { text += "         \(line)\n" }
    let rest = step.lines.count - Self.most
    if !isVerbose, rest > 0 { text += "         and \(rest) more (--verbose)\n" }
    if let help = step.help { text += "         help: \(help)\n" }
    Console.print(text)
  }

  /// The steps for machines.
  static func json(_ steps: [ProofStep]) -> String {
    let list = steps.map { step in
      Value.mapping([
        .init("id", .string(step.id)), .init("verdict", .string(step.verdict.rawValue)),
        .init("message", .string(step.message)),
        .init("help", .optional(step.help)),
        .init("lines", .sequence(step.lines.map(Value.string))),
        .init("seconds", .number("\((step.seconds * 1000).rounded() / 1000)")),
      ])
    }
    let good = steps.allSatisfy { $0.verdict != .failed }
    return StackAnswer.json([.init("good", .bool(good)), .init("steps", .sequence(list))])
  }
}
