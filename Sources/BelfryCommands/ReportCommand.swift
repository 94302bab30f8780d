import ArgumentParser
import BelfryCheck
import BelfryGenerate
import BelfryHTTP
import BelfryModels
import BelfryProvision
import BelfryReport
import BelfrySource
import BelfryYAML
import Glibc

/// `belfry report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a bundle as one HTML page, or says how its running stack does.",
    discussion: """
      The page holds everything itself and loads nothing. Dashboards are drawn as wireframes from \
      their files, so that what stands where can be seen without Grafana.

      With --health the running stack is asked instead: services, targets, probes, alerts, the \
      numbers that thresholds bound, disk and ingestion against budgets, and what to do about all \
      of it. The status is 'unhealthy' where a critical alert fires, 'degraded' where a warning \
      fires or a check fails, else 'healthy'. Ends with 1 where it is not healthy, with 3 where \
      there is no engine. Bounds and own metrics come from 'belfry.yaml' in the bundle's folder.
      """)

  @Argument(help: "The bundle's folder.", completion: .directory)
  var folder = "."

  @Option(
    name: .shortAndLong,
    help: """
      Where the page goes, '-' is standard output (default: report.html). With --health a file that \
      ends in .html or .md.
      """,
    completion: .file())
  var output: String?

  @Flag(help: "Says how the running stack does.")
  var health = false

  @Option(help: "human or json, with --health.")
  var format = StackFormat.human

  @Option(help: "Folder with packs of your own, with --health.", completion: .directory)
  var templates: String?

  func validate() throws {
    guard health else {
      guard format == .human, templates == nil else {
        throw ValidationError("--format and --templates belong to --health.")
      }
      return
    }
    guard let output, !output.hasSuffix(".html"), !output.hasSuffix(".md") else { return }
    throw ValidationError("'\(output)' ends in neither .html nor .md; the ending says the form.")
  }

  func run() throws {
    health ? try writeHealth() : try writePage()
  }

  /// Asks the running stack.
  private func writeHealth() throws {
    let place = try StackOptions.folder(folder)
    let profile = StackProfile.read(place)
    let measures = try profile?.plan(templates)?.measures ?? []
    let stack = try StackOptions.stack(place)
    let report: HealthReport
    do throws(ProvisionFailure) {
      report = try HealthCollector(
        stack, try .toStack(), measures: measures, budgets: profile?.budgets ?? Budgets()
      ).report()
    } catch {
      throw StackOptions.refuse(folder, error)
    }
    let document = HealthText(report).document
    if let output {
      let bytes = output.hasSuffix(".html") ? document.page : Array(document.markdown.utf8)
      try Self.save(bytes, output)
      if format == .human {
        Console.error("\(report.status.project): \(report.overall.rawValue)")
      }
    }
    if format == .json {
      Console.print(HealthJSON.text(report))
    } else if output == nil {
      let width = isatty(1) == 1 ? Screen.currentSize.columns : nil
      Console.print(document.human(isColoured: Console.isColoured(1), width: width))
    }
    guard report.overall == .healthy else { throw ExitCode(1) }
  }

  private static func save(_ bytes: [UInt8], _ output: String) throws {
    try Output.write(output, bytes)
    Console.error("\(output): \(max(1, bytes.count / 1024)) KiB")
  }

  private func writePage() throws {
    let output = output ?? "report.html"
    let input = try CheckInput([folder], nil)
    let around = SurroundingFiles()
    var options = CheckOptions()
    options.surroundings = ComposeSurroundings(
      isSet: Environment.isSet, read: { around.read($0) })
    let results = FileChecker.check(
      input.files, options, paths: input.present, folders: input.folders)
    let files = input.files.flatMap(parts)
    let page = BundlePage(
      title: title(files), files: files, runbooks: try runbooks(input),
      findings: results.flatMap(\.diagnostics), sources: input.byPath)
    let bytes = page.render()
    if output == "-" { return Console.print(String(decoding: bytes, as: UTF8.self)) }
    try Self.save(bytes, output)
  }

  private func parts(_ file: SourceFile) -> [BundlePage.File] {
    let documents = file.path.hasSuffix(".json") ? parseJSON(file) : parseYAML(file)
    guard let root = documents.roots.first(where: { !$0.isNull }),
      let kind = FileKind.recognise(path: file.path, root: root)
    else { return [] }
    return [BundlePage.File(path: file.path, kind: kind, root: root)]
  }

  /// The texts below `runbooks/`, by their path from there on.
  private func runbooks(_ input: CheckInput) throws -> [String: String] {
    var texts: [String: String] = [:]
    for path in input.present where path.hasSuffix(".md") {
      let parts = path.split(separator: "/")
      guard let place = parts.lastIndex(of: "runbooks") else { continue }
      let file = try Input.file(path)
      texts[parts[place...].joined(separator: "/")] = String(decoding: file.bytes, as: UTF8.self)
    }
    return texts
  }

  /// The Compose project's name, or the folder's.
  private func title(_ files: [BundlePage.File]) -> String {
    let names = files.lazy.filter { $0.kind == .compose }.compactMap { $0.root["name"]?.text }
    if let name = names.first(where: { !$0.isEmpty }) { return name }
    let last = FileChecker.normal(folder).split(separator: "/").last.map(String.init)
    return last ?? "Monitoring"
  }
}
