import BelfrySource
import BelfryYAML

extension CheckRule {
  static let emptyReceiver = CheckRule(
    "alertmanager/empty-receiver", .warning,
    summary: "A route leads to a receiver that tells nobody.",
    rationale: """
      Alerts that end there are swallowed without a word. Where that is meant, the receiver's \
      name should say so: null, blackhole, drop.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: ⟦a⟧

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - receiver: "null"
              matchers: [alertname="InfoInhibitor"]
        receivers:
          - name: a
            webhook_configs: [{url: "http://a/b"}]
          - name: "null"

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let used = Set(AlertmanagerWalk.routes(root).compactMap { $0["receiver"]?.text })
      for receiver in root["receivers"]?.items ?? [] {
        guard let name = receiver["name"], used.contains(name.text), !isMeant(name.text),
          !receiver.merged.contains(where: {
            $0.key.text.hasSuffix("_configs")
              && !($0.value.kind == .sequence && $0.value.items.isEmpty)
          })
        else { continue }
        reporter.report(
          at: name.span, "the receiver '\(name.text)' tells nobody",
          help: "give it an integration, or call it 'null' where that is meant")
      }
    }
  )
}

/// Whether a receiver's name says that it is to swallow what it gets.
private func isMeant(_ name: String) -> Bool {
  let words = ["null", "none", "black", "drop", "discard", "ignore", "void", "noop", "no-op"]
  let others = ["empty", "silen", "devnull", "dev-null", "mute", "nowhere", "nobody", "trash"]
  let lower = name.lowercased()
  return (words + others).contains(where: lower.contains)
}
