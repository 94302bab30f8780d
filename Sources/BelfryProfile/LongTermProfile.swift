package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What keeps samples for years.
package enum LongTermStore: String, CaseIterable, Field, Sendable {
  /// VictoriaMetrics on one node, on a volume.
  case victoriametrics
  /// Grafana Mimir in one process, on a volume or in an S3 bucket.
  case mimir
  /// Thanos, which puts Prometheus' own blocks into an S3 bucket and thins them out.
  case thanos
}

/// A store beside Prometheus that keeps samples for years: one of the stack, or one that exists.
package struct LongTermProfile: SectionModel, Sendable {
  package static var summary: String { "A store beside Prometheus that keeps samples for years." }

  package var store: Located<LongTermStore>?
  package var remoteWrite: Located<WebURL>?
  package var query: Located<WebURL>?
  package var retention: Located<PrometheusDuration>?
  package var retention5m: Located<PrometheusDuration>?
  package var retention1h: Located<PrometheusDuration>?
  package var bucket: Located<S3Name>?
  package var endpoint: Located<NetworkAddress>?
  package var region: Located<S3Name>?
  package var tls: Located<Bool>?
  package var user: Located<String>?
  package var token: Located<Bool>?
  package var tenant: Located<LabelText>?
  package var metrics: [Located<MetricPattern>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("store", &store, "The store that becomes part of the stack.")
    visit.key(
      "remote_write", &remoteWrite, "Instead: where a store that exists takes remote write.",
      .example("https://metrics.example.org/api/v1/write"))
    visit.key(
      "query", &query, "Where that store answers PromQL; Grafana gets it as a data source.")
    visit.key(
      "retention", &retention, "How long samples are kept, at full resolution with Thanos.",
      .byDefault(Defaults.longTermRetention))
    visit.key(
      "retention_5m", &retention5m, "Thanos: how long one sample of 5 minutes is kept.",
      .byDefault("twice the retention"))
    visit.key(
      "retention_1h", &retention1h, "Thanos: how long one sample of an hour is kept.",
      .byDefault("five times the retention"))
    visit.key("bucket", &bucket, "Thanos, Mimir: the S3 bucket.")
    visit.key(
      "endpoint", &endpoint, "Thanos, Mimir: the S3 endpoint.",
      .byDefault("s3.<region>.amazonaws.com"))
    visit.key("region", &region, "Thanos, Mimir: the region of the bucket.", .example("eu-west-1"))
    visit.key("tls", &tls, "Whether the S3 endpoint speaks TLS.", .byDefault("true"))
    visit.key("user", &user, "remote_write: the user; the password is a secret.")
    visit.key(
      "token", &token, "remote_write: whether a bearer token, a secret, goes along.",
      .byDefault("false"))
    visit.key(
      "tenant", &tenant, "remote_write: the tenant, sent as X-Scope-OrgID.")
    visit.key(
      "metrics", &metrics, "What is sent, by name or by pattern.", .byDefault("everything"),
      .example("[\"job:*\", up]"))
  }
}

/// Means over longer times that the long-term store keeps in place of every sample.
package struct DownsampleProfile: SectionModel, Sendable {
  package static var summary: String { "Means that the long-term store keeps, not every sample." }

  package var every: Located<PrometheusDuration>?
  package var metrics: [Located<MetricNameText>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "every", &every, "How often a value is recorded, over as long a time.",
      .byDefault(Defaults.downsampling))
    visit.key(
      "metrics", &metrics,
      "Metrics by name: of a gauge the mean and the greatest, of counters and histograms the rate.",
      .required, .example("[vector_searches_total, cache_hit_ratio]"))
  }
}

/// The name of an S3 bucket or region: lower-case letters, digits, dots and hyphens (Amazon S3,
/// bucket naming rules).
package struct S3Name: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLower || $0.isDigit },
      rest: { $0.isLower || $0.isDigit || $0 == 0x2D || $0 == 0x2E }, atMost: 63)
    guard fits, text.utf8.count >= 3 else { return nil }
    self.text = text
  }

  package static let pattern = "^[a-z0-9][a-z0-9.-]{2,62}$"
  package static let words =
    "a name of lower-case letters, digits, '.' and '-', such as 'shop-metrics'"
}
