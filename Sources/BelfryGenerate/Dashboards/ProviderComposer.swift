import BelfryYAML

/// Makes what tells Grafana where its dashboards are.
struct ProviderComposer {
  let plan: StackPlan

  /// `grafana/provisioning/dashboards/dashboards.yml`.
  func providers() -> Value {
    .map([
      "apiVersion": .integer(1),
      "providers": .sequence([
        .map([
          "name": .string(plan.project), "folder": .string(plan.title), "type": .string("file"),
          "disableDeletion": .bool(true), "allowUiUpdates": .bool(false),
          "updateIntervalSeconds": .integer(30),
          "options": .map(["path": .string("/etc/grafana/dashboards")]),
        ])
      ]),
    ])
  }
}
