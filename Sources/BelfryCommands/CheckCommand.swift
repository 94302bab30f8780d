import ArgumentParser
import BelfryCheck
import BelfryGenerate
import BelfryReport
import BelfrySource

/// `belfry check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a bundle or single files: syntax, keys, expressions, and what they mean.",
    discussion: """
      Every problem is reported with file, line and column. Ends with 1 on errors, or as --fail-on \
      says. A comment '# belfry:allow RULE because …' on a line or above it allows a finding; \
      '.belfry.yml' in the folder, or in one above it, says what holds for the whole project.
      """)

  @Argument(help: "Folders and files; '-' is standard input.", completion: .file())
  var paths: [String]

  @OptionGroup var selection: RuleSelection

  @OptionGroup var reporting: ReportOptions

  @OptionGroup var known: BaselineOptions

  @Flag(help: "Makes the mends that are safe, in the files themselves.")
  var fix = false

  @Flag(help: "Shows what --fix would change as a unified diff, and writes nothing.")
  var diff = false

  func run() throws {
    let scope = try selection.scope(for: paths)
    var options = try selection.options(scope)
    options.wantsMends = fix || diff || reporting.format.hasFixes
    let around = SurroundingFiles()
    options.surroundings = ComposeSurroundings(
      isSet: Environment.isSet, read: { around.read($0) })
    var input = try CheckInput(paths, scope)
    var results: [FileChecker.Result]
    if fix || diff {
      let fixer = Fixer(input.files, options, paths: input.present, folders: input.folders)
      if diff { return show(input.files, fixer) }
      try write(input.files, fixer)
      input.files = fixer.files
      results = fixer.results
    } else {
      results = FileChecker.check(
        input.files, options, paths: input.present, folders: input.folders)
    }
    var found = results.flatMap(\.diagnostics)
    if let scope, input.covers(scope) {
      found += scope.unused(besides: Set(results.flatMap(\.ignoring)))
      input.add(scope.path)
    }
    input.add(around.files)
    found = try known.apply(found.inOrder().withoutRepeats(), input, scope)
    let weight = reporting.failOn?.severity ?? scope?.settings.leastWeight ?? .error
    reporting.show(
      found, input, failing: weight,
      summary: Summary.text(
        checked: results.count, known: results.count(where: \.isKnown), found))
    if found.contains(where: { $0.severity >= weight }) { throw ExitCode(1) }
  }

  private func show(_ files: [SourceFile], _ fixer: Fixer) {
    for (old, new) in zip(files, fixer.files) where old.bytes != new.bytes {
      Console.print(unifiedDiff(old: old.bytes, new: new.bytes, path: old.path))
    }
  }

  private func write(_ files: [SourceFile], _ fixer: Fixer) throws {
    var count = 0
    for (old, new) in zip(files, fixer.files) where old.bytes != new.bytes {
      if old.path == "-" {
        Console.print(String(decoding: new.bytes, as: UTF8.self))
      } else {
        try Output.replace(old.path, with: new.bytes)
      }
      count += 1
    }
    guard count > 0 else { return }
    Console.error(
      "\(Summary.count(fixer.count, "finding")) mended in \(Summary.count(count, "file"))")
  }
}
