import BelfrySource

extension CheckRule {
  static let newerKey = CheckRule(
    "yaml/newer-key", .error,
    summary: "A key that the image's version does not know yet.",
    rationale: """
      The program refuses the file. Said only where the tag of the image names a version.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        global: {⟦scrape_native_histograms⟧: true}
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.8.1
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        global: {scrape_native_histograms: true}
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:latest
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        global: {scrape_native_histograms: true}
        scrape_configs: []

        """),
    ],
    check: .reading
  )
}
