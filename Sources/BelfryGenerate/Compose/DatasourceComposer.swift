import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes the datasources that Grafana is provisioned with.
struct DatasourceComposer {
  let plan: StackPlan

  /// `grafana/provisioning/datasources/datasources.yml`.
  func datasources() -> Value {
    let interval = plan.profile.interval?.value.description ?? Defaults.interval
    return .map([
      "apiVersion": .integer(1),
      "datasources": .sequence([
        .map([
          "name": .string("Prometheus"), "uid": .string("prometheus"),
          "type": .string("prometheus"),
          "access": .string("proxy"), "url": .string("http://prometheus:9090"),
          "isDefault": .bool(true), "editable": .bool(false),
          "jsonData": .map([
            "httpMethod": .string("POST"), "timeInterval": .string(interval),
            "prometheusType": .string("Prometheus"),
          ]),
        ]),
        .map([
          "name": .string("Alertmanager"), "uid": .string("alertmanager"),
          "type": .string("alertmanager"), "access": .string("proxy"),
          "url": .string("http://alertmanager:9093"), "editable": .bool(false),
          "jsonData": .map(["implementation": .string("prometheus")]),
        ]),
      ]),
    ])
  }
}
