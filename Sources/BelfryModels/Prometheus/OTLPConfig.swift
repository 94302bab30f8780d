package import BelfrySource
package import BelfryYAML

/// How metrics that arrive by OTLP are translated.
package struct OTLPConfig: CheckedModel, Sendable {
  package var promoteAllResourceAttributes: Bool?
  package var promoteResourceAttributes: [Located<String>] = []
  package var ignoreResourceAttributes: [Located<String>] = []
  package var translationStrategy: Located<TranslationStrategy>?
  package var keepIdentifyingResourceAttributes: Bool?
  package var convertHistogramsToNhcb: Bool?
  package var promoteScopeMetadata: Bool?
  package var labelNameUnderscoreSanitization: Bool?
  package var labelNamePreserveMultipleUnderscores: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How metrics that arrive by OTLP are translated."

  /// Reports lists that do not go with the rest, and names that stand twice or are empty.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    let all = promoteAllResourceAttributes == true
    if all {
      context.exclusive(
        ["promote_all_resource_attributes", "promote_resource_attributes"], in: node)
    } else if !ignoreResourceAttributes.isEmpty, let list = node["ignore_resource_attributes"] {
      context.report(
        "value/conflicting-keys", at: list.span,
        "'ignore_resource_attributes' needs 'promote_all_resource_attributes'",
        help: "add 'promote_all_resource_attributes: true'")
    }
    var seen: Set<String> = []
    for name in all ? ignoreResourceAttributes : promoteResourceAttributes {
      let text = name.value.filter { $0 != " " && $0 != "\t" }
      if text.isEmpty {
        context.report("value/bad-name", at: name.span ?? node.span, "this attribute has no name")
      } else if !seen.insert(text).inserted {
        context.report(
          "value/duplicate", at: name.span ?? node.span, "'\(text)' is named twice",
          help: "remove one of the two")
      }
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "promote_all_resource_attributes", &promoteAllResourceAttributes,
      "Whether all resource attributes become labels.", .byDefault("false"), .since("3.5"))
    visit.key(
      "promote_resource_attributes", &promoteResourceAttributes,
      "Resource attributes that become labels.")
    visit.key(
      "ignore_resource_attributes", &ignoreResourceAttributes,
      "Resource attributes that do not.", .since("3.5"))
    visit.key(
      "translation_strategy", &translationStrategy,
      "How names are translated.", .byDefault("UnderscoreEscapingWithSuffixes"))
    visit.key(
      "keep_identifying_resource_attributes", &keepIdentifyingResourceAttributes,
      "Whether service.name and its like stay in target_info.", .byDefault("false"), .since("3.1"))
    visit.key(
      "convert_histograms_to_nhcb", &convertHistogramsToNhcb,
      "Whether histograms get buckets of their own.", .byDefault("false"), .since("3.4"))
    visit.key(
      "promote_scope_metadata", &promoteScopeMetadata,
      "Whether the scope becomes labels.", .byDefault("false"), .since("3.6"))
    visit.key(
      "label_name_underscore_sanitization", &labelNameUnderscoreSanitization,
      "Whether a leading _ is prefixed.", .byDefault("true"), .since("3.8"))
    visit.key(
      "label_name_preserve_multiple_underscores", &labelNamePreserveMultipleUnderscores,
      "Whether several _ in a row stay.", .byDefault("true"), .since("3.8"))
  }
}

/// How names of OTLP become names of Prometheus.
package enum TranslationStrategy: String, CaseIterable, Field, Sendable {
  case underscoresAndSuffixes = "UnderscoreEscapingWithSuffixes"
  case underscores = "UnderscoreEscapingWithoutSuffixes"
  case suffixes = "NoUTF8EscapingWithSuffixes"
  case none = "NoTranslation"
}
