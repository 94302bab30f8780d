package import BelfrySource
package import BelfryYAML

/// A file with targets, as `file_sd_configs` names it (Prometheus 3.14): JSON or YAML.
package struct TargetList: Sendable {
  /// The groups.
  package var groups: [Located<TargetGroup>] = []

  /// No groups.
  package init() {}
}

extension TargetList: Field {
  /// A list of groups; in JSON, labels and targets are texts in quotes.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> TargetList? {
    let before = context.diagnostics.count
    defer { context.nameValues(by: "prometheus", from: before) }
    guard let groups = [Located<TargetGroup>].decode(node, &context) else { return nil }
    if context.file.lowercased().hasSuffix(".json") {
      for group in node.items where group.kind == .mapping {
        for value in texts(of: group) where value.kind == .scalar && value.style == .plain {
          guard !value.isNull else { continue }
          context.wrongType(value, wanted: "a text in quotes")
        }
      }
    }
    for group in groups {
      for target in group.value.targets where target.value.isEmpty {
        guard let span = target.span else { continue }
        context.report(
          "value/bad-target", at: span, "'' is not a host with a port", help: "write 'host:port'")
      }
    }
    var list = TargetList()
    list.groups = groups
    return list
  }

  private static func texts(of group: Node) -> [Node] {
    (group["targets"]?.items ?? []) + (group["labels"]?.merged ?? []).map(\.value)
  }

  /// The groups.
  package func encode() -> Value? { .sequence(groups.compactMap { $0.encode() }) }

  /// A list of groups.
  package static var shape: Shape { .list(TargetGroup.shape) }
}
