extension CheckRule {
  /// The rules of this folder, by id.
  static let otelRules: [CheckRule] = [
    .badPipeline, .connectorOneSided, .memoryLimiterOrder, .memoryLimiterSettings,
    .otelAmbiguousName, .otelExporterUnreachable, .otelExportPath, .otelMetricsPortTaken,
    .otelRemovedSetting,
    .receiverLocalhost, .removedComponent, .samplingPolicy, .undefinedComponent,
    .unusedComponent, .wrongKind,
  ]
}
