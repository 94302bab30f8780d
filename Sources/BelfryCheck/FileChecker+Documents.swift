import BelfryModels
import BelfrySource
import BelfryYAML

extension FileChecker.Part {
  /// Leaves out the documents behind the first, which only Compose reads, and says so where there is
  /// something in them.
  ///
  /// Source: Go's YAML libraries decode one document a call, and Prometheus, Alertmanager, their
  /// exporters, Grafana, Beats and the collector call them once; `Settings.fromXContent` of
  /// Elasticsearch and js-yaml's `load` in Kibana refuse what follows.
  mutating func keepFirstDocument() {
    guard let kind, kind != .compose, let roots = documents?.roots, roots.count > 1 else { return }
    documents?.roots = [roots[0]]
    guard let later = roots.dropFirst().first(where: { !$0.isNull }) else { return }
    let isRefused = kind == .elasticsearchSettings || kind == .kibanaSettings
    found.append(
      Diagnostic(
        CheckRule.documentIgnored.id, isRefused ? .error : .warning,
        isRefused
          ? "a second document begins here, and the file is refused"
          : "this document is not read: only the first of a file is",
        help: "give it a file of its own", file: path, at: later.pairs.first?.key.span ?? later.span
      ))
  }
}

extension FileChecker {
  /// Findings that hold although a file was read only up to a fault of its syntax: what is missing
  /// may stand behind it, and what is there may be half of something.
  static func certain(_ found: [Diagnostic], _ documents: ParsedDocuments?) -> [Diagnostic] {
    let faults = documents?.diagnostics.filter { $0.id.hasSuffix("/syntax") } ?? []
    guard let fault = faults.compactMap(\.span?.start).min() else { return found }
    return found.filter { finding in
      if finding.id.hasSuffix("/syntax") || finding.id == "yaml/duplicate-key" { return true }
      let isOfForm = finding.id == "yaml/unknown-key" || finding.id == "yaml/wrong-type"
      return isOfForm && finding.span.map { $0.end < fault } ?? false
    }
  }
}
