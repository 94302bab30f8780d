extension CheckRule {
  /// The rules of this folder, by id.
  static let cardinalityRules: [CheckRule] = [
    .growingLabel, .highChurn, .histogramExplosion, .jobOverBudget, .labelOverBudget,
    .metricOverBudget, .numericLabelValues, .sampleLimitTooLow, .unboundedLabel,
  ]
}
