extension CheckRule {
  /// The rules of this folder, by id.
  static let rulesRules: [CheckRule] = [
    .absentNeverPresent, .absentWithoutFor, .deadRunbook, .dependencyCycle, .duplicateGroup,
    .duplicateRule, .emptyLabel, .externalLabelConflict, .externalLabelMissing, .forMissing,
    .forUnderInterval, .groupTooSlow, .keepFiring, .noRunbook, .noSeverity, .noSummary,
    .noTargetDown, .noWatchdog, .recordingName, .reservedLabel, .sameRuleDifferentFile,
    .staleDependency, .unknownSeverity, .untestedAlert,
  ]
}
