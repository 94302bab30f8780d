import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses exports that cannot be.
  mutating func exports() {
    let exports = profile.exports
    let intervals = [
      exports.influxdb?.interval, exports.cloudwatch?.interval, exports.datadog?.interval,
      exports.postgres?.interval,
    ]
    for interval in intervals {
      guard let interval, interval.value.milliseconds < self.interval(nil) else { continue }
      report(
        "export-interval", at: interval.span,
        "samples are sent more often than they are scraped", help: "say the scrape interval or more"
      )
    }
    if let logs = exports.betterstack?.logs, profile.logs == nil {
      report(
        "export-logs", at: logs.span, "there are no logs to send to Better Stack",
        help: "say 'logs:' as well; Logstash hands them over")
    }
    if let sentry = exports.sentry, sentry.traces == false, sentry.logs == false {
      report(
        "export-empty", at: sentry.endpoint?.span, "nothing is handed over to Sentry",
        help: "it takes traces and logs, no metrics; say one of them, or remove it")
    }
    for name in exports.cloudwatch?.percent ?? [] {
      let sent = exports.cloudwatch?.metrics ?? []
      guard !sent.contains(where: { Glob($0.value.text).matches(name.value.text) }) else {
        continue
      }
      report(
        "export-percent", at: name.span,
        "'\(name.value.text.prefix(60))' is not sent to CloudWatch",
        help: "name it under 'metrics' as well")
    }
    for (key, length) in [("raw", exports.postgres?.raw), ("daily", exports.postgres?.daily)] {
      guard let length, length.value.milliseconds % 86_400_000 != 0 else { continue }
      report(
        "export-days", at: length.span, "'\(key)' is not in whole days", help: "write 7d or 90d")
    }
  }

  /// Warns of names that nobody serves or records: an export would send nothing.
  mutating func selections() {
    let longTerm = profile.storage.longTerm?.metrics ?? []
    let chosen = profile.exports.selections.flatMap(\.metrics) + longTerm
    guard !chosen.isEmpty else { return }
    var known = PackChecker.synthetic
    for (name, kind) in plan.metricKinds {
      known.insert(name)
      known.formUnion(kind.suffixes.map { name + $0 })
    }
    let rules = RuleComposer(plan: plan).recording().groups + SloComposer(plan: plan).rules().groups
    known.formUnion(rules.flatMap(\.value.rules).compactMap { $0.value.record?.value })
    for pattern in chosen {
      let glob = Glob(pattern.value.text)
      guard !known.contains(where: glob.matches) else { continue }
      warn(
        "unknown-metric", at: pattern.span,
        "nobody serves or records '\(pattern.value.text.prefix(60))'",
        help: nearest(to: pattern.value.text, in: known.sorted()).map { "did you mean '\($0)'?" }
          ?? "name a metric of a service, a dependency or the stack")
    }
  }

  /// Packs of exports.
  var exportParts: [String] {
    var parts: [String] = []
    if ExportComposer.isNeeded(profile) { parts.append("export-collector") }
    if profile.exports.postgres != nil { parts.append("export-postgres") }
    return parts
  }

  /// What the exports' packs ask for.
  var exportPlaceholders: [String: String] {
    guard let export = profile.exports.postgres else { return [:] }
    let interval = export.interval?.value ?? PrometheusDuration(Defaults.exportInterval)
    let seconds = max(1, (interval?.milliseconds ?? 300_000) / 1000)
    return [
      "export_host": export.address?.value.host ?? "",
      "export_port": "\(export.address?.value.port ?? 5432)",
      "export_database": export.database?.value ?? "postgres",
      "export_user": export.user?.value ?? "metrics_export",
      "export_sslmode": export.tls?.value == true ? "require" : "prefer",
      "export_seconds": "\(seconds)", "export_minutes": "\(max(1, seconds * 3 / 60 + 1))",
    ]
  }
}
