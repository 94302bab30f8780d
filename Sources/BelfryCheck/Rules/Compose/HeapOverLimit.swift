import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let heapOverLimit = CheckRule(
    "compose/heap-over-limit", .error,
    summary: "A Java heap that is as large as the memory of its container.",
    rationale: """
      The kernel ends the process as soon as the heap fills: Java needs memory beside it.
      """,
    examples: [
      .fails(
        """
        services:
          es:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            mem_limit: 1g
            environment:
              ES_JAVA_OPTS: ⟦-Xms2g -Xmx2g⟧

        """),
      .passes(
        """
        services:
          es:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            mem_limit: 4g
            environment:
              ES_JAVA_OPTS: -Xms2g -Xmx2g

        """),
    ],
    check: .service { service, reporter in
      guard
        let limit = service.node["mem_limit"]
          ?? service.node["deploy"]?["resources"]?["limits"]?["memory"],
        let bytes = ByteSize.docker(limit.text)
      else { return }
      for (name, value, node) in ComposeWalk.environment(service.node)
      where ["ES_JAVA_OPTS", "LS_JAVA_OPTS"].contains(name) {
        let heap = value.split(separator: " ").last { $0.hasPrefix("-Xmx") }?.dropFirst(4)
        guard let heap, let size = ByteSize.docker(String(heap)), size >= bytes else { continue }
        reporter.report(
          at: node.span, "a heap of \(heap) does not fit into '\(limit.text)'",
          help: "give the container twice as much as the heap",
          related: [.init("the limit", file: reporter.file, span: limit.span)])
      }
    }
  )
}
