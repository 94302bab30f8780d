import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateRemote = CheckRule(
    "prometheus/duplicate-remote", .error,
    summary: "Two remote writes or reads of one name.",
    rationale: "Their metrics could not be told apart; Prometheus refuses the configuration.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write"
    ],
    examples: [
      .fails(
        """
        remote_write:
          - {name: a, url: "http://b/write"}
          - {name: ⟦a⟧, url: "http://c/write"}

        """),
      .passes(
        """
        remote_write:
          - {name: a, url: "http://b/write"}
          - {url: "http://c/write"}
          - {url: "http://d/write"}
        remote_read:
          - {name: a, url: "http://b/read"}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for key in ["remote_write", "remote_read"] {
        var seen: [String: Node] = [:]
        for name in (root[key]?.items ?? []).compactMap({ $0["name"] }) where !name.text.isEmpty {
          if let first = seen[name.text] {
            reporter.report(
              at: name.span, "a second entry of '\(key)' is called '\(name.text)'",
              help: "give it another name",
              related: [.init("the first", file: reporter.file, span: first.span)])
          } else {
            seen[name.text] = name
          }
        }
      }
    }
  )
}
