/// Keys of Compose files that are often written in the wrong place, by where they stand.
enum ComposeKeyPlaces {
  /// Keys that are written in a service.
  static let ofService = places([
    (
      .under("deploy"),
      [
        "mode", "replicas", "endpoint_mode", "placement", "resources", "restart_policy",
        "update_config", "rollback_config",
      ]
    ),
    (
      .under("healthcheck"),
      ["test", "interval", "timeout", "retries", "start_period", "start_interval"]
    ),
    (.under("build"), ["context", "dockerfile", "args"]),
  ])

  /// Keys that are written under `deploy`.
  static let ofDeploy = places([
    (.under("resources"), ["limits", "reservations"]),
    (.under("placement"), ["constraints", "preferences", "max_replicas_per_node"]),
    (
      .elsewhere("it stands beside 'deploy', not under it"),
      [
        "image", "command", "environment", "ports", "volumes", "networks", "depends_on",
        "healthcheck", "logging", "restart", "configs", "secrets", "mem_limit", "cpus",
      ]
    ),
  ])

  private static func places(_ parts: [(place: KeyPlace, keys: [String])]) -> [String: KeyPlace] {
    parts.reduce(into: [:]) { all, part in
      for key in part.keys { all[key] = part.place }
    }
  }
}
