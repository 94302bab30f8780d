package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Logs through Filebeat, Logstash, Elasticsearch and Kibana.
package struct LogsProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "How logs are collected." }
  package static var empty: LogsProfile { LogsProfile() }

  package var retention: Located<PrometheusDuration>?
  package var dataset: Located<DatasetName>?
  package var volume: Located<DailyVolume>?
  package var containers: Located<Bool>?
  package var files: [Located<LogFileProfile>] = []
  package var redact: RedactProfile?
  package var prompts: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "retention", &retention, "How long logs are kept, in whole days.",
      .byDefault(Defaults.logRetention))
    visit.key(
      "dataset", &dataset, "Dataset of the data stream logs-<dataset>-<environment>.",
      .byDefault("the project"))
    visit.key(
      "volume", &volume, "How much text is logged a day; only for estimates.",
      .example("2GB/day"))
    visit.key(
      "containers", &containers, "Whether what containers write is collected.",
      .byDefault("true"))
    visit.key("files", &files, "Log files on the host that are collected.")
    visit.key(
      "redact", &redact, "Whether mails, tokens and passwords are masked, or further patterns.",
      .byDefault("true"), .example("['\\bcustomer-\\d+\\b']"))
    visit.key(
      "prompts", &prompts, "Whether the text of prompts and completions is kept.",
      .byDefault("false"))
  }
}

/// Log files of one program on the host.
package struct LogFileProfile: SectionModel, Sendable {
  package static var summary: String { "Log files of one program." }

  /// How a file's lines are written.
  package enum Format: String, CaseIterable, Field, Sendable {
    /// One object a line.
    case json
    case text
  }

  package var paths: [Located<LogPath>] = []
  package var service: Located<LabelText>?
  package var format: Format?
  package var multiline: Located<MultilineProfile>?
  package var fields = OrderedMap<String>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "paths", &paths, "The files, with '*' for a part of a name.", .required,
      .example("[/var/log/shop/*.log]"))
    visit.key(
      "service", &service, "Value of service.name.", .required, .example("shop"))
    visit.key("format", &format, "Whether a line is a JSON object or text.", .byDefault("json"))
    visit.key("multiline", &multiline, "How lines that belong together are told.")
    visit.key(
      "fields", &fields, "Further labels of each line, by name.", .example("{tier: backend}"))
  }
}

/// How lines that belong together are told.
package struct MultilineProfile: SectionModel, Sendable {
  package static var summary: String { "How lines that belong together are told." }

  package var start: Located<RegexText>?
  package var continuation: Located<RegexText>?
  package var lines: Located<Int>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "start", &start, "What the first line of an event looks like.", .example("'^\\d{4}-'"))
    visit.key(
      "pattern", &continuation, "What every further line of an event looks like.",
      .example("'^\\s'"))
    visit.key("max_lines", &lines, "Most lines of an event.", .byDefault("200"))
  }
}

/// Log files by an absolute path, with `*` and `?` in names (Filebeat's filestream input).
package struct LogPath: TextField {
  package let text: String
  /// The folder before the first wildcard, which is mounted.
  package let folder: String

  package init?(_ text: String) {
    let others: Set<UInt8> = [0x2D, 0x2E, 0x5F, 0x2A, 0x3F, 0x2F, 0x2B, 0x40]
    let fits = spelt(
      text, first: { $0 == 0x2F }, rest: { $0.isLetter || $0.isDigit || others.contains($0) },
      atMost: 300)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard fits, !parts.contains(where: { $0.isEmpty || $0 == ".." || $0 == "." }) else {
      return nil
    }
    let names = parts.dropLast().prefix { !$0.contains("*") && !$0.contains("?") }
    guard !names.isEmpty else { return nil }
    self.text = text
    folder = "/" + names.joined(separator: "/")
  }

  package static let pattern = "^(/[A-Za-z0-9_.+@-]+)(/[A-Za-z0-9_.+@*?-]+)+$"
  package static let words = "a path such as '/var/log/shop/*.log'"
}
