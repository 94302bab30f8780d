import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let monitoringUser = CheckRule(
    "elastic/monitoring-user", .error,
    summary: "Logs are written as a user that may only tell about a program itself.",
    rationale: """
      'logstash_system', 'beats_system' and 'apm_system' may store what is watched of these programs, and \
      no logs: Elasticsearch refuses every event.
      """,
    references: [
      "https://elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/built-in-users",
      "https://elastic.co/guide/en/elastic-stack-overview/6.6/built-in-roles.html",
    ],
    examples: [
      .fails(
        """
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["https://elasticsearch:9200"]
            user => ⟦"logstash_system"⟧
            password => "${PASSWORD}"
          }
        }

        """),
      .fails(
        """
        --- filebeat.yml
        filebeat.inputs: []
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          username: ⟦beats_system⟧
          password: ${PASSWORD}

        """),
      .passes(
        """
        --- logstash.yml
        xpack.monitoring.elasticsearch.username: logstash_system
        --- logstash/main.conf
        input { stdin { } }
        output { elasticsearch { user => "logstash_internal" password => "${PASSWORD}" } }
        --- filebeat.yml
        filebeat.inputs: []
        monitoring.elasticsearch.username: beats_system
        output.elasticsearch.username: filebeat_writer

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node, xpack.security.enabled=false]
        --- logstash/main.conf
        input { stdin { } }
        output { elasticsearch { hosts => "elasticsearch" user => "logstash_system" } }

        """),
    ],
    check: .logs { stack, reporter in
      let users: Set<String> = ["logstash_system", "beats_system", "apm_system"]
      // Where nobody is asked for a name, it does not matter which one is given.
      let servers = stack.all(.elasticsearch).map { ElasticSecurity($0).asksUsers }
      guard !servers.contains(false) else { return }
      for file in stack.pipelines {
        for (stage, plugin) in file.pipeline.plugins
        where stage == .output && plugin.name == "elasticsearch" {
          guard let user = plugin["user"], let name = user.scalar, users.contains(name) else {
            continue
          }
          reporter.report(
            at: user.span, "'\(name)' may not write logs",
            help: "make a user with a role that may write to the index", in: file.path)
        }
      }
      for program in stack.all(.filebeat) {
        guard let user = program.setting("output.elasticsearch.username"), users.contains(user.text)
        else { continue }
        reporter.report(
          at: user.span, "'\(user.text)' may not write logs",
          help: "make a user with a role that may write to the index", in: user.path)
      }
    }
  )
}
