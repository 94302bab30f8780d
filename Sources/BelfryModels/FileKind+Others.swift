import BelfryYAML

extension FileKind {
  /// Whether a file belongs to a program without a model, although its name or some of its keys are
  /// those of a file that has one.
  static func isOfOthers(_ keys: Set<String>, _ root: Node) -> Bool {
    isPromtail(keys, root) || isOtherRules(keys, root) || isWorkflow(keys, root)
  }

  /// Promtail and the agents after it have jobs under Prometheus' key.
  private static func isPromtail(_ keys: Set<String>, _ root: Node) -> Bool {
    guard keys.contains("scrape_configs") else { return false }
    if !keys.isDisjoint(with: ["positions", "clients", "client"]) { return true }
    return root["scrape_configs"]?.items.contains { job in
      ["pipeline_stages", "journal", "loki_push_api"].contains { job[$0] != nil }
    } == true
  }

  /// Rules in files with keys that only Cortex, Mimir, Loki (`namespace`) or vmalert know.
  private static func isOtherRules(_ keys: Set<String>, _ root: Node) -> Bool {
    guard let groups = root["groups"]?.items, !groups.isEmpty else { return false }
    if keys == ["namespace", "groups"] { return true }
    return groups.contains { group in
      ["concurrency", "eval_offset", "eval_delay", "eval_alignment", "notifier_headers"].contains {
        group[$0] != nil
      }
    }
  }

  /// Whether a file that is called after Prometheus or Alertmanager holds values of a chart for Helm.
  static func isHelmValues(_ kind: FileKind, _ keys: Set<String>, _ root: Node) -> Bool {
    switch kind {
    case .prometheusConfig:
      let own: Set = ["scrape_configs", "rule_files", "alerting", "global", "storage"]
      return keys.isDisjoint(with: own)
        && ["server", "serverFiles", "prometheus"].contains { root[$0]?.kind == .mapping }
    case .alertmanagerConfig:
      return keys.isDisjoint(with: ["route", "receivers"])
        && (keys.contains("replicaCount")
          || ["config", "alertmanager"].contains { root[$0]?.kind == .mapping })
    default: return false
    }
  }

  /// A workflow of a forge, which may be called after what it runs.
  private static func isWorkflow(_ keys: Set<String>, _ root: Node) -> Bool {
    guard let jobs = root["jobs"], jobs.kind == .mapping, !keys.contains("services") else {
      return false
    }
    return keys.contains("on") || jobs.pairs.contains { $0.value["runs-on"] != nil }
  }
}
