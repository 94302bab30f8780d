extension CheckRule {
  /// The rules of this folder, by id.
  static let rulesRules: [CheckRule] = [
    .deadRunbook, .dependencyCycle, .duplicateGroup, .duplicateRule, .forMissing, .noRunbook,
    .noSeverity, .noSummary, .recordingName, .reservedLabel,
  ]
}
