import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `export/config.yml`: the collector that reads chosen series from Prometheus' federation and
/// sends them on (OpenTelemetry collector contrib 0.160).
struct ExportComposer {
  let plan: StackPlan

  /// Whether a profile has an export that goes through the collector.
  static func isNeeded(_ profile: Profile) -> Bool {
    let exports = profile.exports
    return exports.influxdb != nil || exports.cloudwatch != nil || exports.datadog != nil
      || exports.sentry != nil
  }

  /// One export as a pipeline: what it reads, does and writes.
  struct Pipeline {
    var name: String
    var receiver: (name: String, value: Value)
    var processors: [(name: String, value: Value)] = []
    var exporter: (name: String, value: Value)
  }

  /// The whole configuration.
  func config() -> Value {
    let pipelines = [influxdb, cloudwatch, datadog].compactMap(\.self) + sentry
    let limiter = Value.map([
      "check_interval": .string("5s"), "limit_percentage": .integer(80),
      "spike_limit_percentage": .integer(20),
    ])
    let shared = [("memory_limiter", limiter)]
    return .mapping([
      .init("receivers", once(pipelines.map(\.receiver))),
      .init("processors", once(shared + pipelines.flatMap(\.processors)), blankBefore: true),
      .init("exporters", once(pipelines.map(\.exporter)), blankBefore: true),
      .init(
        "service",
        .mapping([
          .init("telemetry", telemetry),
          .init(
            "pipelines",
            .mapping(
              pipelines.map { pipeline in
                .init(
                  pipeline.name,
                  .map([
                    "receivers": .words([pipeline.receiver.name]),
                    "processors": .words(["memory_limiter"] + pipeline.processors.map(\.name)),
                    "exporters": .words([pipeline.exporter.name]),
                  ]))
              })),
        ]), blankBefore: true),
    ])
  }

  private func once(_ parts: [(name: String, value: Value)]) -> Value {
    var entries: [Value.Entry] = []
    for part in parts where !entries.contains(where: { $0.key == part.name }) {
      entries.append(.init(part.name, part.value))
    }
    return .mapping(entries)
  }

  /// The collector's own metrics, on the port that Prometheus scrapes.
  private var telemetry: Value {
    let exporter = Value.map(["host": .string("0.0.0.0"), "port": .integer(8888)])
    return .map([
      "metrics": .map([
        "level": .string("normal"),
        "readers": .sequence([.map(["pull": .map(["exporter": .map(["prometheus": exporter])])])]),
      ])
    ])
  }

  // MARK: Metrics

  private var influxdb: Pipeline? {
    guard let export = plan.profile.exports.influxdb else { return nil }
    let exporter = Value.map([
      "endpoint": export.url.map { .string($0.value.text) },
      "org": export.org.map { .string(Self.literal($0.value)) },
      "bucket": export.bucket.map { .string(Self.literal($0.value)) },
      "token": Self.secret(StoreSecret.influxdb),
    ])
    return Pipeline(
      name: "metrics/influxdb", receiver: federation("influxdb", export.interval, export.metrics),
      processors: naming(export.naming, "influxdb"), exporter: ("influxdb", exporter))
  }

  private var datadog: Pipeline? {
    guard let export = plan.profile.exports.datadog else { return nil }
    let exporter = Value.map([
      "api": .map([
        "site": .string(export.site?.value.text ?? "datadoghq.com"),
        "key": Self.secret(StoreSecret.datadog),
      ]),
      "hostname": .string("\(plan.project)-monitoring"),
      "host_metadata": .map(["enabled": .bool(false)]),
    ])
    return Pipeline(
      name: "metrics/datadog", receiver: federation("datadog", export.interval, export.metrics),
      processors: naming(export.naming, "datadog"), exporter: ("datadog", exporter))
  }

