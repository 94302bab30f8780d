import BelfryYAML

/// Walks through a configuration of Prometheus.
enum PrometheusWalk {
  /// Every discovery of every job and of `alerting`: its key, such as `ec2_sd_configs`, and its settings.
  static func discoveries(_ root: Node) -> [(kind: String, node: Node)] {
    let blocks =
      (root["scrape_configs"]?.items ?? []) + (root["alerting"]?["alertmanagers"]?.items ?? [])
    return blocks.flatMap { block in
      block.pairs.filter { $0.key.text.hasSuffix("_sd_configs") }.flatMap { pair in
        pair.value.items.filter { $0.kind == .mapping }.map { (pair.key.text, $0) }
      }
    }
  }
}
