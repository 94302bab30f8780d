import ArgumentParser
import BelfryCheck
import BelfryModels
import BelfryReport
import BelfrySource
import BelfryYAML

/// `belfry report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a bundle as one HTML page: services, alerts, dashboards, findings.",
    discussion: """
      The page holds everything itself and loads nothing. Dashboards are drawn as wireframes from \
      their files, so that what stands where can be seen without Grafana.
      """)

  @Argument(help: "The bundle's folder.", completion: .directory)
  var folder = "."

  @Option(
    name: .shortAndLong, help: "Where the page goes; '-' is standard output.", completion: .file())
  var output = "report.html"

  func run() throws {
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
    try Output.write(output, bytes)
    Console.error("\(output): \(bytes.count / 1024) KiB")
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
