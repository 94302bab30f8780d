import BelfrySource
import BelfryYAML

extension CheckRule {
  static let portClash = CheckRule(
    "compose/port-clash", .error,
    summary: "Two services publish the same port.",
    rationale: "The second one cannot start.",
    examples: [
      .fails(
        """
        services:
          a: {image: "x:1", ports: ["9090:9090"]}
          b: {image: "x:1", ports: [⟦"9090:80"⟧]}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", ports: ["9090:9090"]}
          b: {image: "x:1", ports: ["9091:80", "127.0.0.1:9092:80"]}

        """),
    ],
    check: .document(.compose) { root, reporter in
      var seen: [String: Span] = [:]
      for pair in root["services"]?.merged ?? [] where pair.value["profiles"] == nil {
        for port in pair.value["ports"]?.items ?? [] {
          for key in ComposeWalk.published(port) {
            if let first = seen[key] {
              let number = key.split(separator: "/").first ?? ""
              reporter.report(
                at: port.span, "port \(number) is published twice", help: "choose another port",
                related: [.init("the first", file: reporter.file, span: first)])
            } else {
              seen[key] = port.span
            }
          }
        }
      }
    }
  )
}
