import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let replicasOnOneNode = CheckRule(
    "elastic/replicas-on-one-node", .warning,
    summary: "Copies of shards that no second node can hold.",
    rationale: """
      The copies are never allocated: the cluster stays yellow, and real trouble goes unseen.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node]
        --- template.json
        {"index_patterns": ["shop-*"], "template": {"settings": {"number_of_replicas": ⟦1⟧}}}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          es01:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.seed_hosts=es02]
          es02:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.seed_hosts=es01]
        --- template.json
        {"index_patterns": ["shop-*"], "template": {"settings": {"number_of_replicas": 1}}}

        """),
    ],
    check: .logs { stack, reporter in
      let servers = stack.all(.elasticsearch)
      guard servers.count == 1, let server = servers.first, server.service != nil,
        server.text("discovery.type") == "single-node"
      else { return }
      var settings = stack.workspace.files(.indexTemplate).flatMap { file in
        ProgramSetting.all(in: file.root, file.path)
      }
      settings += stack.all(.filebeat).flatMap { $0.family("setup.template.settings") }
      for setting in settings
      where setting.name.hasSuffix(".number_of_replicas") || setting.name == "number_of_replicas" {
        guard let count = Int(setting.text), count > 0 else { continue }
        reporter.report(
          at: setting.span, "there is no second node for \(count == 1 ? "a replica" : "replicas")",
          help: "write 0 while there is one node",
          fixes: [FixIt("replace by 0", edits: [.init(setting.span, "0")])], in: setting.path)
      }
    }
  )
}
