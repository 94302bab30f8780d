extension CheckRule {
  /// The rules of this folder, by id.
  static let metricsRules: [CheckRule] = [
    .abbreviatedUnit, .badLabelName, .camelCase, .colon, .counterWithoutTotal, .dots,
    .inconsistentNamespace, .infoMetricValue, .labelInName, .labelShadowsTargetLabel,
    .nameChangedType, .noHelp, .noNamespace, .noType, .nonBaseUnit, .ratioAsPercent,
    .reservedMetricLabel, .reservedSuffix, .totalOnNonCounter, .typeInName, .unitNotAllowed,
    .unitNotSuffix,
  ]
}
