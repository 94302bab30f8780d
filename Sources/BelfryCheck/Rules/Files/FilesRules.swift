extension CheckRule {
  /// The rules of this folder, by id.
  static let filesRules: [CheckRule] = [
    .aliasBomb, .allowWithoutReason, .deprecatedKey, .duplicateKey, .newerKey, .invalidUTF8,
    .jsonSyntax, .missingKey,
    .profileDocuments, .profileEmpty, .profileNoServices, .tooDeep, .tooLarge, .unknownKey,
    .unknownRule, .unusedAllow, .wrongType, .yamlSyntax,
  ]
}
