import BelfrySource

extension LogstashPipeline {
  /// A value that Logstash refuses for the kind of its setting: a word where a number belongs, or
  /// another word than `true` and `false` (`validate_value` in its `config/mixin.rb`).
  static func unfit(
    _ attribute: LogstashAttribute, _ option: LogstashOption, of plugin: LogstashPlugin,
    _ file: String
  ) -> Diagnostic? {
    guard let text = attribute.value.scalar, !text.contains("${") else { return nil }
    let wanted: String
    switch option.kind {
    case .flag where text != "true" && text != "false": wanted = "true or false"
    case .number where Double(text) == nil: wanted = "a number"
    default: return nil
    }
    let truth = option.kind == .flag ? TruthWords.old.value(text) : nil
    return Diagnostic(
      "logstash/wrong-value", .error,
      "'\(attribute.name)' of '\(plugin.name)' wants \(wanted), not '\(text.prefix(40))'",
      help: truth.map { "Write \($0)." }, file: file, at: attribute.value.span,
      fixes: truth.map {
        [FixIt("write \($0)", edits: [.init(attribute.value.span, "\($0)")])]
      } ?? [])
  }
}
