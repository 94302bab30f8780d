import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `remote_write`: the long-term store, and vendors that take it.
struct RemoteWriteComposer {
  let plan: StackPlan

  /// Whether a profile has anything that is written to.
  static func isNeeded(_ profile: Profile) -> Bool {
    let longTerm = profile.storage.longTerm.map { $0.store?.value != .thanos } ?? false
    return longTerm || profile.exports.newrelic != nil || profile.exports.betterstack != nil
  }

  /// The section of `prometheus.yml`; nothing where nothing is written to.
  var entries: [Value.Entry] {
    let addresses = [longTerm, newrelic, betterstack].compactMap(\.self)
    guard !addresses.isEmpty else { return [] }
    return [.init("remote_write", .sequence(addresses), blankBefore: true)]
  }

  private var longTerm: Value? {
    guard let longTerm = plan.profile.storage.longTerm, let url = url(of: longTerm) else {
      return nil
    }
    var keep: String?
    if !plan.downsampling.isEmpty {
      keep = DownsampleRules(plan: plan).regex
    } else if !longTerm.metrics.isEmpty {
      keep = ExportSelection(longTerm.metrics, plan).regex
    }
    let headers = longTerm.tenant.map { Value.map(["X-Scope-OrgID": .string($0.value.text)]) }
    let user = longTerm.user.map {
      Value.map([
        "username": .string($0.value),
        "password_file": .string("/run/secrets/\(StoreSecret.longTermPassword)"),
      ])
    }
    return address(
      "long-term", url, keep: keep,
      secret: longTerm.token?.value == true ? StoreSecret.longTermToken : nil
    ).adding("basic_auth", user).adding("headers", headers)
  }

  private func url(of longTerm: LongTermProfile) -> String? {
    switch longTerm.store?.value {
    case .victoriametrics: "http://victoriametrics:8428/api/v1/write"
    case .mimir: "http://mimir:8080/api/v1/push"
    case .thanos: nil
    case nil: longTerm.remoteWrite?.value.text
    }
  }

  /// New Relic's documentation, "Set up your Prometheus remote write integration".
  private var newrelic: Value? {
    guard let export = plan.profile.exports.newrelic else { return nil }
    let host =
      export.region?.value == .eu ? "metric-api.eu.newrelic.com" : "metric-api.newrelic.com"
    return address(
      "newrelic", "https://\(host)/prometheus/v1/write?prometheus_server=\(plan.project)",
      keep: ExportSelection(export.metrics, plan).regex, secret: StoreSecret.newrelic)
  }

  /// Better Stack's documentation, "Prometheus metrics", forwarding.
  private var betterstack: Value? {
    guard let export = plan.profile.exports.betterstack, let host = export.host else { return nil }
    return address(
      "betterstack", "https://\(host.value.text)/metrics",
      keep: ExportSelection(export.metrics, plan).regex, secret: StoreSecret.betterstack)
  }

  /// One address with a queue that fits a small stack: Prometheus' own would open 50 connections.
  private func address(_ name: String, _ url: String, keep: String?, secret: String?) -> Value {
    let relabel = keep.map { regex in
      Value.sequence([
        .map([
          "source_labels": .words(["__name__"]), "regex": .string(regex), "action": .string("keep"),
        ])
      ])
    }
    return .map([
      "name": .string(name), "url": .string(url), "write_relabel_configs": relabel,
      "queue_config": .map(["max_shards": .integer(10)]),
      "authorization": secret.map {
        .map(["type": .string("Bearer"), "credentials_file": .string("/run/secrets/\($0)")])
      },
    ])
  }
}
