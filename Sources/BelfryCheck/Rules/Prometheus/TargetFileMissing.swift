import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetFileMissing = CheckRule(
    "prometheus/target-file-missing", .error,
    summary: "A file with targets that Prometheus cannot see.",
    rationale:
      "Prometheus starts without it, waits for it to appear and scrapes nothing. Files in a folder that is mounted may be written later and are not missed.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            file_sd_configs: [{files: [⟦targets/*.json⟧]}]
        --- targets/a.json
        [{"targets": ["api:80"]}]
        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./targets:/etc/prometheus/targets:ro
              - found:/found
          finder: {image: "finder:1", volumes: ["found:/found"]}
        volumes: {found: {}}
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            file_sd_configs: [{files: [targets/*.json, /found/all.yml]}]
        --- targets/a.json
        [{"targets": ["api:80"]}]
        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.mainServers {
        guard let service = server.service, service.node["extends"] == nil else { continue }
        for entry in (server.config.root["scrape_configs"]?.items ?? [])
          .flatMap(workspace.targetEntries)
        {
          let path = entry.text.hasPrefix("/") ? entry.text : server.folder + entry.text
          let folder = Workspace.folder(path)
          guard !entry.text.contains("$"), !service.mounts(path), !service.mounts(folder),
            workspace.source(of: path, in: service) == nil
          else { continue }
          reporter.report(
            at: entry.span, "nothing is mounted at '\(folder)' in '\(service.name.text)'",
            help: "mount the folder with the file of targets", in: server.config.path)
        }
      }
    }
  )
}
