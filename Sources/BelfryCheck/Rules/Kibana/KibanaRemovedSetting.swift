import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let kibanaRemovedSetting = CheckRule(
    "kibana/removed-setting", .error,
    summary: "A setting that Kibana does not have any more.",
    rationale: """
      Kibana ends at its start. Since version 8 Elasticsearch alone decides whether users are asked \
      (8.8 to 8.12 passed over that one), and logs have appenders.
      """,
    references: [
      "https://github.com/elastic/kibana/pull/111681",
      "https://github.com/elastic/kibana/pull/175565",
      "https://github.com/elastic/kibana/issues/125590",
      "https://github.com/elastic/kibana/issues/40335",
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
        --- kibana.yml
        server.host: 0.0.0.0
        ⟦xpack.security.enabled⟧: false

        """),
      .fails(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:8.19.20
            volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
        --- kibana.yml
        ⟦elasticsearch.url⟧: http://elasticsearch:9200
        logging:
          ⟦dest⟧: stdout

        """),
      .passes(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:7.17.29
            volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
        --- kibana.yml
        server.host: 0.0.0.0
        xpack.security.enabled: false
        logging.dest: stdout

        """),
      .passes(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment:
              - ELASTICSEARCH_URL=http://elasticsearch:9200
              - ELASTICSEARCH_HOSTS=http://elasticsearch:9200

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.kibana) {
        let known = stack.majorVersion(of: program)
        for gone in removed where gone.since <= known ?? stack.likelyMajor {
          // The image hands no such variable on.
          guard let setting = program.setting(gone.name), setting.origin == .file else { continue }
          reporter.report(
            at: setting.key?.span ?? setting.span,
            "Kibana \(gone.since) has no setting '\(gone.name)' any more",
            help: "use '\(gone.replacement)'", in: setting.path, as: known == nil ? .warning : nil)
        }
        guard let version = program.service?.version, version[0] >= 8,
          let setting = program.setting("xpack.security.enabled"), setting.origin == .file
        else { continue }
        let isPassedOver =
          version[0] == 8 && (version.count < 2 || 8...12 ~= version[1])
        reporter.report(
          at: setting.key?.span ?? setting.span,
          "Kibana 8 has no setting '\(setting.name)' any more",
          help: "take it out; Elasticsearch's own setting counts", in: setting.path,
          as: isPassedOver ? .warning : nil)
      }
    }
  )
}

/// Settings that versions took away, and what took their place.
private let removed: [(name: String, since: Int, replacement: String)] = [
  ("elasticsearch.url", 7, "elasticsearch.hosts"),
  ("logging.dest", 8, "logging.appenders"),
]
