import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let kibanaSuperuser = CheckRule(
    "kibana/superuser", .error,
    summary: "Kibana uses the superuser 'elastic', or the old user 'kibana'.",
    rationale: """
      Since version 8 Kibana ends at once: the one may not write what Kibana keeps, the \
      other is called 'kibana_system' now.
      """,
    references: ["https://github.com/elastic/kibana/pull/122722"],
    examples: [
      .fails(
        """
        elasticsearch.hosts: ["https://elasticsearch:9200"]
        elasticsearch.username: ⟦elastic⟧

        """),
      .fails(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:8.19.20
            environment:
              - ⟦ELASTICSEARCH_USERNAME=elastic⟧

        """),
      .passes(
        """
        elasticsearch.hosts: ["https://elasticsearch:9200"]
        elasticsearch.username: kibana_system

        """),
      .passes(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:7.17.29
            environment:
              - ELASTICSEARCH_USERNAME=elastic

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.17.29
          kibana:
            build: ./kibana
            volumes: ["./kibana/kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
        --- kibana/kibana.yml
        elasticsearch.hosts: ["http://elasticsearch:9200"]
        elasticsearch.username: elastic

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.kibana)
      where (stack.majorVersion(of: program) ?? stack.likelyMajor) >= 8 {
        guard let user = program.setting("elasticsearch.username"),
          ["elastic", "kibana"].contains(user.text)
        else { continue }
        reporter.report(
          at: user.span, "Kibana may not be the user '\(user.text)'",
          help: "use 'kibana_system', or a token of a service account", in: user.path,
          as: stack.majorVersion(of: program) == nil ? .warning : nil)
      }
    }
  )
}
