extension CheckRule {
  /// The rules of this folder, by id.
  static let blackboxRules: [CheckRule] = [.blackboxHTTPVersion, .blackboxSharedLabels]
}
