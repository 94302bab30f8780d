import ArgumentParser
import BelfryCheck
import BelfryReport
import BelfrySource

/// How findings of a check are written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, sarif, junit, github, gitlab
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

/// `belfry check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a bundle or single files: syntax, keys, expressions, and what they mean.",
    discussion: """
      Every problem is reported with file, line and column. Ends with 1 on errors, or as --fail-on \
      says. A comment '# belfry:allow RULE because …' on a line or above it allows a finding.
      """)

  @Argument(help: "Folders and files; '-' is standard input.", completion: .file())
  var paths: [String]

  @Option(help: "human, json, sarif, junit, github or gitlab.")
  var format = ReportFormat.human

  @Option(help: "Runs these rules or families alone, parted by commas.")
  var only: String?

  @Option(help: "Leaves these rules or families out, parted by commas.")
  var ignore: String?

  @Option(help: "The least weight that ends with 1: error, warning or advice.")
  var failOn = FailOn.error

  @Flag(name: .shortAndLong, help: "Leaves the summary line out.")
  var quiet = false

  func run() throws {
    var files: [SourceFile] = []
    var present: Set<String> = []
    for path in paths {
      if path == "-" {
        files.append(try Input.standardInput())
      } else if Input.isFolder(path) {
        let all = try Input.files(below: path) { _ in true }
        present.formUnion(all)
        files += try all.filter(FileChecker.isCandidate).map(Input.file)
      } else {
        files.append(try Input.file(path))
      }
    }
    let options = CheckOptions(only: try Self.names(only), ignored: try Self.names(ignore))
    let results = FileChecker.check(files, options, paths: present)
    let found = results.flatMap(\.diagnostics).inOrder()
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    switch format {
    case .json:
      show(
        JSONReport.render(
          found, files: byPath, checked: files.count, version: BelfryCommand.version))
    case .sarif:
      show(
        SARIFReport.render(
          found, files: byPath, rules: CheckRule.all.map(Self.facts),
          version: BelfryCommand.version))
    case .junit: show(JUnitReport.render(found, files: byPath))
    case .github: show(GitHubReport.render(found, files: byPath))
    case .gitlab: show(GitLabReport.render(found, files: byPath))
    case .human:
      if !found.isEmpty {
        Console.print(
          HumanReport(isColoured: Console.isColoured(1)).render(found, files: byPath) + "\n")
      }
      if !quiet { Console.print(summary(results, found)) }
    }
    if found.contains(where: { $0.severity >= failOn.severity }) { throw ExitCode(1) }
  }

  private func show(_ report: [UInt8]) { Console.print(String(decoding: report, as: UTF8.self)) }

  private static func facts(_ rule: CheckRule) -> SARIFReport.RuleFacts {
    SARIFReport.RuleFacts(
      id: rule.id, summary: rule.summary, help: rule.rationale, severity: rule.severity)
  }

  /// Ids and families in a list; one that there is not is refused.
  private static func names(_ list: String?) throws -> Set<String> {
    let names = (list ?? "").split(separator: ",").map(String.init)
    let known = CheckRule.all.flatMap { [$0.id, $0.family] } + ["value", "profile"]
    for name in names where !known.contains(name) && !name.hasPrefix("value/") {
      let hint = nearest(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("No rule or family is called '\(name)'.\(hint)")
    }
    return Set(names)
  }

  private func summary(_ results: [FileChecker.Result], _ found: [Diagnostic]) -> String {
    let known = results.count(where: \.isKnown)
    let errors = found.count { $0.severity == .error }
    let others = found.count - errors
    let problems =
      found.isEmpty ? "nothing to report" : "\(errors) errors, \(others) other findings"
    return "\(results.count) files checked, \(known) of a known kind: \(problems)\n"
  }
}
