extension CheckRule {
  /// The rules of this folder, by id.
  static let prometheusRules: [CheckRule] = [
    .badRelabel, .blackboxTargetUnset, .contentTypeMissing, .discoveryCredentials,
    .discoveryIncomplete, .duplicateJob, .duplicateRemote, .featureFlagMissing,
    .honorLabelsMissing, .longInterval, .jobWithoutService, .kubernetesSettings,
    .labelmapUnbounded, .metricsPathMismatch, .networkUnreachable, .noAlertmanager,
    .noExternalLabels, .noSampleLimit, .redirectingMetricsPath, .relabelClears, .relabelDropsAll,
    .relabelGroupMissing,
    .remoteWriteInsecure, .rulesNotFound, .rulesNotLoaded, .prometheusSecretInline,
    .scrapeFileTwice, .selfNotScraped, .targetFileMissing, .targetLocalhost, .targetNotAnExporter,
    .targetNotExpanded,
    .targetPortClosed,
    .targetScrapedTwice,
    .targetUnknown, .timeoutOverInterval, .webConfigMismatch, .webPasswordPlain,
  ]
}
