import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes json_exporter's configuration and the scrape jobs of JSON pages.
struct JSONPageComposer {
  let plan: StackPlan

  /// `json.yml`: one module a page (json_exporter 0.7).
  func config() -> Value {
    .map([
      "modules": .mapping(plan.profile.json.entries.map { .init($0.key.value, module($0.value)) })
    ])
  }

  private func module(_ page: JSONPageProfile) -> Value {
    let codes = page.status.map { Value.integer($0.value.value) }
    return .map([
      "valid_status_codes": codes.isEmpty ? nil : .flow(codes),
      "metrics": .sequence(
        page.states.entries.map { state($0.key.value, $0.value.value) }
          + page.values.entries.map { number($0.key.value, $0.value.value) }),
    ])
  }

  /// A word cannot be a value, so it is a label of a metric that is always 1: `json_state`.
  private func state(_ check: String, _ path: JSONPathText) -> Value {
    .map([
      "name": .string("json"), "type": .string("object"), "path": .string("{@}"),
      "help": .string("What a page says of a part; the word is in the label 'state'."),
      "labels": .map(["check": .string(check), "state": .string(path.template)]),
      "values": .map(["state": .string("1")]),
    ])
  }

  private func number(_ name: String, _ path: JSONPathText) -> Value {
    .map([
      "name": .string(name), "path": .string(path.template), "valuetype": .string("gauge"),
      "help": .string(path.text),
    ])
  }

  /// One job a page.
  func jobs() -> [Value] { plan.profile.json.entries.map { job($0.key.value, $0.value) } }

  private func job(_ name: String, _ page: JSONPageProfile) -> Value {
    let own = page.interval?.value.description
    return .map([
      "job_name": .string("json-\(name)"),
      "scrape_interval": own.map { .string($0) },
      "metrics_path": .string("/probe"),
      "params": .map(["module": .words([name])]),
      "static_configs": .sequence([.map(["targets": .words([page.url?.value.text ?? ""])])]),
      "relabel_configs": .sequence([
        .map(["source_labels": .words(["__address__"]), "target_label": .string("__param_target")]),
        .map(["source_labels": .words(["__param_target"]), "target_label": .string("instance")]),
        .map([
          "target_label": .string("__address__"), "replacement": .string("json-exporter:7979"),
        ]),
      ]),
    ])
  }
}
