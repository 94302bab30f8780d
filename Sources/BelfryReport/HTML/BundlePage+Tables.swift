import BelfryModels
import BelfryYAML

extension BundlePage {
  /// Services of all Compose files with what they are called.
  var services: [Pair] {
    files(.compose).flatMap { $0.root["services"]?.merged ?? [] }
  }

  var servicesTable: HTML {
    let rows = services.map { pair -> HTML in
      let service = pair.value
      return """
        <tr><td><b>\(pair.key.text)</b></td><td><code>\(service["image"]?.text ?? "built here")\
        </code></td><td>\(names(service["ports"], "published"))</td>
        <td>\(names(service["networks"]))</td><td>\(names(service["depends_on"]))</td>
        <td>\(service["healthcheck"] == nil ? "–" : "yes")</td></tr>
        """
    }
    return """
      <table><tr><th>Service</th><th>Image</th><th>Ports</th><th>Networks</th><th>Waits for</th>
      <th>Health check</th></tr>\(rows)</table>
      """
  }

  /// Names in a list or the keys of a mapping; of elements that are mappings the value of a key.
  private func names(_ node: Node?, _ key: String = "") -> String {
    guard let node else { return "–" }
    let names =
      node.kind == .mapping
      ? node.merged.map(\.key.text)
      : node.items.map { $0.kind == .scalar ? $0.text : $0[key]?.text ?? "…" }
    return names.isEmpty ? "–" : names.joined(separator: ", ")
  }

  /// Scrape jobs of all servers.
  var jobs: [Node] { files(.prometheusConfig).flatMap { $0.root["scrape_configs"]?.items ?? [] } }

  var jobsTable: HTML {
    let rows = jobs.map { job -> HTML in
      let targets = (job["static_configs"]?.items ?? []).flatMap { $0["targets"]?.items ?? [] }
      let found = job.merged.map(\.key.text).filter {
        $0.hasSuffix("_sd_configs") || $0 == "file_sd_configs"
      }
      let path = job["metrics_path"]?.text ?? "/metrics"
      return """
        <tr><td><b>\(job["job_name"]?.text ?? "")</b></td>
        <td>\((targets.map(\.text) + found).joined(separator: ", "))</td><td><code>\(path)</code></td>
        <td>\(job["scrape_interval"]?.text ?? "the default")</td>
        <td>\(job["sample_limit"]?.text ?? "–")</td></tr>
        """
    }
    return """
      <table><tr><th>Job</th><th>Targets</th><th>Path</th><th>Interval</th><th>Sample limit</th>
      </tr>\(rows)</table>
      """
  }

  /// An alert with what people ask first.
  struct Alert {
    let node: Node
    var name: String { node["alert"]?.text ?? "" }
    var severity: String { node["labels"]?["severity"]?.text ?? "" }
    func annotation(_ name: String) -> String { node["annotations"]?[name]?.text ?? "" }
  }

  /// Alerts of all rule files, the most urgent first.
  var alerts: [Alert] {
    let order = ["critical": 0, "error": 1, "warning": 2, "info": 3]
    return files(.rules)
      .flatMap { $0.root["groups"]?.items ?? [] }.flatMap { $0["rules"]?.items ?? [] }
      .filter { $0["alert"] != nil }.map(Alert.init).enumerated()
      .sorted { one, other in
        let (left, right) = (order[one.element.severity] ?? 4, order[other.element.severity] ?? 4)
        return (left, one.offset) < (right, other.offset)
      }.map(\.element)
  }

  var alertsTable: HTML {
    let rows = alerts.map { alert -> HTML in
      """
      <tr><td class="\(alert.severity)">\(alert.severity)</td><td><details><summary>\
      <b>\(alert.name)</b> <small>for \(alert.node["for"]?.text ?? "0m")</small><br>\
      \(alert.annotation("summary"))</summary><p>\(alert.annotation("description"))</p>
      <pre>\(alert.node["expr"]?.text ?? "")</pre>\(runbook(alert))</details></td></tr>
      """
    }
    return "<table><tr><th>Severity</th><th>Alert</th></tr>\(rows)</table>"
  }

  /// The part of a runbook that an alert's link leads to.
  private func runbook(_ alert: Alert) -> HTML {
    let link = alert.annotation("runbook_url")
    guard let start = link.utf8.firstIndex(of: 0x23) else { return "" }
    let anchor = link[link.index(after: start)...].lowercased()
    let path = runbooks.keys.first { link[..<start].hasSuffix($0) }
    guard let path, let text = runbooks[path] else { return "" }
    var lines: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") {
        if isInside { break }
        isInside = line.drop { $0 == "#" || $0 == " " }.lowercased() == anchor
      } else if isInside {
        lines.append(line)
      }
    }
    let body = lines.joined(separator: "\n")
    return body.isEmpty ? "" : "<div class=\"runbook\">\(body)</div>"
  }
}
