import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let heapOverHalf = CheckRule(
    "elastic/heap-over-half", .warning,
    summary: "Elasticsearch's heap takes more than half of its memory.",
    rationale: """
      The other half is for the file system's cache and for memory outside of the heap; without it \
      searches are slow, and the kernel ends the container.
      """,
    references: [
      "https://www.elastic.co/docs/deploy-manage/deploy/self-managed/important-settings-configuration"
    ],
    examples: [
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - ⟦ES_JAVA_OPTS=-Xms1500m -Xmx1500m⟧
            mem_limit: 2g

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - ES_JAVA_OPTS=-Xms1g -Xmx1g
            mem_limit: 2g
          other:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - ES_JAVA_OPTS=-Xmx${HEAP}
            mem_limit: 2g

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.elasticsearch) {
        guard let service = program.service, let limit = service.memoryLimit,
          let options = service.variable("ES_JAVA_OPTS"),
          let word = options.value.split(separator: " ").last(where: { $0.hasPrefix("-Xmx") }),
          let heap = ByteSize.docker(String(word.dropFirst(4)))
        else { continue }
        // A heap over the whole limit is another rule's finding.
        guard heap > limit / 2, heap <= limit else { continue }
        reporter.report(
          at: options.node.span,
          "the heap takes more than half of the memory of '\(service.name.text)'",
          help: "take the option out, and Elasticsearch sizes the heap itself",
          in: service.file.path)
      }
    }
  )
}
