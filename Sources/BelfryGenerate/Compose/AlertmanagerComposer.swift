import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `alertmanager.yml` from channels and routes.
struct AlertmanagerComposer {
  let plan: StackPlan

  func config() -> Value {
    let tree = RoutingTree(plan.profile, chosen: plan.chosenChannels)
    let times = TimeComposer(plan: plan).values()
    let templates = Value.Entry("templates", .words(["/etc/alertmanager/templates/*.tmpl"]))
    let receivers = tree.receivers.map { ReceiverComposer.value($0, plan) }
    return .mapping(
      [templates, .init("route", tree.root.value, blankBefore: true)]
        + (times.isEmpty ? [] : [.init("time_intervals", .sequence(times), blankBefore: true)])
        + [
          .init("inhibit_rules", .sequence(inhibitions()), blankBefore: true),
          .init("receivers", .sequence(receivers), blankBefore: true),
        ])
  }

  /// Critical silences warning, and both silence info, for the same alert group of one service;
  /// alerts without an instance concern the whole service.
  private func inhibitions() -> [Value] {
    func rule(_ source: String, _ target: String, _ equal: [String]) -> Value {
      .map([
        "source_matchers": .words(["severity=\"\(source)\""]),
        // Whatever else is wrong, the sign of life goes on.
        "target_matchers": .words([target, "alertname!=\"Watchdog\""]),
        "equal": .words(equal),
      ])
    }
    let down = Value.map([
      "source_matchers": .words(["alertname=\"TargetDown\""]),
      "target_matchers": .words(["alertname!=\"TargetDown\"", "instance!=\"\""]),
      "equal": .words(["job", "instance"]),
    ])
    return [
      rule("critical", "severity=~\"warning|info\"", ["service", "instance"]),
      rule("warning", "severity=\"info\"", ["service", "instance"]), down,
    ]
  }
}
