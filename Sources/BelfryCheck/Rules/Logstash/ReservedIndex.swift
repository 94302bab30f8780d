import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let reservedIndex = CheckRule(
    "logstash/reserved-index", .error,
    summary: "An index whose name belongs to data streams.",
    rationale: """
      Elasticsearch keeps logs-*-*, metrics-*-* and synthetics-*-* for data streams, and refuses an index \
      of such a name: nothing arrives. It does so since 7.9, unless 'stack.templates.enabled' is off.
      """,
    references: [
      "https://www.elastic.co/docs/manage-data/data-store/templates",
      "https://elastic.co/guide/en/elasticsearch/reference/7.17/breaking-changes-7.9.html",
    ],
    examples: [
      .fails(
        """
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => ⟦"logs-nginx-%{+YYYY.MM.dd}"⟧
          }
        }

        """),
      .passes(
        """
        input { stdin { } }
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] index => "logs-%{+YYYY.MM.dd}" }
          elasticsearch { hosts => ["http://elasticsearch:9200"] index => "nginx-logs-%{+YYYY}" }
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => "logs-nginx-default"
            action => "create"
          }
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => "logs-nginx-%{+YYYY}"
            data_stream => true
          }
        }

        """),
      .passes(
        """
        --- template.json
        {"index_patterns": ["logs-nginx-*"], "priority": 500, "template": {}}
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] index => "logs-nginx-%{+YYYY}" }
        }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.8.1
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] index => "logs-nginx-%{+YYYY}" }
        }

        """),
    ],
    check: .logs { stack, reporter in
      // A template of the bundle may win over Elasticsearch's own.
      let patterns = stack.workspace.files(.indexTemplate).flatMap { file in
        file.root["index_patterns"].map { $0.kind == .sequence ? $0.items : [$0] } ?? []
      }
      for file in stack.pipelines {
        for (stage, plugin) in file.pipeline.plugins
        where stage == .output && plugin.name == "elasticsearch" {
          // Beside 'data_stream => true' no index may be named at all, which is told already.
          guard let index = plugin["index"], let text = index.scalar,
            plugin["data_stream"]?.scalar != "true",
            plugin["action"].map({ $0.scalar == "index" }) ?? true,
            let name = IndexName(text, isStream: false, at: index.span, in: file.path),
            let kind = ["logs-", "metrics-", "synthetics-"].first(where: name.pattern.hasPrefix),
            name.pattern.dropFirst(kind.count).contains("-"),
            !patterns.contains(where: { IndexName.overlap($0.text, name.pattern) }),
            stack.reservesNames(plugin, file.path)
          else { continue }
          reporter.report(
            at: index.span, "the name '\(name.pattern)' belongs to data streams",
            help: "write to a data stream, or give the index another name",
            in: file.path)
        }
      }
    }
  )
}

extension LogStack {
  /// Whether the Elasticsearch that an output writes to may have the templates of data streams.
  fileprivate func reservesNames(_ plugin: LogstashPlugin, _ path: String) -> Bool {
    let named = (plugin["hosts"]?.items ?? []).compactMap { value in
      value.scalar.flatMap { LogAddress($0, at: value.span, in: path) }
        .flatMap { server($0, .elasticsearch) }
    }
    let servers = named.isEmpty ? all(.elasticsearch) : named
    return servers.isEmpty
      || servers.contains { server in
        let isOld = server.service?.version.map {
          $0[0] < 7 || $0.count > 1 && $0.lexicographicallyPrecedes([7, 9])
        }
        return isOld != true && server.flag("stack.templates.enabled") != false
      }
  }
}