  private var cloudwatch: Pipeline? {
    guard let export = plan.profile.exports.cloudwatch else { return nil }
    let percent = export.percent.map(\.value.text)
    let exporter = Value.map([
      "region": export.region.map { .string($0.value.text) },
      "namespace": .string(export.namespace?.value.text ?? plan.project),
      "log_group_name": .string("/metrics/\(plan.project)"),
      "log_stream_name": .string(plan.environment),
      // Each further set of dimensions is a metric that costs.
      "dimension_rollup_option": .string("NoDimensionRollup"),
      "resource_to_telemetry_conversion": .map(["enabled": .bool(true)]),
      "metric_descriptors": percent.isEmpty
        ? nil
        : .sequence(
          percent.map {
            .map([
              "metric_name": .string($0), "unit": .string("Percent"), "overwrite": .bool(true),
            ])
          }),
    ])
    let scale = Value.map([
      "transforms": .sequence(
        percent.map { name in
          .map([
            "include": .string(name), "action": .string("update"),
            "operations": .sequence([
              .map([
                "action": .string("experimental_scale_value"), "experimental_scale": .integer(100),
              ])
            ]),
          ])
        })
    ])
    return Pipeline(
      name: "metrics/cloudwatch",
      receiver: federation("cloudwatch", export.interval, export.metrics),
      processors: percent.isEmpty ? [] : [("metricstransform/percent", scale)],
      exporter: ("awsemf", exporter))
  }

  /// A job that reads the newest value of the chosen series from Prometheus.
  private func federation(
    _ name: String, _ interval: Located<PrometheusDuration>?, _ metrics: [Located<MetricPattern>]
  ) -> (String, Value) {
    let selector = ExportSelection(metrics, plan).selector
    let job = Value.map([
      "job_name": .string("export-\(name)"),
      "scrape_interval": .string(interval?.value.description ?? Defaults.exportInterval),
      "scrape_timeout": .string("30s"), "honor_labels": .bool(true),
      "metrics_path": .string("/federate"),
      "params": .map(["match[]": .sequence([.string(Self.literal(selector))])]),
      "static_configs": .sequence([.map(["targets": .words(["prometheus:9090"])])]),
    ])
    return ("prometheus/\(name)", .map(["config": .map(["scrape_configs": .sequence([job])])]))
  }

  /// `shop_orders_total` of the job `shop-api` becomes `shop-api.shop.orders.total`.
  private func naming(_ naming: Located<ExportNaming>?, _ name: String) -> [(String, Value)] {
    guard naming?.value == .dotted else { return [] }
    let statements = [
      "replace_pattern(metric.name, \"[_:]+\", \".\")",
      "set(metric.name, Concat([resource.attributes[\"service.name\"], metric.name], \".\")) "
        + "where resource.attributes[\"service.name\"] != nil",
    ]
    return [
      ("transform/\(name)", .map(["metric_statements": .sequence(statements.map { .string($0) })]))
    ]
  }

  // MARK: Traces and logs

  /// Sentry's documentation, "OpenTelemetry Collector Setup": it takes no metrics by OTLP.
  private var sentry: [Pipeline] {
    guard let export = plan.profile.exports.sentry, let endpoint = export.endpoint else {
      return []
    }
    let base =
      endpoint.value.text.hasSuffix("/")
      ? String(endpoint.value.text.dropLast()) : endpoint.value.text
    let receiver = Value.map([
      "protocols": .map([
        "grpc": .map(["endpoint": .string("0.0.0.0:4317")]),
        "http": .map(["endpoint": .string("0.0.0.0:4318")]),
      ])
    ])
    let traces = export.traces != false
    let logs = export.logs != false
    let exporter = Value.map([
      "traces_endpoint": traces ? .string("\(base)/v1/traces") : nil,
      "logs_endpoint": logs ? .string("\(base)/v1/logs") : nil,
      "headers": .map([
        "x-sentry-auth": .string("sentry sentry_key=${file:/run/secrets/\(StoreSecret.sentry)}")
      ]),
    ])
    return [(traces, "traces/sentry"), (logs, "logs/sentry")].filter(\.0).map { _, name in
      Pipeline(
        name: name, receiver: ("otlp", receiver), exporter: ("otlp_http/sentry", exporter))
    }
  }

  // MARK: Texts

  /// A secret's file, read by the collector itself.
  private static func secret(_ name: String) -> Value { .string("${file:/run/secrets/\(name)}") }

  /// A text in which the collector finds nothing to fill in.
  private static func literal(_ text: String) -> String { text.replacing("$", with: "$$") }
}
