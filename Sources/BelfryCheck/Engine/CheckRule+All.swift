extension CheckRule {
  /// Every rule, by id.
  package static let all: [CheckRule] = [
    alertmanagerRules, cardinalityRules, composeRules, elasticRules, expositionRules,
    filebeatRules, filesRules, grafanaRules, kibanaRules, logstashRules, metricsRules, otelRules,
    promQLRules, prometheusRules, rulesRules, templatesRules,
  ].flatMap(\.self).sorted { $0.id < $1.id }

  /// The rule with an id.
  package static func named(_ id: String) -> CheckRule? { all.first { $0.id == id } }
}
