import BelfryModels
import BelfryYAML

extension AlertSteps {
  /// A query whose rows each have a time, and that reaches a query or expression without being
  /// reduced: of a database, or one in PromQL of which nothing says that it is instant.
  func rows(behind letter: String) -> Node? { query(behind: letter, where: hasTimes) }

  private func hasTimes(_ query: Node) -> Bool {
    guard let model = query["model"] else { return false }
    let type = plugin(query, model)
    if let text = said("rawSql", in: model) {
      // Without a column of the time the query fails instead.
      return text.lowercased().contains("time") && model["format"]?.text == "time_series"
        && (type.map(Self.sql.contains) ?? true)
    }
    if let text = said("query", in: model) {
      if type == "influxdb", Self.isInfluxQL(text) { return model["resultFormat"]?.text != "table" }
      return (type == nil || type == "influxdb") && isTimedFlux(text)
    }
    return type == nil && isRange(query, model)
  }

  private func said(_ key: String, in model: Node) -> String? {
    model[key].flatMap { $0.kind == .scalar && !$0.isNull && !$0.text.isEmpty ? $0.text : nil }
  }

  /// The plugin that is asked, where the query or the bundle tells.
  private func plugin(_ query: Node, _ model: Node) -> String? {
    if let type = model["datasource"]?["type"]?.text, !type.isEmpty { return type }
    return query["datasourceUid"].flatMap { workspace.grafana.datasource($0.text)?.type }
  }

  private static let sql: Set<String> = [
    "postgres", "grafana-postgresql-datasource", "mysql", "mssql",
  ]

  /// Whether a text is a question in InfluxQL.
  static func isInfluxQL(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace }.prefix(7).lowercased()
    return start == "select " || start.hasPrefix("show ")
  }

  /// Whether a text in Flux keeps the columns of the time, which Grafana makes series of: '_time',
  /// and '_start' and '_stop', which belong to the group.
  private func isTimedFlux(_ text: String) -> Bool {
    let text = text.filter { !$0.isWhitespace }
    guard text.hasPrefix("from(bucket:"), text.contains("|>range(") else { return false }
    let changes = [
      "group(", "keep(", "drop(", "map(", "pivot(", "rename(", "distinct(", "reduce(", "find",
      "join", "union(", "duplicate(", "experimental", "import\"", "stateC", "histogram", "->",
    ]
    return !changes.contains(where: text.contains)
  }

  /// Whether a query names a metric as PromQL does, and says nothing of one moment.
  private func isRange(_ query: Node, _ model: Node) -> Bool {
    guard let text = said("expr", in: model), !LogQLSigns.mayBeLogQL(text),
      model["instant"]?.text != "true", said("queryType", in: model) ?? "" == "",
      said("queryType", in: query) ?? "" == ""
    else { return false }
    let name = query["datasourceUid"]?.text.lowercased() ?? ""
    let others = [
      "loki", "victoria", "elastic", "search", "influx", "sql", "postgres", "graphite", "$",
    ]
    return !others.contains(where: name.contains) && namesMetric(text)
  }

  /// Whether a name stands before a selector's brace, as it never does in LogQL.
  private func namesMetric(_ text: String) -> Bool {
    var quote: Character?
    var last: Character = " "
    for sign in text {
      if let open = quote {
        if sign == open { quote = nil }
      } else if sign == "\"" || sign == "'" || sign == "`" {
        quote = sign
      } else if sign == "{", last.isLetter || last.isNumber || last == "_" || last == ":" {
        return true
      }
      last = sign
    }
    return false
  }
}
