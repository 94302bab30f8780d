extension CheckRule {
  /// The rules of this folder, by id.
  static let templatesRules: [CheckRule] = [
    .argumentCount, .humanizeMismatch, .labelNotAvailable, .percentOfRatio, .queryInTemplate,
    .templateSyntax, .undefinedTemplate, .unknownField, .templateUnknownFunction,
    .templateUnknownVariable, .valueInLabel,
  ]
}
