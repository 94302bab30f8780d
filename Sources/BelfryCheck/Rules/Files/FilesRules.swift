extension CheckRule {
  /// The rules of this folder, by id.
  static let filesRules: [CheckRule] = [
    .allowWithoutReason, .unknownRule, .unusedAllow, .jsonSyntax, .aliasBomb, .duplicateKey,
    .missingKey,
    .yamlSyntax, .tooDeep, .tooLarge, .unknownKey, .wrongType,
  ]
}
