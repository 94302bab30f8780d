import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let blackboxHTTPVersion = CheckRule(
    "blackbox/http-version", .warning,
    summary: "A version of HTTP that no answer has.",
    rationale: """
      Versions are compared letter by letter, and answers say 'HTTP/2.0'. A probe that waits for 'HTTP/2' \
      fails as soon as its target speaks it.
      """,
    references: ["https://github.com/prometheus/blackbox_exporter/issues/658"],
    examples: [
      .fails(
        """
        --- blackbox.yml
        modules:
          web: {prober: http, http: {valid_http_versions: [HTTP/1.1, ⟦HTTP/2⟧]}}

        """),
      .passes(
        """
        --- blackbox.yml
        modules:
          web: {prober: http, http: {valid_http_versions: [HTTP/1.1, HTTP/2.0, HTTP/3.0]}}

        """),
    ],
    check: .files([.blackbox]) { file, reporter in
      let versions = ["HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/3.0"]
      for module in file.root["modules"]?.merged ?? [] {
        for version in module.value["http"]?["valid_http_versions"]?.items ?? []
        where version.kind == .scalar && !versions.contains(version.text) {
          let meant = versions.first { $0 == version.text.uppercased() + ".0" }
          reporter.report(
            at: version.span, "no answer is of the version '\(version.text)'",
            help: meant.map { "write '\($0)'" } ?? "there are: \(versions.joined(separator: ", "))",
            in: file.path)
        }
      }
    }
  )
}
