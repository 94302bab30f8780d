package import BelfryModels

/// What counts where a profile says nothing: the one place that knows.
package enum Defaults {
  package static let environment = "production"
  package static let interval = "15s"
  package static let scrapeTimeout = "10s"
  package static let hold = "5m"
  package static let severity = AlertSeverity.warning
  package static let groupWait = "30s"
  package static let groupInterval = "2m"
  package static let repeatInterval = "4h"
  package static let heartbeat = "1m"
  package static let bind = "127.0.0.1"
  package static let timezone = "browser"
  package static let retention = "30d"
  package static let disk = "10GB"
  /// Percentiles of panels of times.
  package static let percentiles: [Double] = [50, 95, 99]
  package static let longTermRetention = "1y"
  package static let downsampling = "5m"
  package static let exportInterval = "5m"
  package static let logRetention = "14d"
  package static let traceRetention = "7d"
  /// Series of one job, as the budgets of saved scrapes have it.
  package static let jobBudget = 10_000
  /// Series of one metric of one job.
  package static let metricBudget = 1000
  /// Values of one label.
  package static let labelBudget = 100
  /// Labels of one series: the real scrapes in the catalogue have up to 15, with the target's.
  package static let labelLimit = 64
  /// Bytes of a label's value: paths and addresses of containers stay under 300.
  package static let valueLengthLimit = 2048
  package static let subnet = "172.31.250.0/24"

  /// Published ports by program; each program's own.
  package static let ports: [(program: String, port: Int)] = [
    ("prometheus", 9090), ("alertmanager", 9093), ("grafana", 3000), ("kibana", 5601),
    ("jaeger", 16686), ("otlp", 4317), ("otlp_http", 4318),
  ]
}
