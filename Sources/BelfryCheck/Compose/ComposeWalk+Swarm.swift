import BelfryYAML

extension ComposeWalk {
  /// Whether a file is meant for `docker stack deploy`, as settings tell that Compose leaves alone.
  ///
  /// A swarm starts services again by itself, and follows neither `restart`, `mem_limit`,
  /// `security_opt` and `container_name` nor the address before a port (docker/cli,
  /// `cli/compose/types`).
  static func isSwarm(_ root: Node) -> Bool {
    let networks = root["networks"]?.merged ?? []
    if networks.contains(where: { $0.value["driver"]?.text == "overlay" }) { return true }
    let keys = ["mode", "placement", "update_config", "rollback_config", "endpoint_mode"]
    return (root["services"]?.merged ?? []).contains { service in
      keys.compactMap { service.value["deploy"]?[$0] }.contains { setting in
        setting.kind == .scalar
          ? !setting.isNull : !setting.items.isEmpty || !setting.merged.isEmpty
      }
    }
  }
}
