import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noExternalLabels = CheckRule(
    "prometheus/no-external-labels", .advice,
    summary: "What is sent elsewhere does not say from which Prometheus it is.",
    rationale: """
      Samples of two servers that write to one store mix, and an alert does not say where it \
      comes from.
      """,
    examples: [
      .fails(
        """
        ⟦remote_write⟧:
          - url: https://store.b.c/write
        scrape_configs: [{job_name: a}]

        """),
      .passes(
        """
        global:
          external_labels: {cluster: eu}
        remote_write:
          - url: https://store.b.c/write
        scrape_configs: [{job_name: a}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      guard root["global"]?["external_labels"].map(\.merged.isEmpty) ?? true,
        let write = root.pairs.first(where: { $0.key.text == "remote_write" }),
        !write.value.items.isEmpty, !write.value.items.allSatisfy(addsLabel)
      else { return }
      reporter.report(
        at: write.key.span, "what is written does not say from which server it is",
        help: "set 'external_labels' under 'global'")
    }
  )
}

/// Whether a receiver of samples gets a label that is the same for all of them.
private func addsLabel(_ write: Node) -> Bool {
  (write["write_relabel_configs"]?.items ?? []).contains { step in
    step["target_label"] != nil && step["replacement"] != nil && step["source_labels"] == nil
  }
}
