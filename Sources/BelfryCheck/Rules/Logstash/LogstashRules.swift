extension CheckRule {
  /// The rules of this folder, by id.
  static let logstashRules: [CheckRule] = [
    .missingOption, .logstashSyntax, .unknownOption, .unknownPlugin,
  ]
}
