package import BelfrySource
package import BelfryYAML

/// One alerting or recording rule.
package struct Rule: CheckedModel, Sendable {
  package var record: Located<String>?
  package var alert: Located<String>?
  package var expr: Located<String> = Located("")
  package var `for`: Located<PrometheusDuration>?
  package var keepFiringFor: Located<PrometheusDuration>?
  package var labels: LabelMap = LabelMap()
  package var annotations: LabelMap = LabelMap()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One alerting or recording rule."

  /// Reports what Prometheus refuses: both or neither kind, keys that a recording rule cannot have,
  /// an empty expression, labels that are no names.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    if expr.value.isEmpty { context.needsText("expr", in: node, "give it a PromQL expression") }
    context.exactlyOne(of: ["record", "alert"], in: node, help: "a rule is one or the other")
    if let record, !record.value.isEmpty, alert?.value.isEmpty ?? true {
      checkRecording(record, node, &context)
    }
    labels.checkRuleLabels(&context)
    annotations.checkNames(legacy: false, &context)
    context.explain(unmodelled, of: node, by: KeyPlaces.ofRule)
  }

  private func checkRecording(
    _ record: Located<String>, _ node: Node, _ context: inout DecodeContext
  ) {
    if record.value.contains("{") || record.value.contains("}") {
      context.report(
        "value/bad-name", at: record.span ?? node.span, "'\(record.value)' is not a metric name",
        help: "Prometheus takes no braces here: labels belong under 'labels', PromQL in 'expr'")
    }
    guard self.for != nil || keepFiringFor != nil || !annotations.isEmpty else { return }
    for name in ["for", "keep_firing_for", "annotations"] {
      guard let key = node.merged.first(where: { $0.key.text == name }), !key.value.isNull,
        !Self.isNothing(key.value)
      else { continue }
      context.report(
        "value/conflicting-keys", at: key.key.span, "a recording rule cannot have '\(name)'",
        help: "remove it, or turn 'record' into 'alert'")
    }
  }

  private static func isNothing(_ node: Node) -> Bool {
    switch node.kind {
    case .scalar: PrometheusDuration(node.text)?.milliseconds == 0
    case .mapping, .sequence: node.pairs.isEmpty && node.items.isEmpty
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("record", &record, "Metric under which the result is stored.")
    visit.key("alert", &alert, "Name of the alert.")
    visit.key("expr", &expr.block, "PromQL whose result is stored or fires.", .required)
    visit.key(
      "for", &`for`, "How long the result must last before the alert fires.", .byDefault("0s"))
    visit.key(
      "keep_firing_for", &keepFiringFor,
      "How long the alert fires after the result is gone.", .byDefault("0s"), .since("2.42"))
    visit.key("labels", &labels, "Labels that the result gets.")
    visit.key("annotations", &annotations.blocks, "Texts that go with the alert.")
  }
}

extension Rule {
  /// An alerting rule.
  package init(
    alert: String, expr: String, for wait: PrometheusDuration? = nil,
    keepFiringFor: PrometheusDuration? = nil, labels: [(String, String)] = [],
    annotations: [(String, String)] = []
  ) {
    self.alert = Located(alert)
    self.expr = Located(expr)
    self.for = wait.map { Located($0) }
    self.keepFiringFor = keepFiringFor.map { Located($0) }
    self.labels = LabelMap(labels.map { ($0.0, Located($0.1)) })
    self.annotations = LabelMap(annotations.map { ($0.0, Located($0.1)) })
  }

  /// A recording rule.
  package init(record: String, expr: String, labels: [(String, String)] = []) {
    self.record = Located(record)
    self.expr = Located(expr)
    self.labels = LabelMap(labels.map { ($0.0, Located($0.1)) })
  }

  /// The name of the alert or of the metric.
  package var name: Located<String>? { alert ?? record }
}

extension LabelMap {
  /// Reports labels that a rule cannot set.
  func checkRuleLabels(_ context: inout DecodeContext) {
    checkNames(legacy: false, &context)
    for entry in entries where entry.key.value == "__name__" {
      guard let span = entry.key.span else { continue }
      context.report(
        "value/bad-label", at: span, "'__name__' cannot be set as a label",
        help: "the name of the series is 'record' or 'ALERTS'")
    }
  }
}
