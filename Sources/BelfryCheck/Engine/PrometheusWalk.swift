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

  /// Every step of relabelling, within bounds.
  static func relabelSteps(_ root: Node) -> [Node] {
    var found: [Node] = []
    var open = [root]
    while let next = open.popLast(), found.count < 100_000 {
      for pair in next.pairs {
        if pair.key.text.hasSuffix("relabel_configs") {
          found += pair.value.items.filter { $0.kind == .mapping }
        } else if pair.value.kind != .scalar {
          open.append(pair.value)
        }
      }
      open += next.items.filter { $0.kind != .scalar }
    }
    return found
  }

  /// Targets of a job that are written down.
  static func targets(_ job: Node) -> [Node] {
    (job["static_configs"]?.items ?? []).flatMap { $0["targets"]?.items ?? [] }
  }

  /// Every key with a scalar, at any depth within bounds; not below free keys such as labels.
  static func scalars(_ root: Node) -> [Pair] {
    let free: Set = [
      "labels", "external_labels", "params", "headers", "http_headers", "relabel_configs",
      "metric_relabel_configs", "required_matchers", "node_meta",
    ]
    var found: [Pair] = []
    var open = [root]
    var next = 0
    while next < open.count, open.count < 100_000 {
      let node = open[next]
      next += 1
      for pair in node.pairs {
        if pair.value.kind == .scalar {
          found.append(pair)
        } else if !free.contains(pair.key.text) {
          open.append(pair.value)
        }
      }
      open += node.items.filter { $0.kind != .scalar }
    }
    return found
  }
}
