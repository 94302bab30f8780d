import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateContainerName = CheckRule(
    "compose/duplicate-container-name", .error,
    summary: "Two services with one container name.",
    rationale: "The second container cannot be made.",
    examples: [
      .fails(
        """
        services:
          a: {image: "x:1", container_name: shop}
          b: {image: "x:1", container_name: ⟦shop⟧}

        """),
      .passes(
        """
        services:
          a: {image: "x:1", container_name: shop}
          b: {image: "x:1", container_name: other}

        """),
    ],
    check: .document(.compose) { root, reporter in
      var seen: [String: Span] = [:]
      for pair in root["services"]?.merged ?? [] where pair.value["profiles"] == nil {
        guard let name = pair.value["container_name"], !name.text.contains("$") else { continue }
        if let first = seen[name.text] {
          reporter.report(
            at: name.span, "the name '\(name.text)' is taken", help: "choose another one",
            related: [.init("the first", file: reporter.file, span: first)])
        }
        seen[name.text] = seen[name.text] ?? name.span
      }
    }
  )
}
