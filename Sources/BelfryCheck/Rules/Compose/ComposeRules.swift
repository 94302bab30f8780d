extension CheckRule {
  /// The rules of this folder, by id.
  static let composeRules: [CheckRule] = [
    .badEnvFile, .badHealthcheck, .badVariable, .composeBadWord, .configFlagMismatch,
    .conflictingKeys, .defaultCredentials, .composeDependencyCycle, .dollarNotEscaped,
    .duplicateMount, .emptyProject, .emptyConfig, .emptyProjectName, .emptySecret,
    .envFileMissing, .exporterHostView, .exporterUnused, .extendsCycle, .includedFileMissing,
    .healthcheckVacuous, .hostNetworkWithPorts, .imageLatest, .imageMoved, .includeConflict,
    .includeCycle, .mountMissing, .noImage, .noMemoryLimit, .obsoleteVersion, .portClash,
    .portOnAllInterfaces, .removedFlag, .requiredVariable, .composeSecretInline, .socketMounted,
    .stateWithoutVolume, .tooManyFiles, .undefinedConfig, .undefinedDependency, .undefinedExtends,
    .undefinedModel, .undefinedNetwork, .undefinedSecret, .undefinedVolume, .unsetVariable,
  ]
}
