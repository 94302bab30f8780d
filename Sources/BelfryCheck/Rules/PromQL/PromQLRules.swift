extension CheckRule {
  /// The rules of this folder, by id.
  static let promQLRules: [CheckRule] = [
    .absentWithAggregation, .aggregationDropsNeeded, .alwaysFalse, .alwaysTrue, .badSelector,
    .baseNameOfHistogram, .cadvisorDoubleCount, .clampSwapped, .comparisonBool, .comparisonMissing,
    .counterWithoutRate, .dashboardVariable, .divideByUnlimited, .divisionByZero, .expensiveQuery,
    .experimentalSyntax,
    .filesystemUnfiltered, .gaugeFunctionOnCounter, .groupLeftNeedless, .impossibleMatch,
    .instanceJoin, .labelRemovedThenUsed, .labelUnknown, .labelValueImpossible, .leLost,
    .leNotNormalised, .manyToMany, .metricBehindFlag, .metricDropped, .metricUnknown, .nanCompared,
    .offsetPastRetention, .percentFromOne, .promqlFormatting, .promqlSyntax, .promqlUnknownFunction,
    .quantileOfNonBucket,
    .quantileOfSummary, .quantileOutOfRange, .quantileWithoutRate, .rateAfterSum, .rateOfGauge,
    .rateOfRate, .rateWindowShort, .ratioOfItself, .recordedAlready, .regexAnchored,
    .regexEmptyMatch, .regexLiteral, .singleSampleRange, .sortInRule, .subqueryStep,
    .thresholdOutOfRange,
    .topkInAlert, .typeMismatch, .unitMismatch,
  ]
}
