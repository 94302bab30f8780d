package import BelfrySource
package import BelfryYAML

/// An exposition format, by the name that `scrape_protocols` uses.
package enum ScrapeProtocol: String, CaseIterable, Field, Sendable {
  case protobuf = "PrometheusProto"
  case openMetrics0 = "OpenMetricsText0.0.1"
  case openMetrics1 = "OpenMetricsText1.0.0"
  case text0 = "PrometheusText0.0.4"
  case text1 = "PrometheusText1.0.0"
}

extension [Located<ScrapeProtocol>] {
  /// Reports a format that is named twice.
  func check(_ node: Node, _ context: inout DecodeContext) {
    if let list = node["scrape_protocols"], list.kind == .sequence, list.items.isEmpty {
      context.report(
        "value/missing", at: list.span, "'scrape_protocols' is empty",
        help: "name a format, or take the key out for the default")
    }
    var seen: Set<ScrapeProtocol> = []
    for format in self where !seen.insert(format.value).inserted {
      context.report(
        "value/duplicate", at: format.span ?? node.span,
        "'\(format.value.rawValue)' is named twice", help: "remove one of the two")
    }
  }
}

extension ValidationScheme: DefaultWhenEmpty {}
extension EscapingScheme: DefaultWhenEmpty {}
extension TranslationStrategy: DefaultWhenEmpty {}
extension TracingCompression: DefaultWhenEmpty {}

/// The protocol of a request.
package enum Scheme: String, CaseIterable, Field, Sendable {
  case http
  case https

  /// A protocol in letters of any size: Prometheus hands them on to Go, which does not care.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Scheme? {
    if node.kind == .scalar, let scheme = Scheme(rawValue: node.text.lowercased()) { return scheme }
    return word(node, &context)
  }
}

/// Which metric and label names are allowed.
package enum ValidationScheme: String, CaseIterable, Field, Sendable {
  case legacy
  case utf8
}

/// How names that are not allowed are escaped when they are asked for.
package enum EscapingScheme: String, CaseIterable, Field, Sendable {
  case allowUTF8 = "allow-utf-8"
  case underscores
  case dots
  case values
}

extension LabelMap {
  /// Reports keys that are no label names: the empty one, or any but the old kind.
  func checkNames(legacy: Bool, _ context: inout DecodeContext) {
    for entry in entries {
      let name = entry.key.value
      guard legacy ? !PrometheusName.isLegacyLabel(name) : !PrometheusName.isLabel(name),
        let span = entry.key.span
      else { continue }
      context.report(
        "value/bad-label", at: span, "'\(name)' is not a label name",
        help: "use letters, digits and '_', and no digit first")
    }
  }
}
