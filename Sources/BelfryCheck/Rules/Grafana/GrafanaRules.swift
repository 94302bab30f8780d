extension CheckRule {
  /// The rules of this folder, by id.
  static let grafanaRules: [CheckRule] = [
    .alertExpressionInvalid, .alertInterval, .alertNeverFires, .alertNotReduced, .alertQueryMissing,
    .alertThresholdUnused, .alertTimeRange, .anonymousAdmin, .badUid,
    .bundledPluginsReadOnly,
    .contactPointIncomplete,
    .contactPointUnknown, .dashboardUnresolvedInput, .dashboardV2, .dashboardWrapped,
    .datasourceAccess, .datasourceDuplicateDefault, .datasourceDuplicateUid,
    .datasourceLinkUnknown, .datasourcePlaintextSecret, .datasourceSecretMisplaced,
    .datasourceUnknown, .datasourceUnreachable, .defaultNotExpanded, .deprecatedPanel,
    .dollarExpanded,
    .duplicateAlertUid, .duplicateTitle, .duplicateUid, .editable, .grafanaDefaultCredentials,
    .grafanaTemplateInvalid, .grafanaUnitMismatch, .hardCodedDatasource, .hardCodedInterval, .idSet,
    .influxQLNotRaw, .intervalInRate,
    .intervalUnderScrape, .legendLabelMissing, .logQLInterval, .missingUid, .multiValueEquals,
    .muteTimingUnknown, .panelOverlap, .panelWithoutDescription, .panelWithoutQuery,
    .panelWithoutTitle, .panelWithoutUnit, .policyMatcher, .providerDuplicateName,
    .providerPathMissing, .provisioningFileName, .provisioningVersion, .queryInvalid,
    .queryNotExpanded,
    .rawCounter, .rootPolicy, .signupOpen, .thresholdsUnsorted, .timeIntervalMismatch, .unknownUnit,
    .variableNotRefreshed,
    .variableUndefined, .variableUnused,
  ]
}
