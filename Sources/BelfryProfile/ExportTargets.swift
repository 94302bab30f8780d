package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Better Stack.
package struct BetterStackExport: SectionModel, Sendable {
  package static var summary: String { "Better Stack; the sources' tokens are secrets." }

  package var host: Located<NetworkAddress>?
  package var metrics: [Located<MetricPattern>] = []
  package var logs: Located<NetworkAddress>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "host", &host, "Ingesting host of the source of metrics.", .required,
      .example("s1234567.eu-nbg-2.betterstackdata.com"))
    visit.key("metrics", &metrics, ExportWords.metrics, .byDefault(ExportWords.usual))
    visit.key(
      "logs", &logs, "Ingesting host of the source of logs; needs 'logs' in the profile.")
  }
}

/// Sentry.
package struct SentryExport: SectionModel, Sendable {
  package static var summary: String { "Sentry by OTLP; the public key is a secret." }

  package var endpoint: Located<WebURL>?
  package var traces: Bool?
  package var logs: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "endpoint", &endpoint, "The project's OTLP endpoint, from its settings, Client Keys.",
      .required, .example("https://o1.ingest.sentry.io/api/2/integration/otlp"))
    visit.key("traces", &traces, "Whether traces are handed over.", .byDefault("true"))
    visit.key("logs", &logs, "Whether logs are handed over.", .byDefault("true"))
  }
}

/// A table in PostgreSQL.
package struct PostgresExport: SectionModel, Sendable {
  package static var summary: String { "A table in PostgreSQL; the password is a secret." }

  package var address: Located<NetworkAddress>?
  package var database: Located<String>?
  package var user: Located<String>?
  package var tls: Located<Bool>?
  package var table: Located<SQLName>?
  package var raw: Located<PrometheusDuration>?
  package var daily: Located<PrometheusDuration>?
  package var interval: Located<PrometheusDuration>?
  package var metrics: [Located<MetricPattern>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "address", &address, "Host and port, as other containers reach it.", .required,
      .example("db.abcdefgh.supabase.co:5432"))
    visit.key("database", &database, "The database.", .byDefault("postgres"))
    visit.key("user", &user, "The user, who owns the tables.", .byDefault("metrics_export"))
    visit.key("tls", &tls, "Whether TLS is demanded.", .byDefault("false"))
    visit.key(
      "table", &table, "The table; '<table>_daily' has a row a metric and day.",
      .byDefault("metrics"), .example("bot_metrics"))
    visit.key("raw", &raw, "How long single values are kept, in days.", .byDefault("7d"))
    visit.key("daily", &daily, "How long days are kept, in days.", .byDefault("90d"))
    visit.key("interval", &interval, ExportWords.interval, .byDefault(Defaults.exportInterval))
    visit.key("metrics", &metrics, ExportWords.metrics, .byDefault(ExportWords.usual))
  }
}

/// A table's name that needs no quotes.
package struct SQLName: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLower || $0 == 0x5F },
      rest: { $0.isLower || $0.isDigit || $0 == 0x5F }, atMost: 50)
    guard fits else { return nil }
    self.text = text
  }

  package static let pattern = "^[a-z_][a-z0-9_]{0,49}$"
  package static let words = "a name of lower-case letters, digits and '_', such as 'bot_metrics'"
}

/// A namespace of CloudWatch (Amazon CloudWatch, PutMetricData: letters, digits and `.-_/#:`, not
/// one of Amazon's own).
package struct CloudWatchName: TextField {
  package let text: String

  package init?(_ text: String) {
    let others: Set<UInt8> = [0x2D, 0x2E, 0x2F, 0x23, 0x3A, 0x5F]
    let fits = spelt(
      text, first: { $0.isLetter || $0.isDigit },
      rest: { $0.isLetter || $0.isDigit || others.contains($0) }, atMost: 255)
    guard fits, !text.hasPrefix("AWS/") else { return nil }
    self.text = text
  }

  package static let pattern = "^(?!AWS/)[A-Za-z0-9][A-Za-z0-9._/#:-]{0,254}$"
  package static let words = "a namespace such as 'Shop/Performance', not one of 'AWS/'"
}

/// A site of Datadog (its documentation, Getting started, Datadog sites).
package struct DatadogSite: TextField {
  package let text: String

  package init?(_ text: String) {
    guard Self.all.contains(text) else { return nil }
    self.text = text
  }

  private static let all = [
    "datadoghq.com", "us3.datadoghq.com", "us5.datadoghq.com", "datadoghq.eu", "ap1.datadoghq.com",
    "ap2.datadoghq.com", "uk1.datadoghq.com", "ddog-gov.com", "us2.ddog-gov.com",
  ]

  package static let pattern =
    "^((us3|us5|ap1|ap2|uk1)\\.datadoghq\\.com|datadoghq\\.(com|eu)|(us2\\.)?ddog-gov\\.com)$"
  package static let words = "a site such as 'datadoghq.com' or 'datadoghq.eu'"
}
