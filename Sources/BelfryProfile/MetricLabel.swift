package import BelfrySource
package import BelfryYAML

/// What one label of a declared metric may hold: its values, their number, or where the program
/// takes them from. Without any of them nobody knows.
package struct MetricLabel: SectionModel, EmptyField, Sendable, Equatable {
  package static var summary: String { "What a label holds." }
  package static var empty: MetricLabel { MetricLabel() }

  /// The only values that it can have.
  package var values: [String] = []
  /// How many values are expected.
  package var count: Located<Int>?
  /// The expression that gives the value, as it stands in the program's code.
  package var source: Located<String>?
  package var unmodelled = Unmodelled()

  package init() {}

  /// A set of values.
  package init(values: [String]) { self.values = values }

  /// A number of values.
  package init(count: Int) { self.count = Located(count) }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("values", &values, "The only values that it can have.")
    visit.key("count", &count, "How many values are expected.")
    visit.key(
      "from", &source, "Where the program takes the value from.", .example("request.url.path"))
  }

  /// A list of values, their number, or a mapping.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> MetricLabel? {
    switch node.kind {
    case .sequence: return [String].decode(node, &context).map { MetricLabel(values: $0) }
    case .mapping:
      let label = decodeKeys(node, &context)
      if let count = label.count, count.value < 1 { return refuse(node, &context) }
      return label
    case .scalar:
      // An ellipsis is how documents write "some value".
      if ["...", "…"].contains(node.text) { return .empty }
      guard node.style == .plain, let count = Int(node.text), count > 0 else {
        return refuse(node, &context)
      }
      var label = MetricLabel()
      label.count = Located(count, at: node.span)
      return label
    }
  }

  private static func refuse(_ node: Node, _ context: inout DecodeContext) -> MetricLabel? {
    context.report(
      "yaml/wrong-type", at: node.span,
      "this is \(node.article), but values or their number are wanted",
      help: "write '[GET, POST]', or '20', or '{from: request.url.path}'")
    return nil
  }

  package func encode() -> Value? {
    let list = values.isEmpty ? nil : Value.flow(values.map { .string($0) })
    if source == nil, count == nil, let list { return list }
    if source == nil, list == nil, let count { return .integer(count.value) }
    let entries: [(String, Value?)] = [
      ("values", list), ("count", count.map { .integer($0.value) }),
      ("from", source.map { .string($0.value) }),
    ]
    return .mapping(entries.compactMap { key, value in value.map { Value.Entry(key, $0) } })
  }

  package static var shape: Shape {
    .either([
      .list(.string), .integer(minimum: 1, maximum: nil),
      .model(name: "MetricLabel", summary: summary) { keyShapes },
    ])
  }

  /// Number of values where the profile says it.
  package var cardinality: Int? { values.isEmpty ? count?.value : Set(values).count }
}

/// The labels of a declared metric: names alone, or names with what they hold.
package struct MetricLabels: Field, Sendable, Equatable {
  package var entries = OrderedMap<MetricLabel>()

  package init() {}

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> MetricLabels? {
    var labels = MetricLabels()
    if node.kind == .sequence {
      guard let names = [Located<String>].decode(node, &context) else { return nil }
      for name in names {
        if labels.entries[name.value] != nil, let span = name.span {
          context.report("yaml/duplicate-key", at: span, "'\(name.value)' stands here twice")
        } else {
          labels.entries.entries.append(.init(key: name, value: .empty))
        }
      }
    } else {
      guard let entries = OrderedMap<MetricLabel>.decode(node, &context) else { return nil }
      labels.entries = entries
    }
    for name in labels.entries.entries.map(\.key) where !isName(name.value) {
      if let span = name.span {
        context.report(
          "yaml/wrong-type", at: span, "'\(name.value.prefix(40))' cannot name a label",
          help: "use letters, digits and '_', and no '__' in front")
      }
    }
    return labels
  }

  /// A label's name; dots, as OpenTelemetry has them, become underscores.
  private static func isName(_ text: String) -> Bool {
    LabelNameText(DeclaredMetric.plain(text)) != nil
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2E }
  }

  package func encode() -> Value? { entries.encode() }

  package static var shape: Shape {
    .either([.list(.string), OrderedMap<MetricLabel>.shape])
  }
}
