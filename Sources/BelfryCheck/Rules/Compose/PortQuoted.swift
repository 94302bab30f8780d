import BelfrySource
import BelfryYAML

extension CheckRule {
  static let portQuoted = CheckRule(
    "compose/port-quoted", .advice,
    summary: "A published port that stands without quotes.",
    rationale: """
      YAML 1.1 reads 22:22 as a number of base 60; with quotes every reader takes it for a text.
      """,
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", ports: [⟦2222:22⟧]}}

        """),
      .passes(
        """
        services: {a: {image: "x:1", ports: ["2222:22", 80]}}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] {
        for port in service.value["ports"]?.items ?? []
        where port.kind == .scalar && port.style == .plain {
          let parts = port.text.split(separator: ":")
          guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { continue }
          reporter.report(
            at: port.span, "'\(port.text)' stands without quotes", help: "write \"\(port.text)\"",
            fixes: [FixIt("put it in quotes", edits: [.init(port.span, "\"\(port.text)\"")])])
        }
      }
    }
  )
}
