extension CheckRule {
  /// The rules of this folder, by id.
  static let filebeatRules: [CheckRule] = [
    .configOwner, .duplicateInputId, .filebeatOutputUnreachable, .filebeatRemovedSetting,
    .jsonKeysCollide, .loggingDriver, .logsUnreadable, .missingInputId, .ownLogLoop,
    .pathNotMounted, .registryNotPersisted, .removedInput, .singleDashFlag, .templateNameMissing,
    .filebeatTemplatePattern, .twoOutputs,
  ]
}
