import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let repeatOverRetention = CheckRule(
    "alertmanager/repeat-over-retention", .warning,
    summary: "repeat_interval above the time for which Alertmanager remembers.",
    rationale: """
      What was sent is forgotten after --data.retention, 120h by default. The alert is then \
      sent again, and before the time that was asked for.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
          repeat_interval: ⟦7d⟧
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          repeat_interval: 4d
        receivers:
          - name: a

        """),
      .passes(
        """
        --- compose.yaml
        services:
          alertmanager:
            image: prom/alertmanager:v0.33.1
            command: [--config.file=/etc/alertmanager/alertmanager.yml, --data.retention=240h]
            volumes: ["./alertmanager.yml:/etc/alertmanager/alertmanager.yml:ro"]
        --- alertmanager.yml
        route:
          receiver: a
          repeat_interval: 7d
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let flag = "--data.retention="
      let services = reporter.workspace.services.filter { $0.image == "alertmanager" }
      let said = services.flatMap(\.command).first { $0.text.hasPrefix(flag) }
      let words = said.map { String($0.text.dropFirst(flag.count)) } ?? "120h"
      guard let kept = GoDuration(words) else { return }
      for route in AlertmanagerWalk.routes(root) {
        guard let pause = route["repeat_interval"], let length = durationMilliseconds(pause.text),
          Double(length) > kept.seconds * 1000
        else { continue }
        reporter.report(
          at: pause.span,
          "what was sent is forgotten after \(words), before \(pause.text) are over",
          help: "shorten it, or start Alertmanager with a longer '--data.retention'")
      }
    }
  )
}
