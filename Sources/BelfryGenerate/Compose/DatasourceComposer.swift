import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes the datasources that Grafana is provisioned with, and what leads from one to another.
///
/// A dollar sign that Grafana itself is meant to read later is doubled: provisioning files are
/// interpolated.
struct DatasourceComposer {
  let plan: StackPlan

  private var hasTraces: Bool { plan.has("otel") }
  /// Only the stack's own Grafana has the secret and the certificate at hand.
  private var hasLogs: Bool { plan.has("elastic") && plan.has("grafana") }
  private var store: TracingProfile.Store { plan.profile.tracing?.usedStore ?? .tempo }

  /// `grafana/provisioning/datasources/datasources.yml`.
  func datasources() -> Value {
    let sources =
      [prometheus] + [longTerm].compactMap(\.self) + [alertmanager] + (hasTraces ? [traces] : [])
      + (hasLogs ? [logs] : [])
    return .map(["apiVersion": .integer(1), "datasources": .sequence(sources)])
  }

  private var prometheus: Value {
    let interval = plan.profile.interval?.value.description ?? Defaults.interval
    // Client libraries write either name.
    let destinations = ["trace_id", "traceID"].map { name in
      Value.map(["name": .string(name), "datasourceUid": .string("traces")])
    }
    return .map([
      "name": .string("Prometheus"), "uid": .string("prometheus"),
      "type": .string("prometheus"),
      "access": .string("proxy"),
      "url": .string(plan.profile.existing.prometheus?.value.text ?? "http://prometheus:9090"),
      "isDefault": .bool(true), "editable": .bool(false),
      "jsonData": .map([
        "httpMethod": .string("POST"), "timeInterval": .string(interval),
        "prometheusType": .string("Prometheus"),
        "exemplarTraceIdDestinations": hasTraces ? .sequence(destinations) : nil,
      ]),
    ])
  }

  private var alertmanager: Value {
    .map([
      "name": .string("Alertmanager"), "uid": .string("alertmanager"),
      "type": .string("alertmanager"), "access": .string("proxy"),
      "url": .string(
        plan.profile.existing.alertmanager?.values.first?.value.text ?? "http://alertmanager:9093"),
      "editable": .bool(false),
      "jsonData": .map(["implementation": .string("prometheus")]),
    ])
  }

  /// The long-term store, which answers PromQL as well; with means only, as often as they come.
  private var longTerm: Value? {
    guard let longTerm = plan.profile.storage.longTerm else { return nil }
    let interval = plan.profile.interval?.value.description ?? Defaults.interval
    let every = plan.downsampling.isEmpty ? interval : plan.profile.storage.every.description
    let (url, type): (String?, String) =
      switch longTerm.store?.value {
      case .victoriametrics: ("http://victoriametrics:8428", "Prometheus")
      case .mimir: ("http://mimir:8080/prometheus", "Mimir")
      case .thanos: ("http://thanos-query:10902", "Thanos")
      case nil: (longTerm.query?.value.text, "Prometheus")
      }
    return url.map { url in
      .map([
        "name": .string("Long term"), "uid": .string("long-term"), "type": .string("prometheus"),
        "access": .string("proxy"), "url": .string(url), "editable": .bool(false),
        "jsonData": .map([
          "httpMethod": .string("POST"), "timeInterval": .string(every),
          "prometheusType": .string(type),
        ]),
      ])
    }
  }

  // MARK: Traces

  private var traces: Value {
    let isTempo = store == .tempo
    return .map([
      "name": .string("Traces"), "uid": .string("traces"), "type": .string(store.rawValue),
      "access": .string("proxy"),
      "url": .string(isTempo ? "http://tempo:3200" : "http://jaeger:16686"),
      "editable": .bool(false),
      "jsonData": .map([
        "tracesToLogsV2": hasLogs ? tracesToLogs : nil,
        "tracesToMetrics": tracesToMetrics,
        "serviceMap": isTempo ? .map(["datasourceUid": .string("prometheus")]) : nil,
        "nodeGraph": .map(["enabled": .bool(true)]),
      ]),
    ])
  }

  private var tracesToLogs: Value {
    .map([
      "datasourceUid": .string("logs"), "spanStartTimeShift": .string("-5m"),
      "spanEndTimeShift": .string("5m"), "filterByTraceID": .bool(false),
      "filterBySpanID": .bool(false), "customQuery": .bool(true),
      "query": .string("trace.id:\"$${__span.traceId}\""),
    ])
  }

  private var tracesToMetrics: Value {
    let selector = "{job=\"otel-spans\",$$__tags}"
    return .map([
      "datasourceUid": .string("prometheus"), "spanStartTimeShift": .string("-15m"),
      "spanEndTimeShift": .string("15m"),
      "tags": .sequence([
        .map(["key": .string("service.name"), "value": .string("service_name")])
      ]),
      "queries": .sequence([
        .map([
          "name": .string("Calls by operation"),
          "query": .string(
            "sum by (span_name) (rate(traces_spanmetrics_calls_total\(selector)[5m]))"),
        ]),
        .map([
          "name": .string("Durations by operation"),
          "query": .string(
            "histogram_quantile(0.95, sum by (span_name, le) "
              + "(rate(traces_spanmetrics_latency_bucket\(selector)[5m])))"),
        ]),
      ]),
    ])
  }

  // MARK: Logs

  /// Elasticsearch through TLS, as a user that may read this stack's streams and nothing else.
  private var logs: Value {
    let elastic = plan.elastic
    let ca = elastic.ca.map { Value.string("$__file{\($0)}") }
    let dataset = plan.instances.first?.placeholders.values["log_dataset"] ?? plan.project
    let link = Value.map([
      "field": .string("trace.id"), "datasourceUid": .string("traces"),
      "url": .string("$${__value.raw}"), "urlDisplayLabel": .string("Trace"),
    ])
    return .map([
      "name": .string("Logs"), "uid": .string("logs"), "type": .string("elasticsearch"),
      "access": .string("proxy"), "url": .string(elastic.url),
      "editable": .bool(false), "basicAuth": .bool(true),
      "basicAuthUser": .string(elastic.name(.reader)),
      "jsonData": .map([
        "index": .string("logs-\(dataset)-*"), "timeField": .string("@timestamp"),
        "logMessageField": .string("message"), "logLevelField": .string("log.level"),
        "maxConcurrentShardRequests": .integer(5),
        "tlsAuthWithCACert": ca == nil ? nil : .bool(true),
        "dataLinks": hasTraces ? .sequence([link]) : nil,
      ]),
      "secureJsonData": .map([
        "basicAuthPassword": .string("$__file{/run/secrets/grafana_reader_password}"),
        "tlsCACert": ca,
      ]),
    ])
  }
}
