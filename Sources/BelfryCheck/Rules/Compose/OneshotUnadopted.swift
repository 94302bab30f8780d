import BelfrySource
import BelfryYAML

extension CheckRule {
  static let oneshotUnadopted = CheckRule(
    "compose/oneshot-unadopted", .warning,
    summary: "A service that prepares others, for whose end nobody waits.",
    rationale: """
      A container that sets something up and ends is only waited for with the condition \
      service_completed_successfully. With the short form of depends_on the others start at the same \
      time, and a set-up that failed goes unnoticed.
      """,
    references: ["https://docs.docker.com/reference/compose-file/services/#depends_on"],
    examples: [
      .fails(
        """
        services:
          setup: {image: "app:1", restart: "no", command: [prepare]}
          app: {image: "app:1", depends_on: [⟦setup⟧]}

        """),
      .fails(
        """
        services:
          setup: {image: "app:1", restart: "no", command: [prepare]}
          app:
            image: app:1
            depends_on: {setup: {condition: ⟦service_started⟧}}

        """),
      .passes(
        """
        services:
          setup: {image: "app:1", restart: "no", command: [prepare]}
          db: {image: "db:1"}
          app:
            image: app:1
            depends_on: {setup: {condition: service_completed_successfully}, db: {condition: service_started}}

        """),
      .passes(
        """
        services:
          prometheus: {image: "prom/prometheus:v3.14.0", restart: "no"}
          api: {image: "api:1", restart: "no", ports: ["80:80"], command: [api]}
          cache: {image: "redis:8", restart: "no", command: [redis-server, --appendonly, "yes"]}
          grafana:
            image: grafana/grafana:13.0.0
            depends_on: [prometheus, api, cache]

        """),
    ],
    check: .document(.compose) { root, reporter in
      let services = (root["services"]?.merged ?? []).filter { $0.value.kind == .mapping }
      // Only what says that it ends is taken for a set-up.
      let adopted = ComposeWalk.awaitedEnds(root)
      let subjects = services.map { ServiceSubject(name: $0.key, node: $0.value, root: root) }
      let ending = Set(
        subjects.filter { ComposeWalk.isOneshot($0, adopted: adopted) }.map(\.name.text))
      for service in services {
        guard let wanted = service.value["depends_on"] else { continue }
        for item in wanted.items where ending.contains(item.text) {
          reporter.report(
            at: item.span, "this does not wait until '\(item.text)' has ended",
            help: "write 'condition: service_completed_successfully'")
        }
        for pair in wanted.merged where ending.contains(pair.key.text) {
          let condition = pair.value["condition"]
          // What becomes healthy runs on.
          guard !["service_completed_successfully", "service_healthy"].contains(condition?.text)
          else { continue }
          reporter.report(
            at: (condition ?? pair.key).span,
            "this does not wait until '\(pair.key.text)' has ended",
            help: "write 'condition: service_completed_successfully'")
        }
      }
    }
  )
}
