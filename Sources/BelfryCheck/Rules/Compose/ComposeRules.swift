extension CheckRule {
  /// The rules of this folder, by id.
  static let composeRules: [CheckRule] = [
    .adminApiExposed, .badEnvFile, .badHealthcheck, .badVariable, .capabilityNeedless,
    .configFlagMismatch, .conflictingKeys, .defaultCredentials, .composeDependencyCycle,
    .distrolessOverOldVolume, .dollarNotEscaped, .duplicateContainerName, .duplicateMount,
    .emptyProject, .emptyConfig, .emptyProjectName, .emptySecret, .envDefaultSecret,
    .envFileMissing, .exporterHostView, .exporterUnused, .extendsCycle, .includedFileMissing,
    .healthcheckToolMissing, .healthcheckVacuous, .healthyWithoutHealthcheck, .heapOverLimit,
    .hostNetworkWithPorts, .imageLatest, .imageMoved, .imageTooOld, .imageUnpinned,
    .includeConflict, .includeCycle, .mountKind, .mountMissing, .mountNotReadOnly, .noHealthcheck,
    .noImage, .noLogRotation, .noMemoryLimit, .noNewPrivilegesMissing, .obsoleteVersion,
    .portClash, .portOnAllInterfaces, .portQuoted, .privilegedNeedless, .readonlyPathUnwritable,
    .removedFlag, .requiredVariable, .restartPolicyMissing, .rootUser, .composeSecretInline,
    .secretUnreadable, .singleFileBind, .socketMounted, .stateWithoutVolume, .tooManyFiles,
    .undefinedConfig, .undefinedDependency, .undefinedExtends, .undefinedModel, .undefinedNetwork,
    .undefinedSecret, .undefinedVolume, .unsetVariable, .versionSkew, .writableRoot,
  ]
}
