import BelfrySource
import BelfryYAML

extension CheckRule {
  static let healthcheckVacuous = CheckRule(
    "compose/healthcheck-vacuous", .warning,
    summary: "A health check that always succeeds.",
    rationale:
      "A check that ends with || true, or that runs shell words without a shell, says nothing.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: ⟦"wget -q localhost:9090 || true"⟧}

        """),
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: ⟦[CMD, wget, localhost, "||", exit, "1"]⟧}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: "wget -q localhost:9090 || exit 1"}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: [CMD-SHELL, "a || exit 1"]}

        """),
    ],
    check: .service { service, reporter in
      guard let test = service.node["healthcheck"]?["test"] else { return }
      let text = test.kind == .scalar ? test.text : test.items.last?.text ?? ""
      let isTrue =
        text.hasSuffix("|| true") || text.hasSuffix("; true") || text.hasSuffix("|| exit 0")
      let isExec = test.items.first?.text == "CMD"
      let hasShell = isExec && test.items.contains { ["||", "&&", "|", ";"].contains($0.text) }
      guard isTrue || hasShell else { return }
      reporter.report(
        at: test.span, isTrue ? "this check always succeeds" : "shell words without a shell",
        help: isTrue ? "end it with '|| exit 1'" : "write CMD-SHELL and one text")
    }
  )
}
