package import BelfrySource
package import BelfryYAML

/// The `alerts:` of a profile or a service: a list, alerts by name, or groups of alerts by name.
package struct AlertBook: Field, Sendable {
  /// One alert where it stands.
  package struct Entry: Sendable {
    /// The group that it stands in, where there is one.
    package var group: Located<String>?
    /// The name as it is written.
    package var title: Located<String>
    /// The name in Prometheus.
    package var name: String
    package var alert: AlertProfile
  }

  package var entries: [Entry] = []

  package init() {}

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> AlertBook? {
    var book = AlertBook()
    switch node.kind {
    case .sequence:
      for item in node.items {
        guard let alert = AlertProfile.decode(item, &context) else { continue }
        guard let name = alert.name else {
          if item["name"] == nil {
            context.report(
              "yaml/missing-key", at: item.span, "the key 'name' is missing here",
              help: "add 'name:' with \(AlertTitle.words)")
          }
          continue
        }
        book.entries.append(
          Entry(
            title: name.map(\.text), name: name.value.name, alert: alert))
      }
    case .mapping: book.read(node, in: nil, &context)
    case .scalar:
      context.wrongType(node, wanted: "alerts by name, or a list")
      return nil
    }
    return book
  }

  private mutating func read(
    _ node: Node, in group: Located<String>?, _ context: inout DecodeContext
  ) {
    for pair in node.merged {
      let key = Located(pair.key.text, at: pair.key.span)
      if group == nil, Self.isGroup(pair.value) {
        read(pair.value, in: key, &context)
        continue
      }
      guard let title = AlertTitle(key.value) else {
        context.wrongType(pair.key, wanted: AlertTitle.words)
        continue
      }
      let alert = pair.value.isNull ? .empty : AlertProfile.decode(pair.value, &context)
      guard let alert else { continue }
      entries.append(Entry(group: group, title: key, name: title.name, alert: alert))
    }
  }

  /// Whether a mapping holds alerts rather than being one: none of its keys is an alert's, and all
  /// its values are mappings.
  private static func isGroup(_ node: Node) -> Bool {
    guard node.kind == .mapping, !node.pairs.isEmpty else { return false }
    let known = Set(AlertProfile.keyShapes.map(\.name))
    return node.pairs.allSatisfy { pair in
      pair.value.kind == .mapping && !known.contains(pair.key.text)
    }
  }

  package func encode() -> Value? {
    guard !entries.isEmpty else { return nil }
    return .sequence(
      entries.compactMap { entry in
        var alert = entry.alert
        alert.name = AlertTitle(entry.name).map { Located($0) }
        return alert.encode()
      })
  }

  package static var shape: Shape {
    .either([
      .list(AlertProfile.shape), .map(.either([AlertProfile.shape, .map(AlertProfile.shape)])),
    ])
  }

  /// What is said of an alert by its name in Prometheus.
  package subscript(name: String) -> AlertProfile? {
    entries.first { $0.name == name }?.alert
  }
}
