import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let kibanaRemovedSetting = CheckRule(
    "kibana/removed-setting", .error,
    summary: "A setting that Kibana does not have any more.",
    rationale: """
      Since version 8 Kibana ends at its start: whether users are asked is decided by Elasticsearch alone. \
      8.8 to 8.12 passed over it.
      """,
    references: [
      "https://github.com/elastic/kibana/pull/111681",
      "https://github.com/elastic/kibana/pull/175565",
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

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.kibana) {
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
