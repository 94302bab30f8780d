extension CheckRule {
  /// The rules of this folder, by id.
  static let composeRules: [CheckRule] = [
    .adminApiExposed, .badEnvFile, .badHealthcheck, .badRestart, .badVariable,
    .capabilityNeedless, .commandCut, .composeDependencyCycle, .composeSecretInline,
    .configFlagMismatch, .conflictingKeys, .containerNameFixed, .defaultCredentials,
    .dependencyProfile, .distrolessOverOldVolume, .dollarNotEscaped, .duplicateContainerName,
    .duplicateMount, .emptyConfig, .emptyProject, .emptyProjectName, .emptySecret,
    .envDefaultSecret, .envFileMissing, .exporterHostView, .exporterUnused, .extendsCycle,
    .healthcheckToolMissing, .healthcheckVacuous, .healthyWithoutHealthcheck, .heapOverLimit,
    .hostNetworkName, .hostNetworkWithPorts, .imageLatest, .imageMoved, .imageTooOld,
    .imageUnpinned, .includeConflict, .includeCycle, .includedFileMissing, .modeDecimal,
    .mountKind, .mountMissing, .mountNotReadOnly, .mountReplaced, .networkNotShared,
    .noHealthcheck, .noImage, .noLogRotation, .noMemoryLimit, .noNewPrivilegesMissing,
    .obsoleteVersion, .oneshotUnadopted, .pathNotServed, .portClash, .portOnAllInterfaces,
    .portQuoted, .privilegedNeedless, .quotedFlag, .readonlyPathUnwritable, .removedFlag,
    .requiredVariable, .restartPolicyMissing, .retentionOverDisk, .rootUser, .secretFileUnread,
    .secretUnreadable,
    .singleFileBind, .socketMounted, .stateWithoutVolume, .tooManyFiles, .undefinedConfig,
    .undefinedDependency, .undefinedExtends, .undefinedModel, .undefinedNetwork,
    .undefinedSecret, .undefinedVolume, .unsetVariable, .valueAndFile, .versionSkew, .writableRoot,
  ]
}
