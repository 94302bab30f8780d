import BelfrySource
import BelfryYAML

extension CheckRule {
  static let portQuoted = CheckRule(
    "compose/port-quoted", .advice,
    summary: "A published port without quotes that may be read as a number.",
    rationale: """
      YAML 1.1 reads 22:22 as a number of base 60, where no part behind the first is above 59; \
      with quotes every reader takes it for a text.
      """,
    examples: [
      .fails(
        """
        services: {a: {image: "x:1", ports: [⟦2222:22⟧]}}

        """),
      .passes(
        """
        services: {a: {image: "x:1", ports: ["2222:22", 80, 9090:9090, 0:22]}}

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] {
        for port in service.value["ports"]?.items ?? []
        where port.kind == .scalar && port.style == .plain {
          let parts = port.text.split(separator: ":")
          guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
            let inner = Int(parts[1]), inner < 60, parts[1].count < 3, !parts[0].hasPrefix("0")
          else { continue }
          reporter.report(
            at: port.span, "'\(port.text)' stands without quotes", help: "write \"\(port.text)\"",
            fixes: [FixIt("put it in quotes", edits: [.init(port.span, "\"\(port.text)\"")])])
        }
      }
    }
  )
}
