import BelfrySource
import BelfryYAML

extension CheckRule {
  static let healthyWithoutHealthcheck = CheckRule(
    "compose/healthy-without-healthcheck", .error,
    summary: "A service waits for another one to be healthy, which has no health check.",
    rationale: "Compose ends with an error: that container has no health to wait for.",
    examples: [
      .fails(
        """
        services:
          prometheus: {image: "prom/prometheus:v3.14.0"}
          grafana:
            image: grafana/grafana:13.2.1
            depends_on: {prometheus: {condition: ⟦service_healthy⟧}}

        """),
      .passes(
        """
        services:
          cadvisor: {image: "ghcr.io/google/cadvisor:v0.60.5"}
          db: {image: "mydb:1"}
          grafana:
            image: grafana/grafana:13.2.1
            depends_on: {cadvisor: {condition: service_healthy}, db: {condition: service_healthy}}

        """),
    ],
    check: .service { service, reporter in
      for pair in service.node["depends_on"]?.merged ?? [] {
        guard let condition = pair.value["condition"], condition.text == "service_healthy",
          let node = service.root["services"]?[pair.key.text], node.kind == .mapping
        else { continue }
        let other = ServiceSubject(name: pair.key, node: node, root: service.root)
        let check = node["healthcheck"]
        let isOff =
          check?["disable"]?.text == "true" || check?["test"]?.items.first?.text == "NONE"
        let hasNone = check == nil && other.known.map { !$0.hasHealthcheck } ?? false
        guard isOff || hasNone else { continue }
        reporter.report(
          at: condition.span, "'\(pair.key.text)' has no health check",
          help: "give it one, or wait for service_started")
      }
    }
  )
}
