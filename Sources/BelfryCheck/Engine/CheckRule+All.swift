extension CheckRule {
  /// Every rule, by family and name.
  package static let all: [CheckRule] = families.flatMap(\.self)

  private static let families: [[CheckRule]] = [
    // alertmanager
    [
      .badMatcher, .contradictoryRoute, .duplicateReceiver, .envNotExpanded, .groupByEverything,
      .inhibitWithoutEqual, .inhibitsItself, .legacyMatcher, .placeholderValue,
      .receiverIncomplete, .repeatUnderGroupInterval, .rootRoute, .routeShadowed, .secretInline,
      .smtpIncomplete, .timeIntervalUndefined, .unknownReceiver, .unreachableRoute,
      .unusedReceiver,
    ],
    // belfry
    [
      .allowWithoutReason, .unusedAllow,
    ],
    // compose
    [
      .configFlagMismatch, .defaultCredentials, .composeDependencyCycle, .exporterHostView,
      .exporterUnused, .healthcheckVacuous, .hostNetworkWithPorts, .imageLatest, .imageMoved,
      .mountMissing, .noMemoryLimit, .obsoleteVersion, .portClash, .portOnAllInterfaces,
      .removedFlag, .composeSecretInline, .socketMounted, .stateWithoutVolume, .undefinedConfig,
      .undefinedDependency, .undefinedNetwork, .undefinedSecret, .undefinedVolume,
    ],
    // grafana
    [
      .datasourceDuplicateDefault, .datasourcePlaintextSecret, .deprecatedPanel, .duplicateUid,
      .idSet, .intervalInRate, .missingUid, .multiValueEquals, .panelOverlap,
      .panelWithoutQuery, .panelWithoutTitle, .queryInvalid, .variableUndefined,
    ],
    // json
    [
      .jsonSyntax
    ],
    // prometheus
    [
      .badRelabel, .blackboxTargetUnset, .discoveryCredentials, .discoveryIncomplete,
      .duplicateJob, .duplicateRemote, .longInterval, .kubernetesSettings, .noAlertmanager,
      .rulesNotFound, .rulesNotLoaded, .targetLocalhost, .targetNotAnExporter, .targetUnknown,
      .timeoutOverInterval,
    ],
    // promql
    [
      .alwaysFalse, .alwaysTrue, .badSelector, .comparisonBool, .comparisonMissing,
      .counterWithoutRate, .expensiveQuery, .experimentalSyntax, .promqlFormatting,
      .gaugeFunctionOnCounter, .impossibleMatch, .labelRemovedThenUsed, .leLost, .nanCompared,
      .quantileOfNonBucket, .quantileOfSummary, .quantileOutOfRange, .quantileWithoutRate,
      .rateAfterSum, .rateOfGauge, .rateOfRate, .ratioOfItself, .regexAnchored,
      .regexEmptyMatch, .regexLiteral, .subqueryStep, .promqlSyntax, .thresholdOutOfRange,
      .topkInAlert, .unitMismatch,
    ],
    // rules
    [
      .deadRunbook, .dependencyCycle, .duplicateGroup, .duplicateRule, .forMissing, .noRunbook,
      .noSeverity, .noSummary, .recordingName, .reservedLabel,
    ],
    // template
    [
      .argumentCount, .humanizeMismatch, .labelNotAvailable, .percentOfRatio, .queryInTemplate,
      .templateSyntax, .undefinedTemplate, .unknownField, .templateUnknownFunction,
      .templateUnknownVariable, .valueInLabel,
    ],
    // yaml
    [
      .aliasBomb, .duplicateKey, .missingKey, .yamlSyntax, .tooDeep, .tooLarge, .unknownKey,
      .wrongType,
    ],
  ]

  /// The rule with an id.
  package static func named(_ id: String) -> CheckRule? { all.first { $0.id == id } }
}
