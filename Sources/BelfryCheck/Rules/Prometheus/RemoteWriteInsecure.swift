import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let remoteWriteInsecure = CheckRule(
    "prometheus/remote-write-insecure", .warning,
    summary: "Samples leave the network in plain text, or credentials do.",
    rationale: "Whoever is on the way reads them, and can send others in their place.",
    examples: [
      .fails(
        """
        remote_write:
          - url: ⟦http://metrics.shop.de/write⟧

        """),
      .passes(
        """
        remote_write:
          - url: https://metrics.shop.de/write
          - url: http://mimir:9009/api/v1/push
          - url: http://10.0.0.3/write

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for key in ["remote_write", "remote_read"] {
        for entry in root[key]?.items ?? [] {
          guard let url = entry["url"], let parts = try? GoURL(url.text), parts.scheme == "http",
            NetworkName.isPublic(parts.host), !url.text.contains("$")
          else { continue }
          reporter.report(
            at: url.span, "samples go to '\(NetworkName.host(parts.host))' in plain text",
            help: "use https")
        }
      }
    }
  )
}
