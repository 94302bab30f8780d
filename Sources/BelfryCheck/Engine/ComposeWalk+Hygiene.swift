import BelfrySource
import BelfryYAML

extension ComposeWalk {
  /// Paths inside at which something is mounted, folders in memory included.
  static func targets(_ service: Node) -> [String] {
    let volumes = (service["volumes"]?.items ?? []).map { volume in
      volume.kind == .scalar
        ? volume.text.split(separator: ":").dropFirst().first.map(String.init) ?? volume.text
        : volume["target"]?.text ?? ""
    }
    let memory = service["tmpfs"].map { $0.kind == .scalar ? [$0] : $0.items } ?? []
    return volumes + memory.map { String($0.text.prefix { $0 != ":" }) }
  }

  /// The first monitoring service that lacks something, and how many more do.
  static func first(
    lacking has: (Node) -> Bool, in root: Node, _ settings: CheckSettings,
    where fits: (KnownImage) -> Bool = { _ in true }
  ) -> (service: ServiceSubject, others: Int)? {
    let awaited = awaitedEnds(root)
    let lacking = (root["services"]?.merged ?? []).filter { $0.value.kind == .mapping }
      .map { ServiceSubject(name: $0.key, node: $0.value, root: root) }
      .filter { service in
        // A service that ends by itself is a tool.
        !isTool(service) && service.node["profiles"] == nil
          && !(awaited.contains(service.name.text) && isScript(service.node))
          && (service.known.map(fits) ?? settings.coversAll) && !has(service.node)
      }
    return lacking.first.map { ($0, lacking.count - 1) }
  }

  /// How many more, in words.
  static func others(_ count: Int) -> String { count == 0 ? "" : ", and \(count) more" }
}
