extension CheckRule {
  /// The rules of this folder, by id.
  static let composeRules: [CheckRule] = [
    .configFlagMismatch, .defaultCredentials, .composeDependencyCycle, .exporterHostView,
    .exporterUnused, .healthcheckVacuous, .hostNetworkWithPorts, .imageLatest, .imageMoved,
    .mountMissing, .noMemoryLimit, .obsoleteVersion, .portClash, .portOnAllInterfaces,
    .removedFlag, .composeSecretInline, .socketMounted, .stateWithoutVolume, .undefinedConfig,
    .undefinedDependency, .undefinedNetwork, .undefinedSecret, .undefinedVolume,
  ]
}
