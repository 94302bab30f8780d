extension CheckRule {
  /// The rules of this folder, by id.
  static let grafanaRules: [CheckRule] = [
    .alertInterval, .alertNotReduced, .alertQueryMissing, .alertThresholdUnused, .alertTimeRange,
    .anonymousAdmin, .badUid,
    .bundledPluginsReadOnly,
    .contactPointIncomplete,
    .contactPointUnknown, .dashboardUnresolvedInput, .dashboardV2, .dashboardWrapped,
    .datasourceAccess, .datasourceDuplicateDefault, .datasourceDuplicateUid,
    .datasourcePlaintextSecret, .datasourceSecretMisplaced,
    .datasourceUnknown, .datasourceUnreachable, .deprecatedPanel, .dollarExpanded,
    .duplicateAlertUid, .duplicateTitle, .duplicateUid, .editable, .grafanaDefaultCredentials,
    .grafanaTemplateInvalid, .grafanaUnitMismatch, .hardCodedDatasource, .hardCodedInterval, .idSet,
    .intervalInRate,
    .intervalUnderScrape, .legendLabelMissing, .logQLInterval, .missingUid, .multiValueEquals,
    .muteTimingUnknown, .panelOverlap, .panelWithoutDescription, .panelWithoutQuery,
    .panelWithoutTitle, .panelWithoutUnit, .policyMatcher, .providerDuplicateName,
    .providerPathMissing, .provisioningFileName, .provisioningVersion, .queryInvalid,
    .rawCounter, .rootPolicy, .signupOpen, .timeIntervalMismatch, .unknownUnit,
    .variableNotRefreshed,
    .variableUndefined, .variableUnused,
  ]
}
