extension CheckRule {
  /// The rules of this folder, by id.
  static let alertmanagerRules: [CheckRule] = [
    .badMatcher, .contradictoryRoute, .deprecatedReceiver, .duplicateReceiver, .emptyReceiver,
    .envNotExpanded, .equalLabelNeverSet, .groupByEverything, .groupByUnknownLabel,
    .inhibitWithoutEqual, .inhibitsItself, .inhibitsNothing, .legacyMatcher, .newlineWritten,
    .noResolve, .noisyIntervals, .placeholderValue, .quotedValue, .receiverIncomplete,
    .repeatNotMultiple,
    .repeatOverRetention, .repeatUnderGroupInterval, .rootRoute, .routePrefix, .routeShadowed,
    .routeWithoutDefault, .secretInline, .severityNeverFires, .severityNotRouted, .smtpIncomplete,
    .templateFileMissing,
    .templatePattern, .timeIntervalNever, .timeIntervalNoLocation, .timeIntervalUndefined,
    .unknownReceiver,
    .unreachableRoute, .unusedReceiver, .watchdogNotRouted,
  ]
}
