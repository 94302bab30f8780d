import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let vmMaxMapCount = CheckRule(
    "elastic/vm-max-map-count", .advice,
    summary: "Elasticsearch needs a setting of the host that this file cannot make.",
    rationale: """
      A node of a cluster ends at once while the host's vm.max_map_count is below 262144; most systems \
      begin with 65530.
      """,
    examples: [
      .fails(
        """
        services:
          ⟦es01⟧:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - cluster.initial_master_nodes=es01

        """),
      .passes(
        """
        services:
          es01:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node

        """),
      .passes(
        """
        services:
          # The host needs vm.max_map_count=1048576.
          es01:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - cluster.initial_master_nodes=es01

        """),
    ],
    check: .logs { stack, reporter in
      var seen: Set<String> = []
      for program in stack.all(.elasticsearch) where program.isWhole {
        // A node alone does not ask for it when it starts.
        guard let service = program.service, program.text("discovery.type") != "single-node",
          program.flag("node.store.allow_mmap") != false,
          !service.file.mentions("max_map_count"),
          seen.insert(service.file.path).inserted
        else { continue }
        reporter.report(
          at: service.name.span, "the host must have vm.max_map_count at 262144 or more",
          help: "sysctl -w vm.max_map_count=1048576, and say so in a comment here",
          in: service.file.path)
      }
    }
  )
}
