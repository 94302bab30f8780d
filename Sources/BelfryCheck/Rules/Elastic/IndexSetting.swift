import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let indexSetting = CheckRule(
    "elastic/index-setting", .error,
    summary: "A setting of an index stands among those of the node.",
    rationale: """
      Elasticsearch does not start: 'node settings must not contain any index level settings'.
      """,
    references: ["https://github.com/elastic/elasticsearch/pull/17223"],
    examples: [
      .fails(
        """
        --- elasticsearch.yml
        cluster.name: shop
        ⟦index.number_of_replicas⟧: 0

        """),
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - ⟦index.number_of_shards=1⟧

        """),
      .passes(
        """
        --- elasticsearch.yml
        cluster.name: shop
        index.codec: best_compression
        indices.memory.index_buffer_size: 20%

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.elasticsearch) {
        if let major = stack.majorVersion(of: program), major < 5 { continue }
        for setting in program.settings where setting.name.hasPrefix("index.") {
          // Some are both: the default of the node's indices.
          guard setting.name != "index.codec", !setting.name.hasPrefix("index.store.") else {
            continue
          }
          reporter.report(
            at: setting.key?.span ?? setting.span,
            "Elasticsearch does not start with '\(setting.name)', a setting of indices",
            help: "put it into an index template", in: setting.path)
        }
      }
    }
  )
}
