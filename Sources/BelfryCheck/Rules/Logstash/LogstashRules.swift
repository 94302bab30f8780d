extension CheckRule {
  /// The rules of this folder, by id.
  static let logstashRules: [CheckRule] = [
    .beatsPortMismatch, .dataStreamConflict, .geoipTarget, .indexPatternMismatch, .legacyField,
    .logstashSuperuser, .logstashSyntax,
    .missingOption, .noTimestampFilter, .outputUnreachable, .pipelineNotFound, .reservedIndex,
    .undefinedField,
    .unknownOption,
    .unknownPlugin,
  ]
}
