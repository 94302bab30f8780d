import BelfryCheck
import BelfrySource
import Testing

/// What is advised where the right advice depends on the place.
@Suite("Advice for prometheus.yml")
struct PrometheusHelpTests {
  @Test(
    "A file for a secret is named only where Prometheus reads one",
    arguments: [
      ("basic_auth: {username: a, password: hunter2-hunter2}", "use 'password_file'"),
      (
        "azure_sd_configs: [{client_secret: hunter2-hunter2}]",
        "fill it in before the file is mounted"
      ),
      (
        "consul_sd_configs: [{server: a, password: hunter2-hunter2}]",
        "fill it in before the file is mounted"
      ),
      (
        "http_sd_configs: [{url: 'http://a', basic_auth: {password: hunter2-hunter2}}]",
        "use 'password_file'"
      ),
    ])
  func secret(settings: String, help: String) {
    let text = "scrape_configs:\n  - job_name: a\n    \(settings)\n"
    let options = CheckOptions(only: ["prometheus/secret-inline"])
    let found = FileChecker.check(SourceFile(path: "prometheus.yml", text: text), options)
    #expect(found.diagnostics.map(\.help) == [help])
  }
}
