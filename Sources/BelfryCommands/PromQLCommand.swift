import ArgumentParser
import BelfryCheck
import BelfryPromQL
import BelfryReport
import BelfrySource

/// `belfry promql`.
struct PromQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promql", abstract: "Explains and formats PromQL expressions.",
    subcommands: [ExplainExpressionCommand.self, FormatExpressionCommand.self])
}

/// `belfry promql explain`.
struct ExplainExpressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows what an expression reads, what it gives, and which labels survive, and why.",
    discussion: "Ends with 1 where the expression has errors, all of which are shown.")

  @Argument(help: "The expression; '-' reads it from standard input.")
  var expression: String

  @Option(help: "human or json.")
  var format = OutputFormat.human

  @Flag(help: "Lets Grafana's variables stand for durations, numbers, names and labels.")
  var grafana = false

  func run() throws {
    let text =
      expression == "-"
      ? String(decoding: try Input.standardInput().bytes, as: UTF8.self) : expression
    let parsed = BelfryPromQL.parse(text, options: grafana ? .grafana : ParseOptions())
    guard parsed.errors.isEmpty else {
      try Self.refuse(parsed.errors, SourceFile(path: "expression", text: text), format)
    }
    let report = ExpressionReport(text, parsed)
    switch format {
    case .human: Console.print(report.human(isColoured: Console.isColoured(1)))
    case .json: Console.print(String(decoding: report.json(), as: UTF8.self))
    }
  }

  static func refuse(
    _ errors: [SyntaxError], _ file: SourceFile, _ format: OutputFormat
  ) throws -> Never {
    let found = errors.map {
      Diagnostic("promql/syntax", .error, $0.message, file: file.path, at: $0.span)
    }
    switch format {
    case .human: Console.show(found, [file])
    case .json:
      let report = JSONReport.render(
        found, files: [file.path: file], checked: 1, version: BelfryCommand.version)
      Console.print(String(decoding: report, as: UTF8.self))
    }
    throw ExitCode(1)
  }
}

/// `belfry promql format`.
struct FormatExpressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Formats expressions: one from standard input, or those of rule files in place.",
    discussion: """
      In rule files only the 'expr' of rules changes. Expressions with errors or comments are left \
      as they are, and named. Ends with 1 on errors, and with --check where a file would change.
      """)

  @Argument(help: "Rule files; none reads one expression.", completion: .file())
  var files: [String] = []

  @Option(help: "How long a line may be, in bytes.")
  var width = 88

  @Flag(help: "Changes nothing: names the files that would change.")
  var check = false

  func validate() throws {
    guard (20...10_000).contains(width) else {
      throw ValidationError("--width must be between 20 and 10000.")
    }
  }

  func run() throws {
    guard !files.isEmpty else { return try formatInput() }
    var status: Int32 = 0
    for path in files {
      let file = try Input.file(path)
      let formatter = ExpressionFormatter(file, width: width)
      if !formatter.findings.isEmpty { Console.show(formatter.findings, [file]) }
      if formatter.findings.hasErrors { status = 1 }
      if formatter.count == 0, formatter.findings.isEmpty {
        Console.error("\(path): no rules here")
      }
      guard !formatter.edits.isEmpty else { continue }
      let count = formatter.edits.count
      Console.print(
        "\(path): \(count) of \(formatter.count) expressions \(check ? "would change" : "formatted")\n"
      )
      if check {
        status = 1
      } else {
        try Output.replace(path, with: formatter.result)
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func formatInput() throws {
    let text = String(decoding: try Input.standardInput().bytes, as: UTF8.self)
    let parsed = BelfryPromQL.parse(text)
    guard let expression = parsed.expression else {
      try ExplainExpressionCommand.refuse(
        parsed.errors, SourceFile(path: "expression", text: text), .human)
    }
    if let comment = parsed.comments.first {
      let finding = Diagnostic(
        "promql/formatting", .error, "this comment would be lost", help: "take it out first",
        file: "expression", at: comment)
      Console.show([finding], [SourceFile(path: "expression", text: text)])
      throw ExitCode(1)
    }
    Console.print(Printer().pretty(expression, width: width) + "\n")
  }
}
