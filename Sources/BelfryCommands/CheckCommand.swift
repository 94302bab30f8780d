import ArgumentParser
import BelfryCheck
import BelfryReport
import BelfrySource

/// How findings are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

/// `belfry check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a bundle or single files: syntax, keys, types and expressions.",
    discussion: "Every problem is reported with file, line and column. Ends with 1 on errors.")

  @Argument(help: "Folders and files; '-' is standard input.", completion: .file())
  var paths: [String]

  @Option(help: "human or json.")
  var format = OutputFormat.human

  @Flag(name: .shortAndLong, help: "Leaves the summary line out.")
  var quiet = false

  func run() throws {
    var files: [SourceFile] = []
    for path in paths {
      if path == "-" {
        files.append(try Input.standardInput())
      } else if Input.isFolder(path) {
        files += try Input.files(below: path, where: FileChecker.isCandidate).map(Input.file)
      } else {
        files.append(try Input.file(path))
      }
    }
    let results = files.map(FileChecker.check)
    let found = results.flatMap(\.diagnostics).inOrder()
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    switch format {
    case .json:
      let report = JSONReport.render(
        found, files: byPath, checked: files.count, version: BelfryCommand.version)
      Console.print(String(decoding: report, as: UTF8.self))
    case .human:
      if !found.isEmpty {
        Console.print(
          HumanReport(isColoured: Console.isColoured(1)).render(found, files: byPath) + "\n")
      }
      if !quiet { Console.print(summary(results, found)) }
    }
    if found.hasErrors { throw ExitCode(1) }
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
