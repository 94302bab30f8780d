import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unknownReceiver = CheckRule(
    "alertmanager/unknown-receiver", .error,
    summary: "A route leads to a receiver that there is not.",
    rationale: "Alertmanager refuses the configuration.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - receiver: ⟦b⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - receiver: a
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let names = (root["receivers"]?.items ?? []).compactMap { $0["name"]?.text }
      for route in AlertmanagerWalk.routes(root) {
        guard let receiver = route["receiver"], !receiver.isNull, !receiver.text.isEmpty,
          !names.contains(receiver.text)
        else {
          continue
        }
        let hint = nearest(to: receiver.text, in: names).map { "did you mean '\($0)'?" }
        reporter.report(
          at: receiver.span, "no receiver is called '\(receiver.text)'",
          help: hint ?? "there are: \(names.joined(separator: ", "))")
      }
    }
  )
}
