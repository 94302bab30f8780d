import ArgumentParser
import BelfryCheck
import BelfryReport
import BelfrySource

/// How findings of a check are written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, sarif, junit, github, gitlab

  /// Whether it shows how a finding could be mended.
  var hasFixes: Bool { self == .json || self == .sarif }
}

/// How other results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

/// Weights of findings, as the command line names them.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, advice

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .advice: .advice
    }
  }
}

/// Options that say how findings are shown, and which of them count.
struct ReportOptions: ParsableArguments {
  @Option(help: "human, json, sarif, junit, github or gitlab.")
  var format = ReportFormat.human

  @Option(help: "The least weight that ends with 1: error, warning or advice; error unless said.")
  var failOn: FailOn?

  @Flag(name: .shortAndLong, help: "Leaves the summary line out.")
  var quiet = false

  /// Writes findings to standard output.
  ///
  /// - Parameter weight: The least weight that makes the check fail.
  func show(_ found: [Diagnostic], _ input: CheckInput, failing weight: Severity, summary: String) {
    let files = input.byPath
    switch format {
    case .json:
      show(
        JSONReport.render(
          found, files: files, checked: input.files.count, version: BelfryCommand.version))
    case .sarif:
      show(
        SARIFReport.render(
          found, files: files, rules: Self.facts(found),
          version: BelfryCommand.version))
    case .junit: show(JUnitReport.render(found, files: files, failing: weight))
    case .github: show(GitHubReport.render(found, files: files))
    case .gitlab: show(GitLabReport.render(found, files: files))
    case .human:
      if !found.isEmpty {
        Console.print(
          HumanReport(isColoured: Console.isColoured(1)).render(found, files: files) + "\n")
      }
      if !quiet { Console.print(summary) }
    }
  }

  private func show(_ report: [UInt8]) { Console.print(String(decoding: report, as: UTF8.self)) }

  /// What is said about every rule, and about findings that carry the family of their file.
  private static func facts(_ found: [Diagnostic]) -> [SARIFReport.RuleFacts] {
    let own = Set(CheckRule.all.map(\.id))
    let others = Set(found.map(\.id)).subtracting(own).sorted()
    let rules =
      CheckRule.all.map { ($0.id, $0) }
      + others.compactMap { id in CheckRule.named(id).map { (id, $0) } }
    return rules.map { id, rule in
      SARIFReport.RuleFacts(
        id: id, summary: rule.summary, help: rule.rationale, severity: rule.severity)
    }
  }
}
