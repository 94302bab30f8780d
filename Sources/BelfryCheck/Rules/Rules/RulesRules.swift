extension CheckRule {
  /// The rules of this folder, by id.
  static let rulesRules: [CheckRule] = [
    .absentNeverPresent, .absentWithoutFor, .annotationRequired, .badTestSeries, .deadRunbook,
    .dependencyCycle,
    .duplicateGroup, .duplicateRule, .emptyLabel, .externalLabelConflict, .externalLabelMissing,
    .forMissing, .forOverUptime, .forUnderInterval, .groupTooSlow, .keepFiring, .labelRequired,
    .noRunbook,
    .noSeverity, .noSummary, .noTargetDown, .noWatchdog, .recordedTwice, .recordingName,
    .reservedLabel,
    .sameRuleDifferentFile, .staleDependency, .testExpressionInvalid, .testOfNothing,
    .unknownSeverity, .untestedAlert,
  ]
}
