import BelfrySource
import BelfryYAML

/// A target that a job names, with the labels that it has in the end.
struct StaticTarget {
  /// Where it is named.
  let node: Node
  /// Labels behind relabelling, those with two underscores included; nothing where it is dropped, or
  /// has no address that Prometheus takes.
  let labels: [String: String]?
  /// The place of the step that drops it.
  let droppedBy: Int?

  /// Labels that its series get.
  var shown: [String: String]? { labels?.filter { !$0.key.hasPrefix("__") } }

  /// The targets that a job names; nothing where relabelling cannot be foreseen.
  static func all(of job: Node, _ root: Node) -> [StaticTarget]? {
    let steps = job["relabel_configs"]?.items ?? []
    guard let relabelling = Relabelling(steps), let name = job["job_name"]?.text else { return nil }
    let global = root["global"]
    var common = [
      "job": name, "__scheme__": job["scheme"]?.text ?? "http",
      "__metrics_path__": job["metrics_path"]?.text ?? "/metrics",
      "__scrape_interval__": (job["scrape_interval"] ?? global?["scrape_interval"])?.text ?? "1m",
      "__scrape_timeout__": (job["scrape_timeout"] ?? global?["scrape_timeout"])?.text ?? "10s",
    ]
    for pair in job["params"]?.merged ?? [] {
      if let first = pair.value.items.first { common["__param_\(pair.key.text)"] = first.text }
    }
    return (job["static_configs"]?.items ?? []).flatMap { group in
      let own = (group["labels"]?.merged ?? []).map { ($0.key.text, $0.value.text) }
      return (group["targets"]?.items ?? []).map { target in
        var labels = common.merging(own) { _, own in own }
        labels["__address__"] = target.text
        let result = relabelling.result(of: labels.filter { !$0.value.isEmpty })
        var behind = result.labels
        let address = behind?["__address__"] ?? ""
        if address.isEmpty || address.contains("/") { behind = nil }
        if behind?["instance"] == nil { behind?["instance"] = address }
        return StaticTarget(node: target, labels: behind, droppedBy: result.droppedBy)
      }
    }
  }
}
