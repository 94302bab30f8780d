import BelfrySource
import BelfryYAML

extension CheckRule {
  static let portClash = CheckRule(
    "compose/port-clash", .error,
    summary: "Two containers publish the same port.",
    rationale: """
      The second one cannot start. A port without an address is published on all of them.
      """,
    examples: [
      .fails(
        """
        services:
          a: {image: "x:1", ports: ["9090:9090"]}
          b: {image: "x:1", ports: [⟦"9090:80"⟧]}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", ports: ["9090:9090"]}
          b: {image: "x:1", ports: ["9091:80", "127.0.0.1:9092:80"]}

        """),
      .fails(
        """
        services:
          a: {image: "x:1", ports: ["9090:9090"]}
          b: {image: "x:1", ports: [⟦"127.0.0.1:9090:80"⟧]}

        """),
      .fails(
        """
        services:
          a: {image: "x:1", ports: [⟦"9090:9090"⟧], deploy: {replicas: 2}}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", ports: ["127.0.0.1:9090:9090", "127.0.0.2:9090:9090"]}
          b: {image: "x:1", ports: ["9091-9092:80"], deploy: {replicas: 2}}
          c: {image: "x:1", ports: ["9093:80"], deploy: {replicas: 2, placement: {constraints: []}}}

        """),
    ],
    check: .document(.compose) { root, reporter in
      // By port and protocol, with the addresses that are taken.
      var seen: [Substring: [(address: Substring, span: Span)]] = [:]
      for pair in root["services"]?.merged ?? [] where pair.value["profiles"] == nil {
        for port in pair.value["ports"]?.items ?? [] {
          for key in ComposeWalk.published(port) {
            let parts = key.split(separator: "/", omittingEmptySubsequences: false)
            let place = key.dropLast(parts[2].count)
            if let first = seen[place]?.first(where: { overlap($0.address, parts[2]) }) {
              reporter.report(
                at: port.span, "port \(parts[0]) is published twice", help: "choose another port",
                related: [.init("the first", file: reporter.file, span: first.span)])
            } else {
              seen[place, default: []].append((parts[2], port.span))
            }
          }
        }
        replicas(pair.value, root, &reporter)
      }
    }
  )
}

/// Whether two addresses have a port in common: an address that is left out stands for all.
private func overlap(_ first: Substring, _ second: Substring) -> Bool {
  first == second || first.isEmpty || second.isEmpty
    || [first, second].contains("0.0.0.0") && !first.contains(":") && !second.contains(":")
}

/// Reports a port that several containers of one service would publish; a swarm, which shares it, is
/// told by its other settings.
private func replicas(_ service: Node, _ root: Node, _ reporter: inout Reporter) {
  let deploy = service["deploy"]
  let swarm = [
    "mode", "placement", "update_config", "rollback_config", "endpoint_mode", "restart_policy",
    "labels",
  ]
  guard let count = (service["scale"] ?? deploy?["replicas"]).flatMap({ Int($0.text) }), count > 1,
    !swarm.contains(where: { deploy?[$0] != nil }),
    root["networks"]?.merged.contains(where: { $0.value["driver"]?.text == "overlay" }) != true
  else { return }
  for port in service["ports"]?.items ?? [] where port["mode"] == nil {
    let published = ComposeWalk.published(port)
    guard !published.isEmpty, published.count < count, let first = published.first else { continue }
    reporter.report(
      at: port.span,
      "\(count) containers cannot all publish port \(first.prefix { $0 != "/" })",
      help: "publish as many ports as there are containers, or none", as: .warning)
  }
}
