import BelfrySource
import BelfryYAML

/// Where a key belongs that a part of Prometheus' configuration does not know.
enum KeyPlace: Sendable {
  /// The key had another name in older versions.
  case renamed(String)
  /// It belongs below another key that stands here.
  case under(String)
  /// It belongs elsewhere.
  case elsewhere(String)

  /// What to do.
  var help: String {
    switch self {
    case .renamed(let name): "this is '\(name)' now"
    case .under(let name): "write it under '\(name)'"
    case .elsewhere(let help): help
    }
  }
}

extension DecodeContext {
  /// Says of unknown keys where they belong.
  mutating func explain(_ unknown: Unmodelled, of node: Node, by places: [String: KeyPlace]) {
    guard !unknown.entries.isEmpty else { return }
    for pair in node.pairs {
      guard let place = places[pair.key.text] else { continue }
      for index in diagnostics.indices.reversed()
      where diagnostics[index].span == pair.key.span && diagnostics[index].id == "yaml/unknown-key"
      {
        diagnostics[index].help = place.help
        diagnostics[index].fixes = []
        if case .renamed(let name) = place {
          let edit = FixIt.Edit(pair.key.span, name)
          diagnostics[index].fixes = [FixIt("rename it to '\(name)'", edits: [edit], isSafe: false)]
        }
        break
      }
    }
  }
}

/// Keys that are often written in the wrong place, by where they stand (Prometheus 3.14).
enum KeyPlaces {
  private static func all(_ keys: [String], _ place: KeyPlace) -> [String: KeyPlace] {
    [String: KeyPlace](uniqueKeysWithValues: keys.map { ($0, place) })
  }

  private static func joined(_ parts: [[String: KeyPlace]]) -> [String: KeyPlace] {
    parts.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
  }

  private static let client = joined([
    all(["username", "password", "password_file"], .under("basic_auth")),
    all(
      ["ca_file", "cert_file", "key_file", "server_name", "insecure_skip_verify"],
      .under("tls_config")),
    all(["credentials", "credentials_file"], .under("authorization")),
  ])

  /// Keys that are written at the top of prometheus.yml.
  static let ofPrometheus = joined([
    all(
      ["scrape_interval", "scrape_timeout", "evaluation_interval", "external_labels"],
      .under("global")),
    all(["alertmanagers", "alert_relabel_configs"], .under("alerting")),
    all(["job_name", "static_configs"], .elsewhere("begin a job with it under 'scrape_configs'")),
    all(["tsdb", "exemplars"], .under("storage")),
    ["groups": .elsewhere("rules stand in files of their own, which 'rule_files' names")],
  ])

  /// Keys that are written under `global`.
  static let ofGlobal = joined([
    all(
      [
        "fallback_scrape_protocol", "honor_labels", "honor_timestamps", "metrics_path", "scheme",
        "relabel_configs", "metric_relabel_configs", "static_configs", "enable_compression",
      ], .elsewhere("each job of 'scrape_configs' says it")),
    all(
      ["rule_files", "scrape_configs", "alerting", "remote_write", "remote_read", "storage"],
      .elsewhere("it stands beside 'global', not under it")),
    ["scrape_classic_histograms": .renamed("always_scrape_classic_histograms")],
  ])

  /// Keys that are written in a scrape job; names that ended with Prometheus 1.0 and 3.0.
  static let ofJob = joined([
    [
      "scrape_classic_histograms": .renamed("always_scrape_classic_histograms"),
      "target_groups": .renamed("static_configs"),
    ],
    all(["targets", "labels"], .under("static_configs")),
    all(["files"], .under("file_sd_configs")),
    all(["namespaces", "role", "selectors", "api_server"], .under("kubernetes_sd_configs")),
    all(["module", "target"], .under("params")),
    all(["evaluation_interval", "external_labels"], .under("global")),
    ["write_relabel_configs": .under("remote_write")],
    client,
  ])

  /// Keys that are written beside targets.
  static let ofTargets = all(
    [
      "job_name", "metrics_path", "scheme", "params", "scrape_interval", "scrape_timeout",
      "relabel_configs", "metric_relabel_configs", "basic_auth", "tls_config", "honor_labels",
    ], .elsewhere("it belongs to the job, not to its targets"))

  /// Keys that are written in a place to which samples are sent.
  static let ofRemoteWrite = joined([
    all(
      [
        "capacity", "max_shards", "min_shards", "max_samples_per_send", "batch_send_deadline",
        "min_backoff", "max_backoff", "retry_on_http_429", "sample_age_limit",
      ], .under("queue_config")),
    all(["send", "send_interval"], .under("metadata_config")),
    all(
      ["relabel_configs", "metric_relabel_configs"],
      .elsewhere("for what is sent this is 'write_relabel_configs'")),
    client,
  ])

  /// Keys that are written in a group of rules.
  static let ofRuleGroup = joined([
    all(
      ["alert", "record", "expr", "for", "annotations"],
      .elsewhere("it belongs to a rule in the list 'rules'")),
    ["evaluation_interval": .elsewhere("in a group this is 'interval'")],
  ])

  /// Keys that are written in a rule.
  static let ofRule = joined([
    all(["severity", "team", "priority"], .under("labels")),
    all(
      ["summary", "description", "message", "title", "runbook", "runbook_url", "dashboard"],
      .under("annotations")),
    all(["expression", "query"], .elsewhere("in a rule this is 'expr'")),
    all(
      ["interval", "evaluation_interval"],
      .elsewhere("its group says it: 'interval' beside 'rules'")),
  ])
}
