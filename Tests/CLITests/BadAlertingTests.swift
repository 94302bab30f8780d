import Foundation
import Testing

extension BadProfileTests {
  private static let metered =
    "project: shop\nservices:\n  api:\n    metrics: \"api:1\"\n    workloads: [http]\n"
    + "    own_metrics: {a_total: {type: counter, labels: {k: [x]}}}\n"

  /// Channels, routes, times, thresholds, overrides and objectives that cannot be.
  static let alerting: [Sample] = [
    Sample(
      name: "an operator that is none",
      text:
        "project: shop\n\(service)alerts: {a: {metric: system.load.1min, threshold: 1, operator: bigger}}\n",
      said: ["error: this is 'bigger', but one of 'gt', 'ge'"]),
    Sample(
      name: "thresholds that are never reached, on metrics that nobody has",
      text: metered
        + "alerts:\n  hot: {metric: system.cpu.usage_percent, threshold: 100}\n"
        + "  cold: {metric: system.cpu.usagepercent, threshold: 1}\n"
        + "  db: {metric: db.status, threshold: 1}\n  sum: {metric: a_total, threshold: 1}\n"
        + "  where: {metric: a_total, measure: rate, where: {j: x}, threshold: 1}\n"
        + "  none: {metric: a_total, measure: rate}\n",
      said: [
        ":8:54: error: 'system.cpu.usage_percent' is never above 100",
        "error: no metric is called 'system.cpu.usagepercent'",
        "did you mean 'system.cpu.usage_percent'?", "'db.status' needs the pack postgres",
        "'a_total' is a counter, which has no 'value'", "say 'measure: rate'",
        "'a_total' has no label 'j'", "the alert has no threshold",
      ]),
    Sample(
      name: "changes to alerts of packs that cannot be",
      text: metered
        + "alerts:\n  HttpErrorRateHih: {for: 1m}\n  TargetDown: {threshold: 5}\n"
        + "  HttpLatencyHigh: {threshold: 99}\n  Unsaid: {expr: \"up == 0\"}\n"
        + "  both: {metric: system.load.1min, threshold: 1, for: 5m, duration_seconds: 300}\n",
      said: [
        ":8:3: error: no alert is called 'HttpErrorRateHih'", "did you mean 'HttpErrorRateHigh'?",
        ":9:27: error: 'TargetDown' has no threshold", ":10:32: error: 99 is out of range",
        "error: the alert has no summary", "'for' and 'duration_seconds' say the same",
      ]),
    Sample(
      name: "channels and routes that lead nowhere",
      text: "project: shop\n\(service)channels:\n  s: {slack: \"#a\"}\n  e: {}\n"
        + "  w: {webhook: {bearer: true, user: x}}\n"
        + "routes:\n  - {severity: critical, channels: [s, s], mute: [night], repeat: 3m}\n"
        + "  - {severity: critical, team: web, channels: [w]}\n"
        + "times: {nights: {from: \"22:00\", to: \"22:00\"}}\nheartbeat: {every: 1s}\n",
      said: [
        "the channel 'e' goes nowhere", "a webhook has either a bearer token or a user",
        "'s' stands here twice", "no time is called 'night'", "did you mean 'nights'?",
        "'repeat' of 3m is no multiple of the interval of 2m", "no team is called 'web'",
        "no alert reaches this route", "'nights' ends when it begins", "the heartbeat goes nowhere",
        "a heartbeat every 1s is too often",
      ]),
    Sample(
      name: "a severity that is none",
      text: "project: shop\n\(service)channels: {s: {slack: {channels: {defualt: \"#a\"}}}}\n",
      said: ["error: unknown key 'defualt'", "did you mean 'default'?"]),
    Sample(
      name: "objectives that cannot be watched",
      text: metered
        + "    slos:\n      x: {objective: 0.999}\n      y: {objective: 99, below: 400ms}\n"
        + "      z: {objective: 99, good: \"a + b\", total: a_total}\n"
        + "      w: {objective: 99, indicator: events}\n",
      said: [
        ":8:22: error: an objective of 0.999 %", "write percent: 99.9, not 0.999",
        "no bucket of the histogram ends at 0.4 s", "'a + b' is no counter",
        "'w' needs 'total' and one of 'good' and 'bad'",
      ]),
  ]
}
