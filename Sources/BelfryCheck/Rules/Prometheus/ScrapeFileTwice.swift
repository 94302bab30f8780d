import BelfrySource
import BelfryYAML

extension CheckRule {
  static let scrapeFileTwice = CheckRule(
    "prometheus/scrape-file-twice", .error,
    summary: "Files with scrape jobs that bring a job a second time.",
    rationale: """
      Every job has a name of its own, over all files that are read; Prometheus refuses the \
      configuration.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file"
    ],
    examples: [
      .fails(
        """
        scrape_config_files: [a.yml, ⟦a.yml⟧]

        """),
      .fails(
        """
        --- prometheus.yml
        scrape_config_files: [⟦"jobs/*.yml"⟧]
        scrape_configs: [{job_name: a}]
        --- jobs/a.yml
        scrape_configs: [{job_name: a}]

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_config_files: ["jobs/*.yml"]
        scrape_configs: [{job_name: b}]
        --- jobs/a.yml
        scrape_configs: [{job_name: a}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      var entries: Set<String> = []
      for entry in root["scrape_config_files"]?.items ?? []
      where !entries.insert(entry.text).inserted {
        reporter.report(
          at: entry.span, "'\(entry.text)' is read twice, and every job in it with it",
          help: "take one of the two out")
      }
      let workspace = reporter.workspace
      guard let server = workspace.servers.first(where: { $0.config.path == reporter.file }) else {
        return
      }
      var names = Set((root["scrape_configs"]?.items ?? []).compactMap { $0["job_name"]?.text })
      var read: Set<String> = []
      for (entry, files) in workspace.scrapeFiles(server) {
        for file in files where file.path != reporter.file && read.insert(file.path).inserted {
          for job in (file.root["scrape_configs"]?.items ?? []).compactMap({ $0["job_name"] })
          where !names.insert(job.text).inserted {
            reporter.report(
              at: entry.span, "the job '\(job.text)' comes a second time",
              help: "give it another name",
              related: [.init("the second", file: file.path, span: job.span)])
          }
        }
      }
    }
  )
}
