import ArgumentParser
import BelfryCheck
import BelfryGenerate
import BelfryReport
import BelfrySource

/// Options about findings that were there before.
struct BaselineOptions: ParsableArguments {
  @Option(help: "Does not show the findings that this file holds.", completion: .file())
  var baseline: String?

  @Option(
    help: "Writes all findings to this file, as a baseline for later checks.",
    completion: .file())
  var writeBaseline: String?

  /// The findings that are not known.
  func apply(
    _ found: [Diagnostic], _ input: CheckInput, _ scope: SettingsScope?
  ) throws -> [Diagnostic] {
    let name = { (path: String) in scope?.relative(path) ?? path }
    if let writeBaseline {
      try Output.write(writeBaseline, Baseline.render(found, files: input.byPath, name: name))
      Console.error("\(Summary.count(found.count, "finding")) written to \(writeBaseline)")
      return []
    }
    guard let path = baseline ?? scope.flatMap(Self.path) else { return found }
    let file = try Input.file(path)
    guard let known = Baseline(file) else {
      Console.error("\(path): error: this is no baseline\n  help: write one with --write-baseline")
      throw ExitCode(2)
    }
    let (new, stale) = known.apply(found, files: input.byPath, name: name)
    if stale > 0, scope.map(input.covers) ?? false {
      Console.error(
        "\(path): \(Summary.count(stale, "finding")) of the baseline no longer there; write it anew"
      )
    }
    return new
  }

  private static func path(_ scope: SettingsScope) -> String? {
    scope.settings.baseline.map { scope.path(of: $0.value) }
  }
}
