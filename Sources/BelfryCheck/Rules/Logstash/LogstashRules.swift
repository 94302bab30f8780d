extension CheckRule {
  /// The rules of this folder, by id.
  static let logstashRules: [CheckRule] = [
    .beatsPortMismatch, .dataStreamConflict, .datePattern, .duplicatePipeline, .geoipTarget,
    .grokOverwrite, .logstashIndexName, .indexNotFilled, .indexPatternMismatch, .legacyField,
    .logstashSuperuser, .logstashSyntax, .missingOption, .noTimestampFilter, .oneElementList,
    .outputUnreachable, .pipelineNotFound, .logstashPortClash, .reservedIndex, .undefinedField,
    .unknownOption, .unknownPattern, .unknownPlugin, .wrongValue,
  ]
}
