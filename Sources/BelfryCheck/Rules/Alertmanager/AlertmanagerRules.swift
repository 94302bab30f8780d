extension CheckRule {
  /// The rules of this folder, by id.
  static let alertmanagerRules: [CheckRule] = [
    .badMatcher, .contradictoryRoute, .duplicateReceiver, .envNotExpanded, .groupByEverything,
    .inhibitWithoutEqual, .inhibitsItself, .legacyMatcher, .placeholderValue,
    .receiverIncomplete, .repeatUnderGroupInterval, .rootRoute, .routeShadowed, .secretInline,
    .smtpIncomplete, .timeIntervalUndefined, .unknownReceiver, .unreachableRoute,
    .unusedReceiver,
  ]
}
