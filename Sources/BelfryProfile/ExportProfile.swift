package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Where a part of the samples goes beside the stack's own stores.
package struct ExportsProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "Where samples go beside the stack's own stores." }
  package static var empty: ExportsProfile { ExportsProfile() }

  package var influxdb: InfluxExport?
  package var cloudwatch: CloudWatchExport?
  package var datadog: DatadogExport?
  package var newrelic: NewRelicExport?
  package var betterstack: BetterStackExport?
  package var sentry: SentryExport?
  package var postgres: PostgresExport?
  package var unmodelled = Unmodelled()

  package init() {}

  /// Exports that need nothing said may be left empty, as in `datadog:`.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ExportsProfile? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var exports = decodeKeys(node, &context)
    for pair in node.merged where pair.value.isNull {
      switch pair.key.text {
      case "datadog": exports.datadog = .empty
      case "newrelic": exports.newrelic = .empty
      case "influxdb", "cloudwatch", "betterstack", "sentry", "postgres":
        context.wrongType(pair.value, wanted: "a mapping")
      default: break
      }
    }
    return exports
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("influxdb", &influxdb, "InfluxDB 2 or InfluxDB Cloud.")
    visit.key("cloudwatch", &cloudwatch, "Amazon CloudWatch.")
    visit.key("datadog", &datadog, "Datadog.")
    visit.key("newrelic", &newrelic, "New Relic, by remote write.")
    visit.key("betterstack", &betterstack, "Better Stack: metrics by remote write, and logs.")
    visit.key("sentry", &sentry, "Sentry: traces and logs that programs send by OTLP.")
    visit.key("postgres", &postgres, "A table in PostgreSQL, with daily means of what is older.")
  }

  /// Whether nothing is sent anywhere.
  package var isEmpty: Bool {
    influxdb == nil && cloudwatch == nil && datadog == nil && newrelic == nil
      && betterstack == nil && sentry == nil && postgres == nil
  }

  /// Who something is sent to, in words.
  package var names: [String] {
    let all: [(String, Bool)] = [
      ("InfluxDB", influxdb != nil), ("CloudWatch", cloudwatch != nil), ("Datadog", datadog != nil),
      ("New Relic", newrelic != nil), ("Better Stack", betterstack != nil),
      ("PostgreSQL", postgres != nil),
    ]
    return all.filter(\.1).map(\.0)
  }

  /// What each export sends, for those that send metrics.
  package var selections: [(name: String, metrics: [Located<MetricPattern>])] {
    let all: [(String, [Located<MetricPattern>]?)] = [
      ("influxdb", influxdb?.metrics), ("cloudwatch", cloudwatch?.metrics),
      ("datadog", datadog?.metrics), ("newrelic", newrelic?.metrics),
      ("betterstack", betterstack?.metrics), ("postgres", postgres?.metrics),
    ]
    return all.compactMap { name, metrics in metrics.map { (name, $0) } }
  }
}

/// How exports call metrics.
package enum ExportNaming: String, CaseIterable, Field, Sendable {
  /// As Prometheus has them.
  case prometheus
  /// `service.component.measurement.unit`: the job, and dots for every `_` and `:`.
  case dotted
}

/// InfluxDB 2 or InfluxDB Cloud.
package struct InfluxExport: SectionModel, Sendable {
  package static var summary: String { "InfluxDB 2; the token is a secret." }

  package var url: Located<WebURL>?
  package var org: Located<String>?
  package var bucket: Located<String>?
  package var interval: Located<PrometheusDuration>?
  package var metrics: [Located<MetricPattern>] = []
  package var naming: Located<ExportNaming>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "url", &url, "Its address.", .required,
      .example("https://us-east-1-1.aws.cloud2.influxdata.com"))
    visit.key("org", &org, "The organization.", .required)
    visit.key("bucket", &bucket, "The bucket.", .required)
    visit.key("interval", &interval, ExportWords.interval, .byDefault(Defaults.exportInterval))
    visit.key("metrics", &metrics, ExportWords.metrics, .byDefault(ExportWords.usual))
    visit.key("naming", &naming, ExportWords.naming, .byDefault("prometheus"))
  }
}

/// Amazon CloudWatch.
package struct CloudWatchExport: SectionModel, Sendable {
  package static var summary: String { "Amazon CloudWatch; the credentials are a secret." }

  package var region: Located<S3Name>?
  package var namespace: Located<CloudWatchName>?
  package var interval: Located<PrometheusDuration>?
  package var metrics: [Located<MetricPattern>] = []
  package var percent: [Located<MetricNameText>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("region", &region, "The region.", .required, .example("us-east-1"))
    visit.key(
      "namespace", &namespace, "The namespace.", .byDefault("the project"),
      .example("BrainBot/Performance"))
    visit.key("interval", &interval, ExportWords.interval, .byDefault(Defaults.exportInterval))
    visit.key("metrics", &metrics, ExportWords.metrics, .byDefault(ExportWords.usual))
    visit.key(
      "percent", &percent, "Ratios that become percentages there, with their unit.",
      .example("[cache_hit_ratio]"))
  }
}

/// Datadog.
package struct DatadogExport: SectionModel, EmptyField, Sendable {
  package static var summary: String { "Datadog; the API key is a secret." }
  package static var empty: DatadogExport { DatadogExport() }

  package var site: Located<DatadogSite>?
  package var interval: Located<PrometheusDuration>?
  package var metrics: [Located<MetricPattern>] = []
  package var naming: Located<ExportNaming>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("site", &site, "The site of the account.", .byDefault("datadoghq.com"))
    visit.key("interval", &interval, ExportWords.interval, .byDefault(Defaults.exportInterval))
    visit.key("metrics", &metrics, ExportWords.metrics, .byDefault(ExportWords.usual))
    visit.key("naming", &naming, ExportWords.naming, .byDefault("prometheus"))
  }
}

/// New Relic.
package struct NewRelicExport: SectionModel, EmptyField, Sendable {
  package static var summary: String { "New Relic; the license key is a secret." }
  package static var empty: NewRelicExport { NewRelicExport() }

  /// Where the account's data lies.
  package enum Region: String, CaseIterable, Field, Sendable {
    case us, eu
  }

  package var region: Located<Region>?
  package var metrics: [Located<MetricPattern>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("region", &region, "Where the account's data lies.", .byDefault("us"))
    visit.key("metrics", &metrics, ExportWords.metrics, .byDefault(ExportWords.usual))
  }
}

/// What several exports say.
enum ExportWords {
  static let interval = "How often it is sent."
  static let metrics = "What is sent, by name or by pattern."
  static let usual = "up and what is recorded for services"
  static let naming = "How metrics are called there."
}
