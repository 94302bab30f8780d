extension CheckRule {
  /// The rules of this folder, by id.
  static let logstashRules: [CheckRule] = [
    .beatsPortMismatch, .dataStreamConflict, .indexPatternMismatch, .logstashSyntax,
    .missingOption, .noTimestampFilter, .outputUnreachable, .undefinedField, .unknownOption,
    .unknownPlugin,
  ]
}
