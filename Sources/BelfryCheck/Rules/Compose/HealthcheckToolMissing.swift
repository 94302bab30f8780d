import BelfrySource
import BelfryYAML

extension CheckRule {
  static let healthcheckToolMissing = CheckRule(
    "compose/healthcheck-tool-missing", .error,
    summary: "A health check with a program that the image does not have.",
    rationale: "The container is never healthy, and what waits for it never starts.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: [CMD, ⟦curl⟧, -f, "http://localhost:9090/-/ready"]}

        """),
      .fails(
        """
        services:
          otel:
            image: otel/opentelemetry-collector:0.160.0
            healthcheck: {test: ⟦"wget -q localhost:13133 || exit 1"⟧}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: [CMD, wget, -q, "http://localhost:9090/-/ready"]}

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.2.0
            healthcheck: {test: [CMD, bash, -c, "curl -s http://localhost:9200 | grep -q name"]}

        """),
    ],
    check: .service { service, reporter in
      guard let tools = service.known?.tools, let test = service.node["healthcheck"]?["test"] else {
        return
      }
      let isExec = test.items.first?.text == "CMD"
      let shell = test.kind == .scalar ? test : test.items.dropFirst().first
      guard let place = isExec ? test.items.dropFirst().first : shell else { return }
      var wanted = place.text.split { " \n;|&(".contains($0) }.first.map(String.init) ?? ""
      if !isExec, test.items.first?.text == "NONE" { return }
      if !isExec, !tools.contains("sh") { wanted = "sh" }
      guard ["curl", "wget", "sh", "bash"].contains(wanted), !tools.contains(wanted) else { return }
      let name = service.imageName ?? ""
      reporter.report(
        at: place.span, "the image '\(name)' has no \(wanted)",
        help: ["wget", "curl"].first(where: tools.contains).map { "use \($0), which it has" }
          ?? "take the check out")
    }
  )
}
