import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateReceiver = CheckRule(
    "alertmanager/duplicate-receiver", .error,
    summary: "Two receivers of one name.",
    rationale: "Alertmanager refuses the configuration.",
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
          - name: ⟦a⟧

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      var seen: [String: Span] = [:]
      for receiver in root["receivers"]?.items ?? [] {
        guard let name = receiver["name"] else { continue }
        if let first = seen[name.text] {
          reporter.report(
            at: name.span, "the receiver '\(name.text)' stands twice", help: "give it another name",
            related: [.init("the first", file: reporter.file, span: first)])
        } else {
          seen[name.text] = name.span
        }
      }
    }
  )
}
