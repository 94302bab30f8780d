extension CheckRule {
  /// The rules of this folder, by id.
  static let grafanaRules: [CheckRule] = [
    .datasourceDuplicateDefault, .datasourcePlaintextSecret, .deprecatedPanel, .duplicateUid,
    .idSet, .intervalInRate, .missingUid, .multiValueEquals, .panelOverlap, .panelWithoutQuery,
    .panelWithoutTitle, .queryInvalid, .variableUndefined,
  ]
}
