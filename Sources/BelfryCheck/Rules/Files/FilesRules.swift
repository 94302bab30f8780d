extension CheckRule {
  /// The rules of this folder, by id.
  static let filesRules: [CheckRule] = [
    .aliasBomb, .allowWithoutReason, .ambiguousScalar, .deprecatedKey, .documentIgnored,
    .duplicateKey, .invalidUTF8, .jsonSyntax, .missingKey, .newerKey, .profileBadTest,
    .profileDocuments, .profileEmpty,
    .profileNoServices, .tooDeep, .tooLarge, .unknownKey, .unknownRule, .unusedAllow,
    .wrongType, .yamlSyntax,
  ]
}
