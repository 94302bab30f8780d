extension CheckRule {
  /// The rules of this folder, by id.
  static let templatesRules: [CheckRule] = [
    .argumentCount, .endAlwaysTrue, .humanizeMismatch, .humanizeMissing, .labelNotAvailable,
    .percentOfRatio, .printfVerb,
    .queryInTemplate, .templateQueryInvalid, .templateSyntax, .templateUnknownFunction,
    .templateUnknownVariable,
    .undefinedTemplate, .unknownField, .valueInLabel, .wrongArgument,
  ]
}
