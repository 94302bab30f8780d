import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unknownSeverity = CheckRule(
    "rules/unknown-severity", .warning,
    summary: "A severity that is spelt like no other.",
    rationale: "Routes match the word exactly, so that a slip sends the alert to the wrong people.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {severity: ⟦critcal⟧}

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {severity: critical}
              - alert: B
                expr: up == 0
                labels: {severity: sev2}

        """),
      .fails(
        """
        --- .belfry.yml
        naming: {severities: [page, ticket]}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {severity: ⟦critical⟧}

        """),
    ],
    check: .rule { rule, reporter in
      guard rule.isAlert, let node = rule.label("severity"), node.kind == .scalar,
        !node.text.contains("{{")
      else { return }
      let own = reporter.workspace.settings.naming.severities
      guard own.isEmpty else {
        if own.contains(node.text) { return }
        return reporter.report(
          at: node.span, "'\(node.text)' is none of the project's severities",
          help: "write \(own.joined(separator: ", "))")
      }
      guard !severities.contains(node.text), node.text.utf8.count > 3
      else { return }
      // One letter in another case is a slip too.
      let folded = severities.first { $0 == node.text.lowercased() }
      guard let name = folded ?? nearest(to: node.text, in: severities.sorted()),
        abs(name.utf8.count - node.text.utf8.count) <= 1,
        Set(name.lowercased()).symmetricDifference(node.text.lowercased()).count <= 2
      else { return }
      let isMeant = reporter.workspace.files(.alertmanagerConfig).contains { file in
        String(decoding: file.root.file.bytes, as: UTF8.self).contains(node.text)
      }
      guard !isMeant else { return }
      reporter.report(
        at: node.span, "'\(node.text)' is no usual severity", help: "did you mean '\(name)'?",
        fixes: node.style == .plain
          ? [FixIt("write '\(name)'", edits: [.init(node.span, name)], isSafe: false)] : [])
    }
  )
}

/// Words that people use for severities.
private let severities: Set<String> = [
  "critical", "warning", "info", "error", "page", "ticket", "none", "high", "medium", "low",
  "notice", "emergency", "alert", "major", "minor", "warn", "informational", "disaster", "debug",
  "average", "severe", "fatal", "important", "urgent", "moderate",
]
