import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noLifecycle = CheckRule(
    "elastic/no-lifecycle", .warning,
    summary: "Indices of every day that nothing deletes.",
    rationale: """
      The disk fills up, Elasticsearch makes everything read-only, and logs are lost.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node, xpack.security.enabled=false]
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => ⟦"shop-%{+YYYY.MM.dd}"⟧
          }
        }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node, xpack.security.enabled=false]
        --- policy.json
        {"policy": {"phases": {"delete": {"min_age": "30d", "actions": {"delete": {}}}}}}
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => "shop-%{+YYYY.MM.dd}"
          }
        }

        """),
    ],
    check: .logs { stack, reporter in
      let workspace = stack.workspace
      // What another program or a script does cannot be seen.
      guard workspace.services.contains(where: { $0.program == .elasticsearch }),
        workspace.files(.lifecyclePolicy).isEmpty,
        !workspace.services.contains(where: { $0.image?.contains("curator") ?? false }),
        !stack.hasSetUp, !workspace.files(.indexTemplate).contains(where: stack.hasLifecycle)
      else { return }
      for name in stack.indices where name.isDated {
        reporter.report(
          at: name.span, "nothing deletes the indices '\(name.pattern)'",
          help: "give them a lifecycle policy, or write to a data stream with one", in: name.file)
      }
    }
  )
}
