import BelfrySource
package import BelfryYAML

/// A value that may differ by severity: the value alone, or a mapping of `default`, `critical`,
/// `warning` and `info`.
package struct BySeverity<Element: Field & Sendable>: Field, Sendable {
  /// What counts where a severity has nothing of its own.
  package var usual: Element?
  /// Values of severities.
  package var own: [AlertSeverity: Element] = [:]

  /// One value for all.
  package init(_ usual: Element? = nil) { self.usual = usual }

  /// Whether severities differ.
  package var isSplit: Bool { !own.isEmpty }

  /// The value for a severity; for none, the usual one.
  package func value(for severity: AlertSeverity?) -> Element? {
    severity.flatMap { own[$0] } ?? usual
  }

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> BySeverity? {
    guard node.kind == .mapping else {
      return Element.decode(node, &context).map { BySeverity($0) }
    }
    var value = BySeverity()
    for pair in node.merged {
      let severity = AlertSeverity(rawValue: pair.key.text)
      guard severity != nil || pair.key.text == "default" else {
        let names = ["default"] + AlertSeverity.allCases.map(\.rawValue)
        context.report(
          "yaml/unknown-key", at: pair.key.span, "unknown key '\(pair.key.shortText)'",
          help: nearest(to: pair.key.text, in: names).map { "did you mean '\($0)'?" }
            ?? "known here: \(names.joined(separator: ", "))")
        continue
      }
      guard let element = Element.decode(pair.value, &context) else { continue }
      if let severity { value.own[severity] = element } else { value.usual = element }
    }
    return value
  }

  package func encode() -> Value? {
    guard isSplit else { return usual?.encode() }
    let values: [(String, Element?)] =
      [("default", usual)] + AlertSeverity.allCases.map { ($0.rawValue, own[$0]) }
    return .mapping(
      values.compactMap { key, value in value?.encode().map { Value.Entry(key, $0) } })
  }

  package static var shape: Shape {
    .either([Element.shape, .map(Element.shape)])
  }
}
