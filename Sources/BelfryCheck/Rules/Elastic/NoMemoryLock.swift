import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noMemoryLock = CheckRule(
    "elastic/no-memory-lock", .advice,
    summary: "Elasticsearch's memory may be swapped out.",
    rationale: """
      A heap on disk makes garbage collection take minutes, and the node seems dead.
      """,
    references: [
      "https://www.elastic.co/docs/deploy-manage/deploy/self-managed/setup-configuration-memory"
    ],
    examples: [
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - ⟦bootstrap.memory_lock=true⟧
            mem_limit: 2g

        """),
      .fails(
        """
        services:
          ⟦elasticsearch⟧:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - bootstrap.memory_lock=true
            ulimits: {memlock: {soft: -1, hard: -1}}
          other:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
            mem_limit: 2g
            memswap_limit: 2g

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.elasticsearch) where program.isWhole {
        guard let service = program.service else { continue }
        let swap = service.node["memswap_limit"].flatMap { ByteSize.docker($0.text) }
        if let swap, swap == service.memoryLimit { continue }
        guard service.node["mem_swappiness"]?.text != "0" else { continue }
        let lock = program.setting("bootstrap.memory_lock")
        if let lock {
          guard lock.text == "true" else { continue }
          let limit = service.node["ulimits"]?["memlock"]
          let hard = limit?["hard"]?.text ?? limit?.text ?? ""
          guard !hard.contains("$"), hard != "-1" else { continue }
          reporter.report(
            at: lock.span, "'\(service.name.text)' may not lock its memory",
            help: "add 'ulimits: {memlock: {soft: -1, hard: -1}}'", in: lock.path)
        } else {
          reporter.report(
            at: service.name.span, "the memory of '\(service.name.text)' may be swapped out",
            help: "set 'memswap_limit' to 'mem_limit', or lock the memory", in: service.file.path)
        }
      }
    }
  )
}
