extension CheckRule {
  /// The rules of this folder, by id.
  static let prometheusRules: [CheckRule] = [
    .badRelabel, .blackboxTargetUnset, .discoveryCredentials, .discoveryIncomplete,
    .duplicateJob, .duplicateRemote, .longInterval, .kubernetesSettings, .noAlertmanager,
    .rulesNotFound, .rulesNotLoaded, .targetLocalhost, .targetNotAnExporter, .targetUnknown,
    .timeoutOverInterval,
  ]
}
