import BelfrySource
import BelfryYAML

extension CheckRule {
  static let legacyMatcher = CheckRule(
    "alertmanager/legacy-matcher", .advice,
    summary: "A route or inhibition with match or match_re.",
    rationale: "These keys are deprecated since 0.22; matchers say the same and more.",
    examples: [
      .fails(
        """
        route:
          receiver: a
          routes:
            - ⟦match⟧: {severity: page}
        receivers:
          - name: a

        """),
      .passes(
        """
        route:
          receiver: a
          routes:
            - matchers: [severity="page"]
        receivers:
          - name: a

        """),
      .passes(
        """
        --- compose.yaml
        services:
          alertmanager:
            image: prom/alertmanager:v0.20.0
            volumes: ["./alertmanager.yml:/etc/alertmanager/alertmanager.yml:ro"]
        --- alertmanager.yml
        route:
          receiver: a
          routes:
            - match: {severity: page}
        receivers:
          - name: a

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      // Older versions know nothing else.
      if let version = reporter.workspace.version(of: reporter.file),
        version.lexicographicallyPrecedes([0, 22])
      {
        return
      }
      let nodes = AlertmanagerWalk.routes(root) + (root["inhibit_rules"]?.items ?? [])
      let old = [
        "match", "match_re", "source_match", "source_match_re", "target_match", "target_match_re",
      ]
      for node in nodes {
        for pair in node.pairs where old.contains(pair.key.text) {
          let side = pair.key.text.split(separator: "_").first ?? ""
          let new = side == "match" ? "matchers" : "\(side)_matchers"
          reporter.report(
            at: pair.key.span, "'\(pair.key.text)' is deprecated", help: "write '\(new)'",
            fixes: mend(pair, node, new))
        }
      }
    }
  )
}

/// The same condition as a list of matchers, where nothing else has to be joined with it.
private func mend(_ pair: Pair, _ node: Node, _ new: String) -> [FixIt] {
  let others = node.pairs.filter {
    let name = $0.key.text
    return name == new || name != pair.key.text && name.hasPrefix(String(new.dropLast(3)))
  }
  // An anchor stands between key and value, and whoever refers to it wants a mapping.
  let written = pair.value.file.text(Span(pair.key.span.end, pair.value.span.end))
  guard others.isEmpty, pair.value.kind == .mapping, !pair.value.pairs.isEmpty,
    !written.contains(where: { "#&*!|>".contains($0) })
  else { return [] }
  let op = pair.key.text.hasSuffix("_re") ? "=~" : "="
  let matchers = pair.value.pairs.map { label in
    var text = ""
    for letter in label.value.isNull ? "" : label.value.text {
      text += letter == "\\" || letter == "\"" ? "\\\(letter)" : letter == "'" ? "''" : "\(letter)"
    }
    return "'\(label.key.text)\(op)\"\(text)\"'"
  }
  return [
    FixIt(
      "write '\(new)'",
      edits: [
        .init(pair.key.span, new),
        .init(pair.value.span, "[\(matchers.joined(separator: ", "))]"),
      ])
  ]
}
