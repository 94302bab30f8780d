extension CheckRule {
  /// The rules of this folder, by id.
  static let otelRules: [CheckRule] = [
    .badPipeline, .connectorOneSided, .memoryLimiterOrder, .otelAmbiguousName,
    .otelExporterUnreachable, .otelRemovedSetting, .receiverLocalhost, .removedComponent,
    .samplingPolicy, .undefinedComponent,
    .unusedComponent, .wrongKind,
  ]
}
