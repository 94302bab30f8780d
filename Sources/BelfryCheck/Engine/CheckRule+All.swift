extension CheckRule {
  /// Every rule, by id.
  package static let all: [CheckRule] = [
    alertmanagerRules, blackboxRules, cardinalityRules, composeRules, elasticRules, expositionRules,
    filebeatRules, filesRules, grafanaRules, kibanaRules, logstashRules, metricsRules,
    otelRules, promQLRules, prometheusRules, rulesRules, templatesRules, valuesRules,
  ].flatMap(\.self).sorted { $0.id < $1.id }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The rule with an id. A finding about a single value carries the family of its file, as in
  /// `prometheus/bad-duration`, and belongs to the rule `value/bad-duration`.
  package static func named(_ id: String) -> CheckRule? { byID[id] ?? byID[generalID(id)] }

  /// The id under which a finding about a single value is described.
  static func generalID(_ id: String) -> String {
    id.firstIndex(of: "/").map { "value" + id[$0...] } ?? id
  }
}
