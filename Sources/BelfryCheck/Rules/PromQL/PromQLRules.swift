extension CheckRule {
  /// The rules of this folder, by id.
  static let promQLRules: [CheckRule] = [
    .alwaysFalse, .alwaysTrue, .badSelector, .comparisonBool, .comparisonMissing,
    .counterWithoutRate, .expensiveQuery, .experimentalSyntax, .promqlFormatting,
    .gaugeFunctionOnCounter, .impossibleMatch, .labelRemovedThenUsed, .leLost, .nanCompared,
    .quantileOfNonBucket, .quantileOfSummary, .quantileOutOfRange, .quantileWithoutRate,
    .rateAfterSum, .rateOfGauge, .rateOfRate, .ratioOfItself, .regexAnchored, .regexEmptyMatch,
    .regexLiteral, .subqueryStep, .promqlSyntax, .thresholdOutOfRange, .topkInAlert,
    .unitMismatch,
  ]
}
