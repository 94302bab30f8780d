import BelfrySource
import BelfryYAML

extension CheckRule {
  static let adminApiExposed = CheckRule(
    "compose/admin-api-exposed", .warning,
    summary: "An interface that deletes data or stops the server, open to the network.",
    rationale: """
      With --web.enable-admin-api anybody who reaches the port deletes series; with \
      --web.enable-lifecycle, stops the server.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [⟦--web.enable-admin-api⟧]
            ports: ["9090:9090"]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--web.enable-lifecycle]
            ports: ["127.0.0.1:9090:9090"]

        """),
    ],
    check: .service { service, reporter in
      guard service.imageName == "prometheus" else { return }
      let isOpen = (service.node["ports"]?.items ?? []).contains { port in
        if port.kind == .mapping {
          return port["published"] != nil
            && !["127.0.0.1", "::1"].contains(port["host_ip"]?.text ?? "")
        }
        return port.text.contains(":") && !port.text.hasPrefix("127.")
          && !port.text.hasPrefix("[::1]") && !port.text.contains("${")
      }
      guard isOpen else { return }
      for word in service.node["command"]?.items ?? []
      where ["--web.enable-admin-api", "--web.enable-lifecycle"].contains(word.text) {
        reporter.report(
          at: word.span, "'\(word.text)' is open to all who reach the port",
          help: "publish the port on 127.0.0.1, or take the flag out")
      }
    }
  )
}
