extension CheckRule {
  /// The rules of this folder, by id.
  static let kibanaRules: [CheckRule] = [
    .kibanaHostUnreachable, .kibanaRemovedSetting, .kibanaSuperuser,
  ]
}
