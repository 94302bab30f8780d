import BelfrySource
import BelfryYAML

extension CheckRule {
  static let configFlagMismatch = CheckRule(
    "compose/config-flag-mismatch", .error,
    summary: "The configuration that a flag names is not mounted.",
    rationale: "The program reads the file of its image, or ends at once.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [⟦--config.file=/etc/prom/prometheus.yml⟧]
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./rules:/etc/prometheus/rules:ro
              - data:/prometheus
          api: {image: "api:1"}
        volumes: {data: {}}
        --- prometheus.yml
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--config.file=/etc/prometheus/prometheus.yml]
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./rules:/etc/prometheus/rules:ro
              - data:/prometheus
          api: {image: "api:1"}
        volumes: {data: {}}
        --- prometheus.yml
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--config.file=/etc/prom/own.yml]
            volumes: ["./rules:/etc/prom/rules:ro"]
            configs: [{source: own, target: /etc/prom/own.yml}]
          alertmanager:
            image: prom/alertmanager:v0.29.0
            command: [--config.file=/given]
            configs: [given]
        configs:
          own: {content: "scrape_configs: []"}
          given: {external: true}
        --- rules/a.txt

        """),
      // A script makes the file before it starts the program.
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            entrypoint: [/bin/sh, /start.sh]
            command: [--config.file=/etc/prometheus/prometheus.yml]
            volumes: ["./start.sh:/start.sh:ro", "./prometheus.tmpl:/prometheus.tmpl:ro"]
        --- start.sh
        --- prometheus.tmpl

        """),
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            entrypoint: [/bin/prometheus]
            command: [⟦--config.file=/etc/prom/prometheus.yml⟧]
            volumes: ["./rules:/etc/prometheus/rules:ro"]
        --- rules/a.txt

        """),
    ],
    check: .workspace { workspace, reporter in
      for service in workspace.services
      where ["prometheus", "alertmanager"].contains(service.image) && !isWrapped(service) {
        for word in service.words where word.text.hasPrefix("--config.file=") {
          let path = String(word.text.dropFirst("--config.file=".count))
          let hasMounts = !workspace.mounts(service).isEmpty || service.node["configs"] != nil
          guard hasMounts, !path.contains("$"), workspace.source(of: path, in: service) == nil,
            !service.configs.contains(where: { $0.target == path }), !service.mounts(path)
          else {
            continue
          }
          reporter.report(
            at: word.span, "nothing is mounted at '\(path)'", help: "mount the file there",
            in: service.file.path)
        }
      }
    }
  )
}

/// Whether something else than the image's own program starts, and may make its configuration.
private func isWrapped(_ service: Workspace.Service) -> Bool {
  guard let entrypoint = service.node["entrypoint"], !entrypoint.isNull else { return false }
  let first = ComposeWalk.words(entrypoint).first?.text.split(separator: "/").last
  return first.map { String($0) != service.image } ?? false
}
