import BelfrySource
import BelfryYAML

extension CheckRule {
  static let metricsPathMismatch = CheckRule(
    "prometheus/metrics-path-mismatch", .error,
    summary: "A target that serves its metrics under another path.",
    rationale: "The scrape is answered with 404, and the target is down.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          minio:
            image: minio/minio:RELEASE.2025-01-20T14-49-07Z
        --- prometheus.yml
        scrape_configs:
          - job_name: ⟦minio⟧
            static_configs: [{targets: ["minio:9000"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          minio:
            image: minio/minio:RELEASE.2025-01-20T14-49-07Z
        --- prometheus.yml
        scrape_configs:
          - job_name: minio
            metrics_path: /minio/v2/metrics/cluster
            static_configs: [{targets: ["minio:9000"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          gitlab:
            image: gitlab/gitlab-ce:18.5.0-ce.0
        --- prometheus.yml
        scrape_configs:
          - job_name: gitlab
            static_configs: [{targets: ["gitlab:9168", "gitlab:9236", "gitlab:9187"]}]

        """),
    ],
    check: .workspace { workspace, reporter in
      let paths = [
        "minio": ["/minio/v2/metrics/", "/minio/metrics/v3", "/minio/prometheus/metrics"],
        "vault": ["/v1/sys/metrics"], "consul": ["/v1/agent/metrics"], "nomad": ["/v1/metrics"],
        "influxdb": ["/metrics"], "gitlab-ce": ["/-/metrics"], "gitlab-ee": ["/-/metrics"],
        "netdata": ["/api/v1/allmetrics"],
        "sonarqube": ["/api/monitoring/metrics", "/api/prometheus/metrics"],
        "home-assistant": ["/api/prometheus"], "emqx": ["/api/v5/prometheus/stats"],
      ]
      for server in workspace.mainServers where server.service != nil {
        for (job, target) in workspace.targets(server) where job["relabel_configs"] == nil {
          guard let service = workspace.service(named: NetworkName.host(target.text)),
            let image = service.image, let known = paths[image], let name = job["job_name"]
          else { continue }
          // The exporters in GitLab's image have ports of their own.
          guard !image.hasPrefix("gitlab-") || isWeb(target.text) else { continue }
          let path = job["metrics_path"]?.text ?? "/metrics"
          guard !known.contains(where: path.hasPrefix), image != "sonarqube" || path == "/metrics"
          else {
            continue
          }
          reporter.report(
            at: (job["metrics_path"] ?? name).span, "'\(image)' serves no metrics under '\(path)'",
            help: "write 'metrics_path: \(known[0])\(known[0].hasSuffix("/") ? "cluster" : "")'",
            in: server.config.path)
        }
      }
    }
  )
}

/// Whether a target is one of a web server's usual ports.
private func isWeb(_ target: String) -> Bool {
  NetworkName.port(target).map { [80, 443].contains($0) } ?? true
}
