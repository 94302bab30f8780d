import BelfryCatalogue
import BelfryProfile
import BelfrySource

extension StackReadme {
  /// How programs send traces, and which logs are read.
  var signalNotes: String { traceNote + logNote + elasticNote }

  private var traceNote: String {
    guard plan.has("otel") else { return "" }
    let values = plan.instances.first?.placeholders.values ?? [:]
    let host =
      plan.publishes("otlp")
      ? """
      On the host it listens on `\(values["bind"] ?? ""):\(values["port:otlp"] ?? "")` (gRPC) and \
      `:\(values["port:otlp_http"] ?? "")` (HTTP).
      """ : "On the host it cannot be reached."
    return """

      ## Traces

      Programs send OTLP to the collector, in the network `\(plan.networkName)`:

      ```sh
      OTEL_EXPORTER_OTLP_ENDPOINT=http://otel-collector:4317
      ```

      \(host) Grafana shows traces under Explore, Traces.

      """
  }

  private var logNote: String {
    guard plan.has("elastic"), let logs = plan.profile.logs else { return "" }
    let files = logs.files.flatMap { file in
      file.value.paths.map { "`\($0.value.text)` of \(file.value.service?.value.text ?? "")" }
    }
    let containers = logs.containers?.value == false ? [] : ["what containers write"]
    let searches = "saved searches for errors, one request and slow requests"
    let kibana =
      plan.elastic.setsUp ? "Kibana has \(searches)" : "`elastic-setup/kibana` has \(searches)"
    let readers =
      plan.has("grafana")
      ? "\(kibana);\nGrafana has the same lines under Explore, Logs." : "\(kibana)."
    return """

      ## Logs

      Collected: \((containers + files).joined(separator: ", ")).
      \(readers)

      """
  }
}
